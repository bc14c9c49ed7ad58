"""Where something stands, in one short line."""

from collections.abc import Sequence

from tui.safe import one_line
from tui.words import _


def place(file: str, page: int | None, section: Sequence[str]) -> str:
    """`文件 第 3 页 一、公司概况`; what is unknown is left out."""
    parts = [file, _("第 {page} 页").format(page=page) if page else "", " / ".join(section)]
    return one_line("  ".join(part for part in parts if part))


def body_and_year(organisation: str | None, year: int | None) -> str:
    """`某某中心 2016 年`; what the report does not say is said so."""
    who = organisation or _("（未写明机构）")
    when = _("{year} 年").format(year=year) if year else _("（未写明年度）")
    return one_line(f"{who} {when}")
