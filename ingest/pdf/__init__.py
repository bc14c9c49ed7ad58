"""A PDF's page as print: glyphs to lines, lines to columns, paragraphs and tables."""
