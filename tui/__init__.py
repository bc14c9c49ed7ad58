"""The command line and the app: what needs a terminal."""
