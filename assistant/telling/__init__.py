"""Answers put down: figures first, then words, or a receipt of what was searched."""
