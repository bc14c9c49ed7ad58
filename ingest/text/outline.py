"""The section tree: which paragraphs are headings, and how they nest."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from ingest.document import Section
from ingest.readers.manuscript import Block, Grid, Paragraph
from ingest.text.contents import Entry, squeeze
from ingest.text.headings import CAPTION, Numbered, bare_endings, bare_titles, numbered

LONGEST_OUTER = 60
LONGEST_INNER = 40
LONGEST_BARE = 30
"""Longer lines are paragraphs that begin with a number, or sentences."""

MOST_OF_ONE_LEVEL = 0.85
"""A format that gives more of its headings the same level does not know their levels (converters often do not)."""

BARE_RANK = 20.0
"""Headings without a number nest inside all numbered ones of their size."""

LARGER = 1.08
"""Type so much larger makes a heading stand above another."""


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
    """Lower stands above higher where type size does not decide."""
    number: str
    title: str
    size: float = 0.0

    def outranks(self, other: "Heading") -> bool:
        """Whether the other one stands under this one."""
        if self.size and other.size and not 1 / LARGER <= self.size / other.size <= LARGER:
            return self.size > other.size
        return self.rank < other.rank


def find_outline(
    blocks: tuple[Block, ...], contents: tuple[Entry, ...]
) -> tuple[tuple[Section, ...], tuple[Placed, ...]]:
    """The headings in order with their levels, and every block with the headings above it."""
    headings = find_headings(blocks, contents)
    sections: list[Section] = []
    placed: list[Placed] = []
    path: list[tuple[Heading, Section]] = []
    for index, block in enumerate(blocks):
        heading = headings.get(index)
        if heading is not None:
            path = _above(path, heading)
            section = Section(len(path) + 1, heading.number, heading.title, block.page)
            path.append((heading, section))
            sections.append(section)
        placed.append(Placed(block, tuple(s.label for _, s in path), heading is not None))
    return tuple(sections), tuple(placed)


def find_headings(blocks: tuple[Block, ...], contents: tuple[Entry, ...]) -> dict[int, Heading]:
    """Index of each block that is a heading, with what it says."""
    signs = _Signs(blocks, frozenset(entry.title for entry in contents))
    found: dict[int, Heading] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (heading := signs.heading(index, block)):
            found[index] = replace(heading, size=block.size)
    return _outer_beside_numbered(found)


def _outer_beside_numbered(found: dict[int, Heading]) -> dict[int, Heading]:
    """前言 and 结语 stand beside the outermost numbered parts, other titles of the contents list under them."""
    numbered_styles = Counter((h.rank, h.style) for h in found.values() if h.number and h.rank < 5)
    outermost = min((style for style, n in numbered_styles.items() if n > 1), default=None)
    if outermost is None:
        return found
    rank = outermost[0]
    ranks = {"outer": rank, "listed": rank + 0.5}
    return {i: replace(h, rank=ranks.get(h.style, h.rank)) for i, h in found.items()}


def _above(path: list[tuple[Heading, Section]], heading: Heading) -> list[tuple[Heading, Section]]:
    """The headings that a new one stands under."""
    for depth, (above, _) in enumerate(path):
        if not above.outranks(heading):
            return path[:depth]
    return path


class _Signs:
    """What shows that a paragraph is a heading, in one file."""

    def __init__(self, blocks: tuple[Block, ...], listed: frozenset[str]) -> None:
        self.blocks = blocks
        self.listed = listed
        self.body = body_size(blocks)
        levels = Counter(b.level for b in blocks if isinstance(b, Paragraph) and b.level is not None)
        self.levels_tell = len(levels) > 1 and max(levels.values()) < MOST_OF_ONE_LEVEL * levels.total()
        bold = sum(len(b.text) for b in blocks if isinstance(b, Paragraph) and b.bold)
        self.bold_tells = bold < 0.3 * sum(len(b.text) for b in blocks if isinstance(b, Paragraph))

    def heading(self, index: int, block: Paragraph) -> Heading | None:
        """The heading that the block is, if it is one."""
        text = block.text.strip().lstrip("|｜").strip()
        if not text or len(text) > LONGEST_OUTER + 10 or CAPTION.match(text):
            return None
        number = numbered(text)
        if block.level is not None and self.levels_tell:
            title = number.title if number and number.title else text
            return Heading(f"level {block.level}", block.level, number.number if number and number.title else "", title)
        if number is not None and number.title:
            return self._numbered(index, block, number)
        return self._bare(index, block, text)

    def _numbered(self, index: int, block: Paragraph, number: Numbered) -> Heading | None:
        title = number.title
        heading = Heading(number.style.name, number.style.rank, number.number, title.rstrip("：:。 "))
        if squeeze(block.text) in self.listed or block.level is not None:
            return heading
        if title[-1] in "；;，,、！!？?" or "。" in title[:-1] or "；" in title or re.search(r"[：:]\s*\S", title):
            return None
        if len(title) > (LONGEST_INNER if number.style.inline else LONGEST_OUTER):
            return None
        if not number.style.inline:
            return heading
        if number.style.name == "step" or (title[-1] == "。" and not self._opens_text(index, block)):
            return None
        return heading if self._stands_out(block) or not self._in_list(index, number) else None

    def _bare(self, index: int, block: Paragraph, text: str) -> Heading | None:
        squeezed = squeeze(text)
        if not re.search(r"[^\W\d_]", squeezed) or len(squeezed) > LONGEST_BARE:
            return None
        if squeezed in bare_titles() or squeezed in self.listed:
            return Heading("outer" if squeezed in bare_titles() else "listed", 0.5, "", text.rstrip("：: "))
        if block.level is not None:
            return Heading("bare", BARE_RANK, "", text)
        if index < 3 or re.search(r"[，。；：、,;:!?！？]", text) or not self._introduces(index):
            return None
        if self.body and block.size > self.body * 1.12:
            return Heading(f"size {block.size:.0f}", BARE_RANK, "", text)
        worded = squeezed.endswith(bare_endings()) and len(squeezed) <= 12
        if (block.alone and worded) or (block.bold and self.bold_tells):
            return Heading("bare", BARE_RANK + 1, "", text)
        return None

    def _stands_out(self, block: Paragraph) -> bool:
        return (block.bold and self.bold_tells) or bool(self.body and block.size > self.body * 1.05)

    def _introduces(self, index: int) -> bool:
        """Whether prose, a table or another heading follows rather than the next line of a list."""
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if isinstance(following, Grid):
            return True
        return following is not None and (len(following.text) >= 16 or numbered(following.text) is not None)

    def _opens_text(self, index: int, block: Paragraph) -> bool:
        """Whether a short line that ends like a sentence has a paragraph of prose under it that is no item."""
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if len(block.text) > 24 or "，" in block.text or not isinstance(following, Paragraph):
            return False
        return len(following.text) > 40 and numbered(following.text) is None

    def _in_list(self, index: int, number: Numbered) -> bool:
        """Whether a numbered line stands beside another of its kind: an item, not a heading with text under it."""
        beside = [self.blocks[i] for i in (index - 1, index + 1) if 0 <= i < len(self.blocks)]
        others = [numbered(block.text) for block in beside if isinstance(block, Paragraph)]
        return index + 1 == len(self.blocks) or any(o and o.style.name == number.style.name for o in others)


def body_size(blocks: tuple[Block, ...]) -> float:
    """The type size most text is printed in; 0 where the format has none."""
    weights: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph) and block.size:
            weights[block.size] += len(block.text)
    return max(weights, key=lambda size: weights[size], default=0.0)
