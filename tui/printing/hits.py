"""Passages that a search found, for people."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from index.library import Found, Hit
from tui.console import Filled, plain
from tui.printing.places import body_and_year, place
from tui.safe import harmless
from tui.words import _, listed


def print_found(console: Console, found: Found) -> None:
    """Each passage with its place, the words that matched marked."""
    for typed, taken in found.corrections:
        console.print(plain(_("“{typed}”按“{taken}”检索。").format(typed=typed, taken=taken), "yellow"))
    if not found.hits:
        console.print(plain(_(found.explanation)))
        if found.suggestions:
            console.print(plain(_("可以试试：{queries}").format(queries=listed(found.suggestions))))
    for hit in found.hits:
        identity = hit.report.identity
        console.print(plain(f"{hit.rank}. {body_and_year(identity.organisation, identity.year)}", "bold"))
        console.print(Padding(Filled(marked(hit)), (0, 0, 0, 3)))
        where = place(hit.report.file, hit.passage.page, hit.passage.section)
        console.print(Padding(Filled(plain(where, "dim")), (0, 0, 1, 3)))


def marked(hit: Hit) -> Text:
    """The passage with its matches marked."""
    pieces = Text()
    for piece, style in _pieces(hit.passage.text, hit.marks):
        pieces.append(harmless(piece).replace("\t", "  "), style=style)
    return pieces


def _pieces(text: str, marks: Iterable[tuple[int, int]]) -> Iterable[tuple[str, str]]:
    done = 0
    for start, end in sorted(marks):
        if start < done:
            continue
        yield text[done:start], ""
        yield text[start:end], "bold reverse"
        done = end
    yield text[done:], ""
