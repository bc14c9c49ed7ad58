"""The workbook: figures, comparison, findings, coverage and what was read, every number with its source."""
