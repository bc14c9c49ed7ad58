"""The `zewen` command."""


def main() -> None:
    """Run the command line."""
    raise NotImplementedError
