"""What people say about what was read, laid over it."""
