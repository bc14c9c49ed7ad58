"""Formats told by content, never by name, and the reader of each."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.errors import UnreadableReport
from ingest.manuscript import Manuscript
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file and what opening them may need."""

    name: str
    """Base name, for messages."""
    data: bytes
    password: str | None = None
    most_pages: int = 3000


def read_manuscript(source: Source) -> Manuscript:
    """The blocks of a file of any format that is read. Raises UnreadableReport."""
    if not source.data.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise UnreadableReport(f"{source.name}：文件是空的，请检查是否下载完整")
    reader = READERS.get(format_of(source.data))
    if reader is None:
        raise UnreadableReport(f"{source.name}：不支持这种格式，请转换为 PDF、DOCX 或文本后再添加")
    return reader(source)


def format_of(data: bytes) -> str:
    """pdf, text, …: by the first bytes."""
    return "pdf" if b"%PDF-" in data[:1024] else "text"


READERS: dict[str, Callable[[Source], Manuscript]] = {
    "pdf": lambda source: read_pdf(
        source.data, name=source.name, password=source.password, most_pages=source.most_pages
    ),
    "text": lambda source: read_text(source.data, name=source.name),
}
