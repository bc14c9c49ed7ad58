"""The tables of a library: how values are kept in one SQLite file."""
