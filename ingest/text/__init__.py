"""The text of a report in order: characters, lines joined, headings, sections, passages and tables."""
