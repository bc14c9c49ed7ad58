"""What can go wrong, in words fit to show: what, where, and what to do."""


class ZewenError(Exception):
    """Anything Zewen cannot do; `str(error)` is a Chinese sentence fit to show a user."""


class UnreadableReport(ZewenError):
    """A file of which no report could be made: damaged, encrypted, empty, or of a format that is not read."""


class NotAReport(ZewenError):
    """A file that reads well and is no responsibility report: a policy, a notice, a book."""
