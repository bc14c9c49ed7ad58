"""What can go wrong, in words fit to show: what, where, and what to do."""


class ZewenError(Exception):
    """Anything Zewen cannot do."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said)
        self.said = said
        """A Chinese sentence fit to show a user; `str(error)` is the same, no longer to be translated."""


class UnreadableReport(ZewenError):
    """A file of which no report could be made: damaged, encrypted, empty, or of a format that is not read."""


class NotAReport(ZewenError):
    """A file that reads well and is no responsibility report: a policy, a notice, a book."""
