"""The file that a report was read from, opened to look at its pages; or why that cannot be."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import ZewenError
from tui.words import _

if TYPE_CHECKING:
    from ingest.pdf.drawing import DrawnPages
    from ingest.report import Report


class NoOriginal(ZewenError):
    """The pages of a report cannot be shown; says why and what to do."""


AGAIN = _("请在“报告”页按 a 从现在的位置再加入一次：内容相同的文件不会重读，只记下位置。")


def open_original(report: "Report", path: str) -> "DrawnPages":
    """The pages of the file at `path`, where it is still the one that was read. Raises ZewenError."""
    if not any(passage.boxes for passage in report.passages):
        raise NoOriginal(_("{file} 不是 PDF，没有页面图；这里的正文就是它的全文。").format(file=report.file))
    if not path:
        raise NoOriginal(_("没有记下 {file} 在哪里。").format(file=report.file) + AGAIN)
    data = _bytes(Path(path))
    if data is None:
        raise NoOriginal(_("{path} 已不在那里。").format(path=path) + AGAIN)
    if sha256(data).hexdigest() != report.sha256:
        raise NoOriginal(
            _("{path} 在读入之后改过，页面可能与识别的数据对不上，故不显示。请把改过的文件再加入一次。").format(
                path=path
            )
        )
    from ingest.pdf.drawing import DrawnPages

    return DrawnPages(data, name=report.file)


def _bytes(path: Path) -> bytes | None:
    from ingest.errors import UnreadableReport
    from ingest.reading import read_bytes

    try:
        return read_bytes(path)
    except UnreadableReport:
        return None
