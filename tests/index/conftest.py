"""Small reports about bodies that do not exist."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from ingest.document import Passage
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.report import Identity, Report


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    return make_report


@pytest.fixture(scope="session")
def figure() -> Callable[..., Figure]:
    return make_figure


def make_report(
    sha256: str = "a" * 64,
    texts: tuple[str, ...] = ("有效证书共计 120 张。",),
    *,
    organisation: str | None = "云溪认证中心有限公司",
    year: int | None = 2020,
    file: str | None = None,
    section: tuple[str, ...] = (),
    figures: tuple[Figure, ...] = (),
    reader: str = "1",
    **identity: object,
) -> Report:
    passages = tuple(Passage(order, text, order + 1, section) for order, text in enumerate(texts))
    return Report(
        file=file or f"{sha256[:6]}.txt",
        sha256=sha256,
        identity=Identity(organisation, year, **identity),
        pages=len(passages),
        characters=sum(map(len, texts)),
        sections=(),
        passages=passages,
        tables=(),
        figures=figures,
        reader=reader,
    )


def make_figure(
    subject: str,
    raw: str,
    value: str,
    *,
    quote: str | None = None,
    page: int = 1,
    start: int = 0,
    indicator: str | None = None,
) -> Figure:
    return Figure(
        subject=subject,
        quantity=Quantity(raw, Decimal(value), "张"),
        kind="stock",
        period=Period("2020"),
        source=Citation(0, start, start + len(raw), quote or f"{subject}{raw}", page),
        indicator=indicator,
    )
