"""The section tree: which paragraphs are headings and how they nest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.contents import Entry, squeeze
from ingest.document import Section
from ingest.headings import Numbered, bare_endings, bare_titles, numbered
from ingest.manuscript import Block, Grid, Paragraph

LONGEST_OUTER = 60
LONGEST_INNER = 40
"""Longer lines are paragraphs that begin with a number."""

BARE_RANK = 20
"""Headings without a number nest inside all numbered ones."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with the headings above it."""

    block: Block
    section: tuple[str, ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A paragraph seen to be a heading, before it has its place in the tree."""

    style: str
    rank: float
    number: str
    title: str


def find_outline(
    blocks: tuple[Block, ...], contents: tuple[Entry, ...]
) -> tuple[tuple[Section, ...], tuple[Placed, ...]]:
    """The headings in order with their levels, and every block with the headings above it."""
    listed = frozenset(entry.title for entry in contents)
    body = body_size(blocks)
    sections: list[Section] = []
    placed: list[Placed] = []
    path: list[tuple[Heading, Section]] = []
    for index, block in enumerate(blocks):
        heading = _heading(blocks, index, listed, body) if isinstance(block, Paragraph) else None
        if heading is not None:
            path = _above(path, heading)
            section = Section(len(path) + 1, heading.number, heading.title, block.page)
            path.append((heading, section))
            sections.append(section)
        placed.append(Placed(block, tuple(s.label for _, s in path), heading is not None))
    return tuple(sections), tuple(placed)


def body_size(blocks: tuple[Block, ...]) -> float:
    """The type size most text is printed in; 0 where the format has none."""
    weights: dict[float, int] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.size:
            weights[block.size] = weights.get(block.size, 0) + len(block.text)
    return max(weights, key=lambda size: weights[size], default=0.0)


def _above(path: list[tuple[Heading, Section]], heading: Heading) -> list[tuple[Heading, Section]]:
    """The headings that a new one stands under: up to its own style where that is open, else by rank."""
    for depth, (open_heading, _) in enumerate(path):
        if open_heading.style == heading.style:
            return path[:depth]
    return [(h, s) for h, s in path if h.rank < heading.rank]


def _heading(blocks: tuple[Block, ...], index: int, listed: frozenset[str], body: float) -> Heading | None:
    """The heading that a paragraph is, if it is one."""
    block = blocks[index]
    assert isinstance(block, Paragraph)
    text = block.text.strip()
    if len(text) > LONGEST_OUTER + 10 or not text:
        return None
    number = numbered(text)
    if number is not None and number.title:
        return _numbered_heading(number, blocks, index, listed, body)
    return _bare_heading(block, blocks[index + 1] if index + 1 < len(blocks) else None, listed, body, first=index < 3)


def _numbered_heading(
    number: Numbered, blocks: tuple[Block, ...], index: int, listed: frozenset[str], body: float
) -> Heading | None:
    block = blocks[index]
    assert isinstance(block, Paragraph)
    title = number.title
    heading = Heading(number.style.name, number.style.rank, number.number, title.rstrip("：:。 "))
    if squeeze(block.text) in listed:
        return heading
    if title[-1] in "；;，,、" or "。" in title[:-1] or "；" in title or re.search(r"[：:]\s*\S", title):
        return None
    if len(title) > (LONGEST_INNER if number.style.inline else LONGEST_OUTER):
        return None
    if not number.style.inline:
        return heading
    if title[-1] in "！!？?" or (title[-1] == "。" and not _opens_text(blocks, index)) or number.style.name == "step":
        return None
    strong = block.bold or (body and block.size > body * 1.05)
    return heading if strong or not _in_list(number, blocks, index) else None


def _opens_text(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a short line that ends like a sentence has a paragraph of prose under it that is no item."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    block = blocks[index]
    short = isinstance(block, Paragraph) and len(block.text) <= 24 and "，" not in block.text
    return short and isinstance(following, Paragraph) and len(following.text) > 40 and numbered(following.text) is None


def _in_list(number: Numbered, blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a numbered line stands directly beside another of its kind: an item, not a heading with a text under it."""
    for beside in (index - 1, index + 1):
        if 0 <= beside < len(blocks):
            block = blocks[beside]
            other = numbered(block.text) if isinstance(block, Paragraph) else None
            if other and other.style.name == number.style.name:
                return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following is None


def _bare_heading(
    block: Paragraph, following: Block | None, listed: frozenset[str], body: float, *, first: bool
) -> Heading | None:
    """A heading without a number: one that the format, the contents list, its wording or its type shows."""
    text = block.text.strip().lstrip("|｜").strip()
    squeezed = squeeze(text)
    if not squeezed or squeezed.isdigit() or len(squeezed) > 30:
        return None
    if block.level is not None:
        return Heading(f"level {block.level}", BARE_RANK + block.level, "", text)
    if squeezed in bare_titles() or squeezed in listed:
        return Heading("outer", 0.5, "", text.rstrip("：: "))
    if first or re.search(r"[，。；：、,;:!?！？]", text) or following is None:
        return None
    if body and block.size > body * 1.12:
        return Heading(f"size {block.size:.0f}", BARE_RANK + 1 - block.size / 1000, "", text)
    worded = squeezed.endswith(bare_endings()) and len(squeezed) <= 12
    introduces = isinstance(following, Grid) or len(following.text) >= 16
    if ((block.alone and worded) or block.bold) and introduces:
        return Heading("bare", BARE_RANK + 9, "", text)
    return None


def promote_outer(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with levels that begin at 1 and never skip one."""
    fixed: list[Section] = []
    for section in sections:
        deepest = fixed[-1].level + 1 if fixed else 1
        fixed.append(replace(section, level=min(section.level, deepest)))
    return tuple(fixed)


def labels(sections: tuple[Section, ...]) -> Iterator[str]:
    """Headings as cited."""
    return (section.label for section in sections)
