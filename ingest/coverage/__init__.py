"""Disclosure checklists: what a report discloses with a figure, in words, or not at all."""
