"""The first sheet: what the book is, what it was made with, and where somebody signs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from index.library import Disclosure, Filed
from ingest.indicators.taxonomy import Taxonomy
from ingest.version import READER
from tui.auditing import Found
from tui.labels import SEVERITIES
from tui.words import N_, _
from tui.workbook.sheet import Book, Cell

SHEETS = (
    (N_("数据"), N_("报告披露的每个数据：出处、原文、规则、可信度、复核")),
    (N_("比较"), N_("同一指标的总数，机构 × 年度，同类机构排名；斜体为公式，随“数据”页更新")),
    (N_("分项比较"), N_("按认证领域、性别等分项的比较，做法同上")),
    (N_("核查发现"), N_("不可能同时成立或需要留意的数据，附算式")),
    (N_("披露情况"), N_("各机构对清单各项的披露：有数据、仅有文字、未见披露")),
    (N_("报告"), N_("读取的文件，以及未能读取的页")),
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What the book holds, to be counted on its cover."""

    library: str
    """Name of the library's file."""
    filed: Sequence[Filed]
    disclosures: Sequence[Disclosure]
    findings: Sequence[Found]


def write_cover(book: Book, contents: Contents, taxonomy: Taxonomy) -> None:
    """Whom and what the book is about, versions, and a line to sign on. No clock: the same library, the same bytes."""
    sheet = book.sheet(_("说明"))
    sheet.row((_("社会责任报告数据检查表"),), style="title")
    sheet.row(())
    for name, value in (
        *_about(contents),
        (_("程序版本"), f"zewen {version('zewen')}"),
        (_("读取规则版本"), READER),
        (_("指标体系"), _("{n} 个指标，指纹 {fingerprint}").format(n=len(taxonomy), fingerprint=taxonomy.fingerprint)),
    ):
        sheet.row((name, value))
    sheet.row(())
    for name, what in SHEETS:
        sheet.row((_(name), _(what)))
    sheet.row(())
    for line in (_("检查人"), _("日期"), _("意见")):
        sheet.row((line, "________________"))


def _about(contents: Contents) -> Iterator[tuple[str, Cell]]:
    """Bodies, years, figures and findings."""
    filed = contents.filed
    bodies = sorted({one.identity.organisation for one in filed if one.identity.organisation})
    years = sorted({one.identity.year for one in filed if one.identity.year is not None})
    graves = Counter(found.about.finding.severity for found in contents.findings)
    unreviewed = sum(one.review is None for one in contents.disclosures)
    yield _("报告库"), contents.library
    yield _("机构"), _("{n} 家：{names}").format(n=len(bodies), names=_("、").join(bodies))
    yield _("报告年度"), "–".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else _("未写明")
    yield _("报告份数"), len(filed)
    yield _("未能读取的页数"), sum(len(one.unread) for one in filed)
    yield _("数据条数"), len(contents.disclosures)
    yield _("未经人工复核"), unreviewed
    yield _("发现条数"), _("，").join(f"{_(name)} {graves[severity]}" for severity, name in SEVERITIES.items())
