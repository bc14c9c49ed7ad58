"""Organisations as people write their names, and queries typed wrong."""
