"""Cut paragraphs: sentences that a page break, or a printed line, cut in two, put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.readers.manuscript import Block, Paragraph
from ingest.readers.page_marks import TITLE_LIKE, find_marks
from ingest.readers.tabbed import LETTER, Line
from ingest.text.headings import numbered, starts_item
from ingest.text.joining import CLAUSE, begins_anew, counts_on, goes_on, join, stops, unbalanced

CUT = 28
"""A shorter line is not the last of a page."""


def line_paragraphs(run: list[Line]) -> Iterator[Paragraph]:
    """A paragraph a line; one cut by a page break in mid-sentence is put together again."""
    held: Paragraph | None = None
    blank = True
    for page, raw in run:
        line = raw.strip()
        if not line:
            blank = True
            continue
        if held and (cut_by_page_break if blank else cut_in_prose)(held.text, line):
            held = Paragraph(join(held.text, line), held.page, page, alone=held.alone)
        else:
            if held:
                yield held
            held = Paragraph(line, page, page, alone=blank)
        blank = False
    if held:
        yield held


def with_whole_sentences(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a format that has paragraphs, those joined that are halves of one, page marks between them dropped.

    Files made from printed pages often have a paragraph for each of them.
    """
    texts = [block.text if isinstance(block, Paragraph) and block.level is None else "" for block in blocks]
    marks, _ = find_marks(texts)
    found: list[Block] = []
    for index, block in enumerate(blocks):
        before = found[-1] if found else None
        if index in marks:
            continue
        if isinstance(block, Paragraph) and isinstance(before, Paragraph) and _halves(before, block):
            found[-1] = replace(before, text=join(before.text, block.text))
        else:
            found.append(block)
    return tuple(found)


def _halves(before: Paragraph, block: Paragraph) -> bool:
    plain = before.level is None and block.level is None and before.bold == block.bold
    return plain and cut_in_prose(before.text, block.text)


def cut_in_prose(text: str, following: str) -> bool:
    """Whether the last line of a page was set apart from its long sentence, which goes on in the next line."""
    long = len(text) >= CUT and bool(CLAUSE.search(text))
    return (long or counts_on(text, following)) and cut_by_page_break(text, following)


def cut_by_page_break(text: str, following: str) -> bool:
    """Whether a paragraph of full lines stops in mid-sentence and goes on after blank lines."""
    if stops(text) or starts_item(following) or len(text) < 10 or not LETTER.search(following):
        return False
    if counts_on(text, following):
        return True
    if goes_on(text, following) or unbalanced(text):
        return True
    if begins_anew(text, following):
        return False
    number = numbered(text)
    if number and len(text) < 60 and not re.search(r"[。；]|[，,].*[，,].*[，,]", text):
        return False
    prose = bool(CLAUSE.search(text)) and not starts_item(text)
    return (
        (prose or len(text) > 28) and not TITLE_LIKE.search(text) and bool(CLAUSE.search(following) or stops(following))
    )
