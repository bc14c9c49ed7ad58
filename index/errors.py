"""What can go wrong with a library, in words fit to show."""

from ingest.errors import ZewenError
from ingest.said import Said


class LibraryError(ZewenError):
    """Anything about the library's file."""


class LibraryNotFound(LibraryError):
    """There is no such file, and none may be made."""

    def __init__(self, place: str) -> None:
        super().__init__(Said("未找到报告库 {place}。请检查路径，或先用 zewen add 加入报告。", place=place))


class LibraryTooNew(LibraryError):
    """A newer Zewen made it."""

    def __init__(self, place: str) -> None:
        super().__init__(Said("报告库 {place} 由更新版本的责问建立，请升级后再打开。", place=place))


class DamagedLibrary(LibraryError):
    """Not a library, or one that is broken."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            Said(
                "{place} 不是责问的报告库，或文件已损坏（{why}）。请从备份恢复，或换一个路径重新加入报告。",
                place=place,
                why=reason,
            )
        )


class LibraryBusy(LibraryError):
    """Another process has been writing for too long."""

    def __init__(self) -> None:
        super().__init__(Said("报告库正被另一个程序写入，请稍后再试。"))


class LibraryNotWritten(LibraryError):
    """The disk is full, or the file may not be written."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            Said("报告库未能写入（{why}），库中内容仍为写入之前的状态。请检查磁盘空间和文件权限。", why=reason)
        )


class NoSuchReport(LibraryError):
    """No report with those bytes."""

    def __init__(self, sha256: str) -> None:
        super().__init__(Said("报告库中没有这份报告（sha256 {beginning}…）。", beginning=sha256[:12]))


class NoSuchFigure(LibraryError):
    """No figure printed so on that page."""

    def __init__(self, raw: str) -> None:
        super().__init__(Said("报告库中没有这个数据（{raw}），可能报告已重新读取。", raw=raw))
