"""A library of two fictional bodies, whose texts hold what a terminal must not obey, and a canned assistant."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from assistant.answer import Answer, Derived, Quoted, Receipt, Understood
from assistant.conversation import Context
from index.library import Disclosure, Library
from ingest.document import Passage, Section
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.report import Identity, Report
from tui.app.workbench import Workbench

PARTS = ("一、关于本报告", "二、机构概况", "三、发证情况")
CERTIFICATES = "截至{year}年底，本中心有效证书共计 {count} 张，其中环境管理体系证书 {part} 张。"
STAFF = "专职人员 {count} 人，全年培训约 1200 人次。"
TABLE = "领域\t有效\t暂停\n质量管理体系\t{a}\t12\n环境管理体系\t{b}\t3"
NASTY = "名称中的记号[red]红[/red]、[@click=app.quit]点我[/]、\x1b[31m转义\u202e倒序，e\u0301 与 ① 各占其位。"


def figure(
    passages: list[Passage], order: int, raw: str, value: str, unit: str, subject: str, **more: object
) -> Figure:
    passage = passages[order]
    start = passage.text.index(raw)
    source = Citation(order, start, start + len(raw), passage.text.split("\n")[0], passage.page, passage.section)
    made = Figure(subject, Quantity(raw, Decimal(value), unit), "stock", Period("2022-12-31"), source)
    return replace(made, **more)  # type: ignore[arg-type]


def report(name: str, short: str, year: int, count: int) -> Report:
    part = count // 5
    texts = [
        (f"{name}{year}年度社会责任报告。{NASTY}", 1, PARTS[:1]),
        (CERTIFICATES.format(year=year, count=count, part=part), 2, PARTS[2:]),
        (STAFF.format(count=86), 2, PARTS[1:2]),
        (TABLE.format(a=count - part, b=part), 3, PARTS[2:]),
        ("本中心秉持公正，" * 30 + "接受社会监督。", 4, PARTS[2:]),
    ]
    passages = [Passage(order, text, page, section) for order, (text, page, section) in enumerate(texts)]
    own = Period(f"{year}-12-31")
    figures = (
        figure(passages, 1, f"{count} 张", str(count), "张", "有效证书", period=own, indicator="certs_valid"),
        figure(passages, 1, f"{part} 张", str(part), "张", "环境管理体系证书", period=own, doubts=("与表格不一致",)),
        figure(passages, 2, "86 人", "86", "人", "专职人员", period=own),
        figure(passages, 2, "1200 人次", "1200", "人次", "培训", kind="flow", period=Period(str(year), inferred=True)),
    )
    sections = tuple(Section(1, label[:2], label[2:], page) for page, label in enumerate(PARTS, 1))
    identity = Identity(name, year, (short,), title=f"{year}年度社会责任报告", body="certification")
    text = "".join(passage.text for passage in passages)
    code = sha256(text.encode()).hexdigest()
    return Report(f"{short}{year}.txt", code, identity, 4, len(text), sections, tuple(passages), (), figures)


PRINTED = (
    ("青岚认证中心有限公司", "2022年度社会责任报告"),
    ("截至2022年底，本中心有效证书共计1265张。", "本中心有专职人员86人，全年组织培训14次。"),
)


def write_pdf(path: Path) -> Path:
    """A PDF of two pages with two lines each."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=(400, 300), invariant=True)
    for lines in PRINTED:
        canvas.setFont("STSong-Light", 12)
        for number, line in enumerate(lines):
            canvas.drawString(40, 200 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def written_pdf() -> Callable[[Path], Path]:
    return write_pdf


REPORTS = tuple(
    report(name, short, year, count)
    for name, short, year, count in (
        ("青岚认证中心有限公司", "青岚", 2021, 1180),
        ("青岚认证中心有限公司", "青岚", 2022, 1265),
        ("云岭质量认证有限公司", "云岭", 2022, 940),
    )
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "样本库.db"
    with Library.open(path) as opened:
        for one in REPORTS:
            opened.add(one)
    return path


def quoted(disclosure: Disclosure) -> Quoted:
    source, filed = disclosure.figure.source, disclosure.report
    return Quoted(
        filed.file, filed.sha256, filed.identity.organisation, filed.identity.year, source.page, source.section,
        source.quote, source.passage, 0,
    )  # fmt: skip


@pytest.fixture
def quote() -> Callable[[Disclosure], Quoted]:
    return quoted


def canned(question: str, library: Library, context: Context) -> tuple[Answer, Context]:
    """Answers by the first word it knows, from the library's own figures."""
    understood = Understood(line="理解为：青岚认证中心有限公司 · 2022 年 · 有效证书")
    found = [one for one in library.disclosures() if one.report.identity.year == 2022]
    certificates = tuple(one for one in found if one.figure.subject == "有效证书")
    if "坏" in question:
        raise OSError("磁盘读不出来")
    if "比较" in question:
        derived = (Derived(Decimal(325), "张", "相差", "1265 − 940 = 325"),)
        text = "青岚比云岭多 325 张。"
        answer = Answer(question, "answered", text, certificates, derived, tuple(map(quoted, certificates)))
    elif "注册资本" in question:
        receipt = Receipt(("青岚2021.txt", "青岚2022.txt"), 10, ("注册资本", "注册资金"), (quoted(found[0]),))
        answer = Answer(question, "not_disclosed", "两份报告均未披露注册资本。", receipt=receipt)
    elif "人" in question:
        answer = Answer(question, "ambiguous", "您问的是哪一项？", choices=("专职人员多少人", "培训多少人次"))
    else:
        text = "截至 2022-12-31，青岚有效证书 1,265 张。"
        first = certificates[:1] if certificates[0].report.identity.short_names == ("青岚",) else certificates[1:]
        answer = Answer(
            question, "answered", text, first, (), tuple(map(quoted, first)), suggestions=("其中环境的呢？",)
        )
    answer = replace(answer, understood=understood)
    return answer, Context((*context.turns, answer), understood)


@pytest.fixture
def bench(library: Path, tmp_path: Path) -> Iterator[Workbench]:
    return Workbench(library, state_path=tmp_path / "state.json", ask=canned)


@pytest.fixture
def empty_bench(tmp_path: Path) -> Workbench:
    return Workbench(tmp_path / "空库.db", state_path=tmp_path / "state.json", ask=canned)


async def settled(pilot: Pilot[None]) -> None:
    """Until all that was asked of the library has come back and is drawn."""
    for _round in range(2):
        await pilot.pause()
        with suppress(WorkerFailed):
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def settle() -> Callable[[Pilot[None]], Awaitable[None]]:
    return settled


def text_of(app: Workbench) -> str:
    """Everything on the screen, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))


@pytest.fixture
def seen() -> Callable[[Workbench], str]:
    return text_of
