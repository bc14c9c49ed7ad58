"""From one file to one report, as a pipeline that reads from top to bottom."""

import hashlib
from dataclasses import replace
from pathlib import Path

from ingest.cover.genre import ensure_report
from ingest.cover.identity import read_identity
from ingest.errors import UnreadableReport
from ingest.figures.doubts import with_doubts
from ingest.figures.find import find_figures
from ingest.indicators.matching import match_indicators
from ingest.indicators.taxonomy import Taxonomy, load_taxonomy
from ingest.ocr.port import Ocr
from ingest.readers.archive import archive_of, read_member
from ingest.readers.formats import MOST_PAGES, Source, read_manuscript
from ingest.readers.manuscript import Manuscript, Paragraph
from ingest.report import Report
from ingest.said import Said
from ingest.text.contents import part_contents
from ingest.text.outline import find_outline
from ingest.text.passages import find_passages
from ingest.version import READER


def read_report(
    path: Path,
    *,
    password: str | None = None,
    ocr: Ocr | None = None,
    taxonomy: Taxonomy | None = None,
    keep_non_reports: bool = False,
    most_pages: int = MOST_PAGES,
) -> Report:
    """The report in one file. Raises UnreadableReport, and NotAReport unless `keep_non_reports`.

    Without `ocr` scanned pages stay unread; without `taxonomy` the built-in one names the figures.
    """
    data = read_bytes(path, password)
    manuscript = read_manuscript(Source(path.name, data, password, most_pages, ocr))
    return compose(manuscript, name=path.name, data=data, taxonomy=taxonomy, keep_non_reports=keep_non_reports)


def compose(
    manuscript: Manuscript, *, name: str, data: bytes, taxonomy: Taxonomy | None = None, keep_non_reports: bool = False
) -> Report:
    """The report that a manuscript is."""
    blocks, contents = part_contents(manuscript.blocks)
    identity, doubts = read_identity(replace(manuscript, blocks=blocks), name=name)
    if not keep_non_reports:
        cover = _cover(manuscript)
        ensure_report(identity, _text(manuscript), cover, name=name, statistics=manuscript.statistics)
    sections, placed = find_outline(blocks, contents)
    passages, tables, doubtful = find_passages(placed)
    found = with_doubts(find_figures(identity, passages, tables), doubtful)
    figures = match_indicators(found, identity, taxonomy or load_taxonomy())
    return Report(
        name, hashlib.sha256(data).hexdigest(), identity, manuscript.pages, sum(len(p.text) for p in passages),
        sections, passages, tables, figures, (*manuscript.warnings, *doubts), manuscript.unread, READER,
    )  # fmt: skip


def read_bytes(path: Path, password: str | None = None) -> bytes:
    """What is in a file, also in one that lies in an archive. Raises UnreadableReport."""
    archive = archive_of(path)
    if archive is not None:
        return read_member(archive, path, password=password)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableReport(Said("{path}：没有这个文件，请检查路径", path=path)) from error
    except OSError as error:
        raise UnreadableReport(
            Said("{path}：无法读取（{why}），请检查权限或磁盘", path=path, why=error.strerror)
        ) from error


def _text(manuscript: Manuscript) -> str:
    return "\n".join(
        block.text if isinstance(block, Paragraph) else "\n".join(" ".join(c.text for c in row) for row in block.rows)
        for block in manuscript.blocks
    )


def _cover(manuscript: Manuscript) -> tuple[str, ...]:
    return tuple(block.text for block in manuscript.blocks[:10] if isinstance(block, Paragraph))
