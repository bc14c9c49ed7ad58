"""Formats told by content, never by name, and the reader of each."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from ingest.errors import UnreadableReport
from ingest.ocr.port import Ocr
from ingest.readers.manuscript import Manuscript
from ingest.said import Said

MOST_PAGES = 3000

LARGEST = 400 * 1024 * 1024
"""Bytes; no report is larger."""

INFLATED = 1024 * 1024 * 1024
"""Bytes that a Word or Excel file may unpack to."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file and what opening them may need."""

    name: str
    """Base name, for messages."""
    data: bytes
    password: str | None = None
    most_pages: int = MOST_PAGES
    ocr: Ocr | None = None


Reader = Callable[[Source], Manuscript]


def read_manuscript(source: Source) -> Manuscript:
    """The blocks of a file of any format that is read. Raises UnreadableReport."""
    if not source.data.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise UnreadableReport(Said("{name}：文件是空的，请检查是否下载完整", name=source.name))
    if len(source.data) > LARGEST:
        raise UnreadableReport(
            Said("{name}：文件超过 {megabytes} MB，请拆分后再添加", name=source.name, megabytes=LARGEST >> 20)
        )
    kind = format_of(source.data)
    if kind in ADVICE:
        raise UnreadableReport(Said("{name}：{why}", name=source.name, why=ADVICE[kind]))
    manuscript = READERS[kind](source)
    if not manuscript.blocks:
        raise UnreadableReport(Said("{name}：文件里没有文字，请检查是否下载完整", name=source.name))
    return manuscript


def format_of(data: bytes) -> str:
    """A key of `READERS` or of `ADVICE`: by the first bytes, for archives by what is in them."""
    for mark, kind in MARKS:
        if data.startswith(mark):
            return _zipped(data) if kind == "zip" else kind
    if b"%PDF-" in data[:1024]:
        return "pdf"
    start = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if HTML.match(start) and b"</" in data:
        return "html"
    if start.startswith(b"<?xml") and b"<html" in start:
        return "html"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if re.match(rb"mime-version:|from:|message-id:", start):
        return "mail"
    return "text"


def _zipped(data: bytes) -> str:
    """Which of the formats that are ZIP archives inside it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            inflated = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return "broken zip"
    if inflated > INFLATED or inflated > 1000 * max(len(data), 65536):
        return "bomb"
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")):
        if any(name.startswith(folder) for name in names):
            return kind
    if "OFD.xml" in names:
        return "ofd"
    return "odf" if "mimetype" in names else "zip"


def _pdf(source: Source) -> Manuscript:
    from ingest.readers.pdf import read_pdf

    return read_pdf(
        source.data,
        name=source.name,
        password=source.password,
        most_pages=source.most_pages,
        ocr=source.ocr,
    )


def _docx(source: Source) -> Manuscript:
    from ingest.readers.docx import read_docx

    return read_docx(source.data, name=source.name)


def _xlsx(source: Source) -> Manuscript:
    from ingest.readers.xlsx import read_xlsx

    return read_xlsx(source.data, name=source.name)


def _html(source: Source) -> Manuscript:
    from ingest.readers.html import read_html

    return read_html(source.data, name=source.name)


def _text(source: Source) -> Manuscript:
    from ingest.readers.encoding import decode, ensure_legible
    from ingest.readers.markdown import looks_like_markdown, manuscript_of_markdown
    from ingest.readers.text import manuscript_of_text

    text = decode(source.data, name=source.name)
    ensure_legible(text, name=source.name)
    return manuscript_of_markdown(text) if looks_like_markdown(text) else manuscript_of_text(text)


READERS: dict[str, Reader] = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "html": _html, "text": _text}
"""Each reader's library is loaded when the first file of its format comes."""

HTML = re.compile(rb"(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title|style|link|base)\b", re.DOTALL)
"""A page, be it without its outer elements; what begins with other elements may be Markdown."""

MARKS = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "rar"),
    (b"\x1f\x8b", "rar"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "bitmap"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
"""First bytes of a file → format."""

ADVICE = {
    "ole": Said(
        "这是旧版 Word/Excel、WPS（.doc、.xls、.wps）或加密的 Office 文件，请另存为 .docx、.xlsx 或 PDF 后再添加"
    ),
    "pptx": Said("这是演示文稿，请另存为 PDF 后再添加"),
    "odf": Said("这是 OpenDocument 文件，请另存为 DOCX 或 PDF 后再添加"),
    "ofd": Said("这是 OFD 版式文件，请转换为 PDF 后再添加"),
    "rtf": Said("这是 RTF 文件，请用 Word 或 WPS 另存为 DOCX 后再添加"),
    "mail": Said("这是邮件或网页存档（.eml、.mht），请另存为 PDF 后再添加"),
    "rar": Said("这是 RAR、7Z 或 GZ 压缩包，请解压后再添加"),
    "zip": Said("这是压缩包，请解压后再添加，或把压缩包所在路径直接交给 zewen add"),
    "broken zip": Said("压缩包或 Office 文件已损坏，请重新下载，或打开后另存再添加"),
    "bomb": Said("文件解压后大得不合常理，疑为恶意文件，请检查来源"),
    "image": Said("这是图片，请转换为 PDF 后再添加（扫描件需安装识别组件：pip install 'zewen[ocr]'）"),
    "bitmap": Said("这是图片或二进制文件，请转换为 PDF 后再添加"),
    "program": Said("这是程序文件，不是报告"),
}
"""What to do about a file of a format that is not read."""
