"""One file a format: bytes to a `Manuscript`."""
