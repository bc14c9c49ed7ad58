"""Markdown: headings, paragraphs and pipe tables; HTML inside it by the HTML reader."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.document import Cell
from ingest.readers.cell_lines import with_cell_tables
from ingest.readers.cut_paragraphs import with_whole_sentences
from ingest.readers.html import blocks_of_html, grid_of
from ingest.readers.manuscript import Block, Manuscript, Paragraph
from ingest.text.characters import clean
from ingest.text.joining import join

SIGNS = re.compile(r"(?m)^#{1,6}\s+\S|^[^\S\n]*+\|?[^\S\n]*+:?-{3,}:?[^\S\n]*+\|[\s|:-]*$|<table[\s>]")
"""A heading, the rule under a table's head, an HTML table."""


PIPED = re.compile(r"(?m)^[^\S\n]*+\|.*\|.*\n\s*+\|(?:\s*:?-{3,}:?\s*\|)+\s*$")
"""A table's head and its rule: one is enough, since nothing else looks so."""


def looks_like_markdown(text: str) -> bool:
    """Whether a text uses Markdown's headings or tables."""
    beginning = text[:200_000]
    return len(SIGNS.findall(beginning)) >= 2 or bool(PIPED.search(beginning))


def manuscript_of_markdown(text: str) -> Manuscript:
    """The paragraphs and tables of a Markdown text."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text.replace("\x00", ""))
    return Manuscript(with_whole_sentences(with_cell_tables(tuple(_blocks(tokens)))))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    """The blocks of a token stream."""
    level: int | None = None
    html = ""
    rows: list[list[Cell]] = []
    head_rows = 0
    in_table = False
    for token in tokens:
        if token.type == "html_block":
            html += token.content
            continue
        if html:
            yield from blocks_of_html(html)
            html = ""
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "table_open":
            in_table, rows, head_rows = True, [], 0
        elif token.type == "table_close":
            yield from grid_of(rows, head_rows=head_rows)
            in_table = False
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "thead_close":
            head_rows = len(rows)
        elif token.type == "inline" and in_table:
            rows[-1].append(Cell(inline_text(token)))
        elif token.type == "inline":
            yield from _paragraphs(token, level)
            level = None
        elif token.type in ("fence", "code_block"):
            yield from (Paragraph(clean(line.strip())) for line in token.content.splitlines() if line.strip())
    if html:
        yield from blocks_of_html(html)


def _paragraphs(token: Token, level: int | None) -> Iterator[Block]:
    """A paragraph; one that holds HTML with blocks of its own becomes those."""
    if re.search(r"<(?:table|div|p|br|h\d)\b", token.content, re.IGNORECASE):
        yield from blocks_of_html(token.content)
    elif text := inline_text(token):
        yield Paragraph(text, level=level, alone=True)


def inline_text(token: Token) -> str:
    """The words of an inline token without their marks, soft line breaks joined."""
    text = ""
    line = ""
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            text, line = join(text, line.strip()), ""
        elif child.type in ("text", "code_inline", "text_special"):
            line += child.content
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            line += " "
    return clean(join(text, line.strip()))
