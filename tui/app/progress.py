"""Work that takes more than a second: how far it is, and a way to stop it."""

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import TypeVar

from tui.words import _

Item = TypeVar("Item")

Tell = Callable[[int, int], None]
"""Is told how many are done, and of how many."""

CELLS = 16


class Stopped(Exception):
    """Raised where work goes on that nobody wants any more."""


def under_way(what: str, done: int, count: int) -> str:
    """What is done now, as a bar and in numbers."""
    full = CELLS * done // max(count, 1)
    bar = "█" * full + "░" * (CELLS - full)
    return _("{what} {bar} {done}/{count}，Esc 停止").format(what=what, bar=bar, done=f"{done:,}", count=f"{count:,}")


def stopping(tell: Tell, stop: Event) -> Tell:
    """The same, but the work ends at the next step once `stop` is set."""

    def told(done: int, count: int) -> None:
        if stop.is_set():
            raise Stopped
        tell(done, count)

    return told


def counted(items: Iterable[Item], count: int, tell: Tell, *, every: int = 200) -> Iterator[Item]:
    """The same items; `tell` hears of every so manieth."""
    for done, item in enumerate(items):
        if done % every == 0:
            tell(done, count)
        yield item
