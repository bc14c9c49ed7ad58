"""Which reader made a report."""

READER = "3"
"""Changes with every improvement that would read the same file differently."""
