"""A source as plain text, as Markdown with HTML tables, and as a Word document."""

from datetime import UTC, datetime
from html import escape
from pathlib import Path

from docx import Document

from corpus.source import Block, Source, full_grid

HARD_BREAK = "\n\n\n"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def write_text(source: Source, target: Path) -> None:
    """Paragraphs parted by blank lines, tables by tabs; joined cells stay empty, as text exports leave them."""
    encoding = source.settings.get("encoding", "utf-8")
    target.write_bytes(("\n\n".join(_text(block, source) for block in source.blocks) + "\n").encode(encoding))


def _text(block: Block, source: Source) -> str:
    if block.kind == "table":
        rows = ("\t".join("" if cell in {"<", "^"} else cell for cell in row) for row in block.rows)
        return "\n".join([*filter(None, (block.caption, block.note)), *rows])
    if block.kind == "contents":
        titles = (block.text for block in source.blocks if block.kind == "heading" and block.level <= 2)
        return "\n".join(["目 录", *(f"{title}.....\t{n // 3 + 2}" for n, title in enumerate(titles))])
    return "\n" if block.kind == "page" else block.text.replace("‖", HARD_BREAK)


def write_markdown(source: Source, target: Path) -> None:
    """Headings one level down, the cover as the title, tables as HTML unless their style is `pipes`."""
    target.write_text("\n\n".join(_markdown(block) for block in source.blocks) + "\n", encoding="utf-8")


def _markdown(block: Block) -> str:
    if block.kind == "heading":
        return f"{'#' * (block.level + 1)} {block.text}"
    if block.kind == "cover":
        return f"# {block.text}"
    if block.kind == "table":
        above = [*filter(None, (block.caption, block.note))]
        table = _pipes(block.rows) if block.options.get("style") == "pipes" else _html(block)
        return "\n\n".join([*above, table])
    return block.text


def _pipes(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _html(block: Block) -> str:
    lines = ["<table>"]
    for top, row in enumerate(block.rows):
        cells = "".join(_html_cell(block.rows, top, left) for left, text in enumerate(row) if text not in {"<", "^"})
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])


def _html_cell(rows: list[list[str]], top: int, left: int) -> str:
    columns = 1 + _run([text == "<" for text in rows[top][left + 1 :]])
    lines = 1 + _run([row[left] == "^" for row in rows[top + 1 :]])
    spans = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{lines}"' if lines > 1 else "")
    return f"<td{spans}>{escape(rows[top][left])}</td>"


def _run(flags: list[bool]) -> int:
    return flags.index(False) if False in flags else len(flags)


def write_word(source: Source, target: Path) -> None:
    """Real headings and real tables with joined cells."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.title = source.settings["title"]
    document.core_properties.created = document.core_properties.modified = EPOCH
    for block in source.blocks:
        if block.kind == "heading":
            document.add_heading(block.text, block.level)
        elif block.kind == "cover":
            document.add_heading(block.text, 0)
        elif block.kind == "page":
            document.add_page_break()
        elif block.kind == "table":
            _word_table(document, block)
        else:
            document.add_paragraph(block.text.replace("‖", ""))
    document.save(str(target))


def _word_table(document: Document, block: Block) -> None:
    for line in filter(None, (block.caption, block.note)):
        document.add_paragraph(line)
    table = document.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
    for top, row in enumerate(full_grid(block.rows)):
        for left, text in enumerate(row):
            above, before = block.rows[top][left] == "^", block.rows[top][left] == "<"
            if above or before:
                table.cell(top, left).merge(table.cell(top - above, left - before))
            else:
                table.cell(top, left).text = text
