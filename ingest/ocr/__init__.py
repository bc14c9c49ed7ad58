"""Reading pictures of pages: the port, the engine behind it, and lines and tables from what it finds."""
