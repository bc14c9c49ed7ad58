"""The fast reading of a page's content beside pdfminer's own."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF

from ingest.pdf.content import _Content, _EndOfContentError

PIECES = (
    b"BT", b"ET", b"Tj", b"TJ", b"re", b"f*", b"'", b'"', b"true", b"false", b"null", b"BI /W 1 ID \x00x EI ",
    b"/F1", b"/A#42", b"/", b"12", b"-0.5", b".5", b"5.", b"+", b"-", b"1-2", b"1.2.3", b"9" * 20, b"<4E2D>",
    b"<4e2>", b"<>", b"<41>>", b"<<", b">>", b"/K 1", b"(text)", b"(a(b)c)", rb"(\051\n)", b"(", b")", b"[", b"]",
    b"{", b"}", b"% remark\n", b"\x00", b"\n", b" ", b" ", b" ",
)  # fmt: skip


def _streams(contents: list[bytes]) -> list[PDFStream]:
    return [PDFStream({}, content) for content in contents]


def _tokens_of_pdfminer(contents: list[bytes]) -> list[Any]:
    tokens: list[Any] = []
    try:
        parser = PDFContentParser(_streams(contents))
        while True:
            tokens.append(parser.nextobject()[1])
    except PSEOF:
        return tokens
    except Exception as error:  # noqa: BLE001 -- damaged content makes pdfminer raise anything
        return [*tokens, type(error)]


def _tokens_of_ours(contents: list[bytes]) -> list[Any]:
    tokens: list[Any] = []
    try:
        parser = _Content(_streams(contents))
        while True:
            tokens.append(parser.next_token())
    except _EndOfContentError:
        return tokens
    except Exception as error:  # noqa: BLE001 -- as pdfminer
        return [*tokens, type(error)]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join), max_size=3))
def test_the_tokens_are_those_of_pdfminer(contents: list[bytes]) -> None:
    assert repr(_tokens_of_ours(contents)) == repr(_tokens_of_pdfminer(contents))


@pytest.mark.parametrize("length", [65_530, 65_534, 65_536])
def test_a_token_across_two_buffers_stays_whole(length: int) -> None:
    contents = [b" " * length + b"[(abc) 12.50 <4E2D>] TJ 7 Tj "]
    tokens = _tokens_of_ours(contents)
    assert tokens[0] == [b"abc", 12.5, b"N-"]
    assert repr(tokens) == repr(_tokens_of_pdfminer(contents))
