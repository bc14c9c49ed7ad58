"""Bytes as text: which encoding a text file is in, by its content."""

import codecs
from statistics import median

from charset_normalizer import from_bytes

from ingest.errors import UnreadableReport
from ingest.pdf.text_layer import judge
from ingest.said import Said

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

COMMON = "的一是在有和人年司公度会會報报告责責任社企业業我本中不为為以及"
"""Characters that any Chinese report is full of: more of them, likelier the encoding."""


FRAGMENT = 8
"""Lines of an English text are longer; what is left when its Chinese is lost is not."""


def decode(data: bytes, *, name: str) -> str:
    """The text. Raises UnreadableReport where the bytes are no text in any known encoding."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) - error.start <= 4:  # cut off inside the last character
            return data[: error.start].decode("utf-8")
    if text := _utf16_without_mark(data):
        return text
    candidates = [text for encoding in ("gb18030", "big5hkscs") if (text := _strictly(data, encoding)) is not None]
    best = max(candidates, key=_likeness, default="")
    if best and _likeness(best) > 0.03:
        return best
    guess = from_bytes(data[:100_000]).best()
    if guess is not None and guess.percent_chaos < 10 and b"\x00" not in data:
        return data.decode(guess.encoding, errors="replace")
    raise UnreadableReport(
        Said("{name}：不是可识别的文本（编码不明或为二进制文件），请另存为 UTF-8 文本或 PDF 后再添加", name=name)
    )


def ensure_legible(text: str, *, name: str) -> None:
    """Raises UnreadableReport where a text is what a broken export leaves of a document."""
    if judge(text) == "garbled":
        raise UnreadableReport(Said("{name}：文字为乱码（导出时字体编码缺失），请提供原始 PDF 或重新导出", name=name))
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    han = sum("\u3400" <= c <= "\u9fff" for c in text)
    if len(lines) >= 50 and median(map(len, lines)) <= FRAGMENT and han * 20 < len(text):
        raise UnreadableReport(
            Said("{name}：正文残缺，只剩零散的数字和字母（导出时中文丢失），请提供原始 PDF 或重新导出", name=name)
        )


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text if the bytes are valid in that encoding, a cut last character aside."""
    for end in (len(data), len(data) - 1, len(data) - 2, len(data) - 3):
        try:
            return data[: max(end, 0)].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 is told by its zero bytes and its plausible Chinese."""
    if len(data) % 2 or len(data) < 4:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text and _likeness(text) > 0.06:
            return text
    return None


def _likeness(text: str) -> float:
    """Share of characters that are among the commonest of Chinese reports."""
    sample = text[:20_000]
    return sum(sample.count(c) for c in COMMON) / max(1, len(sample))
