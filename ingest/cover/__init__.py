"""Whose report and of which year: what cover, title and preamble say."""
