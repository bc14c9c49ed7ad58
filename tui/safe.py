"""Text from reports is data: here, and only here, it loses its power over a terminal before it is shown.

Escape sequences, direction marks and line breaks show as themselves and do nothing. Markup is no matter of characters:
whoever prints passes a `rich.text.Text` or a Textual `Content`, never a string that is read for markup.
"""

import re

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LINE_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]")
SURROGATES = re.compile("[\ud800-\udfff]")

BREAK_MARK = "↵"


def one_line(text: str) -> str:
    """The text on one line: a break is ↵, a tab a space, a control character its picture (␛), a mark ⟨U+202E⟩."""
    return LINE_BREAKS.sub(BREAK_MARK, harmless(LINE_BREAKS.sub("\n", text))).replace("\t", " ")


def harmless(text: str) -> str:
    """The text with its line breaks and tabs, and nothing else that a terminal obeys."""
    text = LINE_BREAKS.sub("\n", text)
    text = INVISIBLE.sub("", SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))
    return DIRECTIONS.sub(_code_point, CONTROL.sub(_picture, text))


def _picture(control: re.Match[str]) -> str:
    code = ord(control[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else _code_point(control)


def _code_point(mark: re.Match[str]) -> str:
    return f"⟨U+{ord(mark[0]):04X}⟩"
