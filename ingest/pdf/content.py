"""The operators of a page's content, taken from its streams as pdfminer takes them, in half the time.

pdfminer steps through every token by several small functions. Most tokens are plain and are matched here at once;
what is not (escapes, dictionaries, pictures within the stream, the end of a buffer, damage) is left to pdfminer.
"""

import re
from binascii import unhexlify
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT, PSKeyword, PSLiteral, keyword_name

PLAIN = re.compile(
    rb"""\s*(?:
        ([-+]?\d{1,18})(?=[^\d.])                              # 1: 12
      | ([-+]?(?:\d+\.\d*|\.\d+))(?=\D)                        # 2: 12.5
      | <((?:[0-9a-fA-F]{2})*)>(?=[^>])                        # 3: <4E2D>
      | \(([^()\\]*)\)                                         # 4: (text)
      | ([A-Za-z][^\#/%\[\]()<>{}\s]*)(?=[/%\[\]()<>{}\s])     # 5: Tj
      | /([^\#/%\[\]()<>{}\s]*)(?=[/%\[\]()<>{}\s])            # 6: /F1
      | (\[)                                                   # 7
      | (\])                                                   # 8
    )""",
    re.VERBOSE,
)
"""One token that ends for certain where it seems to, hence the looks ahead."""

WORD, OPENING, CLOSING = 5, 7, 8

PARSERS_OWN = {b"true", b"false", b"BI", b"ID"}
"""Words that are no operators."""


class FastInterpreter(PDFPageInterpreter):
    """Carries out the operators of a page."""

    def execute(self, streams: Sequence[object]) -> None:
        """Carries out the operators of the streams, but of none that this one is called from."""
        found = [stream for stream in map(stream_value, streams) if stream.objid is not None]
        unvisited = [stream for stream in found if stream.objid not in self.parent_stream_ids]
        self.stream_ids.clear()
        self.stream_ids.update(stream.objid for stream in unvisited if stream.objid is not None)
        try:
            self._carry_out(_Content(unvisited))
        except _EndOfContentError:
            return

    def _carry_out(self, content: "_Content") -> None:
        while True:
            token = content.next_token()
            if not isinstance(token, PSKeyword):
                self.argstack.append(token)
                continue
            name, takes = _operator(token)
            if not name:
                continue
            if takes == 0:
                getattr(self, name)()
            else:
                operands = self.pop(takes)
                if len(operands) == takes:
                    getattr(self, name)(*operands)


class _EndOfContentError(Exception):
    """There are no more tokens."""


class _Content(PDFContentParser):
    """The tokens of content streams, arrays as lists."""

    BUFSIZ = 1 << 16

    def __init__(self, streams: Sequence[PDFStream]) -> None:
        try:
            super().__init__(streams)
        except PSEOF as error:
            raise _EndOfContentError from error

    def next_token(self) -> Any:
        """The next operand or operator. Raises _EndOfContentError."""
        found = None if self.results else PLAIN.match(self.buf, self.charpos)
        if found is not None:
            kind = found.lastindex or 0
            if kind < OPENING and not (kind == WORD and found[WORD] in PARSERS_OWN):
                self.charpos = found.end()
                return READERS[kind](found[kind])
            if kind == OPENING:
                array = self._array(found.end())
                if array is not None:
                    return array
        try:
            return self.nextobject()[1]
        except PSEOF as error:
            raise _EndOfContentError from error

    def _array(self, at: int) -> list[Any] | None:
        """The array whose inside begins there; None where it is not plain."""
        values: list[Any] = []
        buffer = self.buf
        while (found := PLAIN.match(buffer, at)) is not None:
            kind = found.lastindex or 0
            if kind == CLOSING:
                self.charpos = found.end()
                return values
            if kind in (WORD, OPENING):
                return None
            values.append(READERS[kind](found[kind]))
            at = found.end()
        return None


def _named(name: bytes) -> PSLiteral:
    try:
        return LIT(name.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(name)


READERS: tuple[Callable[[bytes], Any], ...] = (bytes, int, float, unhexlify, bytes, KWD, _named)
"""What makes a value of each kind of plain token."""


@lru_cache(maxsize=4096)
def _operator(word: PSKeyword) -> tuple[str, int]:
    """The interpreter's method for an operator and how many operands it takes; no name where there is none."""
    name = "do_" + keyword_name(word).replace("*", "_a").replace('"', "_w").replace("'", "_q")
    method = getattr(FastInterpreter, name, None)
    return (name, method.__code__.co_argcount - 1) if method is not None else ("", 0)
