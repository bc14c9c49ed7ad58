"""Contents lists: found and taken out of the text, kept to check the headings against."""

import re
from dataclasses import dataclass

from ingest.readers.manuscript import Block, Paragraph
from ingest.text.headings import bare_titles

LEADERS = re.compile(
    r"^(?P<title>.*?)\s*(?:\.{3,}|…+|·{3,}|[-—_]{4,}|．{3,}|(?:\. ){3,})[\s.…·．]*+(?P<page>\d{0,4})\s*$"
)
"""1.公司介绍.....	3"""

BY_GAP = re.compile(r"^(?P<title>\S.{1,50}?)(?:\s*\t\s*|\s{2,}|\s)(?P<page>\d{1,3})$")
"""公司概况    3"""

OPENS = re.compile(r"^\s*(?:目\s*[录錄次]|CONTENTS|Contents|Table of Contents)\s*(?:CONTENTS|Contents)?\s*$")

LONGEST = 400
"""No contents list has more entries than this."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a contents list."""

    title: str
    """With its number, white space taken out."""
    page: int | None


def squeeze(text: str) -> str:
    """The text without white space and closing punctuation, for comparing titles."""
    return re.sub(r"[\s.…·：:。]+", "", text)


def part_contents(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Entry, ...]]:
    """The blocks without contents lists, and the entries of those lists."""
    dropped: set[int] = set()
    entries: list[Entry] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Paragraph) and OPENS.match(block.text):
            end, found = _announced(blocks, index + 1)
        else:
            end, found = _by_leaders(blocks, index)
        if found:
            dropped.update(range(index, end))
            entries.extend(found)
        index = max(end, index + 1)
    return tuple(block for i, block in enumerate(blocks) if i not in dropped), tuple(entries)


def _by_leaders(blocks: tuple[Block, ...], start: int) -> tuple[int, list[Entry]]:
    """A run of at least three entries with dots between title and page."""
    found = []
    end = start
    while end < len(blocks) and (entry := _entry(blocks[end], LEADERS)):
        found.append(entry)
        end += 1
    return (end, found) if len(found) >= 3 else (start, [])


def _announced(blocks: tuple[Block, ...], start: int) -> tuple[int, list[Entry]]:
    """The entries after the word 目录: up to prose, or to the first title that comes again."""
    found: list[Entry] = []
    titles: set[str] = set()
    paged = 0
    end = start
    while end < min(len(blocks), start + LONGEST):
        block = blocks[end]
        if not isinstance(block, Paragraph) or len(block.text) > 60 or block.text.rstrip().endswith(("。", "；", "，")):
            break
        entry = _entry(block, LEADERS) or _entry(block, BY_GAP)
        title = squeeze(entry.title if entry else block.text)
        if entry is None and title in titles:
            break
        if entry is None and paged >= 3 and end + 1 < len(blocks) and _is_prose(blocks[end + 1]):
            break
        paged += entry is not None or title.isdigit()
        titles.add(title)
        if title and not title.isdigit():
            found.append(entry or Entry(title, None))
        end += 1
    return (end, found) if len(found) >= 3 and paged >= 2 else (start, [])


def _is_prose(block: Block) -> bool:
    return isinstance(block, Paragraph) and (len(block.text) > 60 or block.text.rstrip().endswith("。"))


def _entry(block: Block, pattern: re.Pattern[str]) -> Entry | None:
    if not isinstance(block, Paragraph) or len(block.text) > 160:
        return None
    found = pattern.match(block.text)
    if not found or (not found["title"] and squeeze(block.text) not in bare_titles()):
        return None
    return Entry(squeeze(found["title"]), int(found["page"]) if found["page"] else None)
