"""Kinds: whether a figure is a stock, a flow, a share, a change, a limit, an old event or a plan."""

# ruff: noqa: E501 - a rule is a line

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.figure import Kind, Period


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides a figure's kind."""

    subject: str
    clause: str
    """Its clause up to the number."""
    following: str
    """A few characters after the number."""
    family: str
    unit: str
    heading: str
    """The headings above it."""
    future: bool = False
    """Whether it holds after the report's year."""
    cutoff: bool = False
    """Whether its sentence counts up to a date."""
    raw: str = ""
    """As printed."""
    earlier: str = ""
    """The end of the clause before, which may say since when: 自上市以来，共分红."""


@dataclass(frozen=True, slots=True)
class KindRule:
    """What makes a figure of one kind."""

    kind: Kind
    fits: Callable[[Setting], bool]
    example: str
    """A clause with its number."""


PLANNED = re.compile(
    r"预算|预计|预期|拟(?!定|订|态)|力争|争取|计划(?:于|在|到|用|投|新|开|完|实|建|至|再|将)|计划(?:[节减安招培采购募扩增降派组开举实完发]|[^，。；、]{0,8}(?:达到?|超过)$)|目标[为是值：:]|目标(?=$)|将(?:于|在|会|达|新|建|投|完|实|继|力|增|减|再|把|累计|可|不少于|进一步|逐步|大幅)|"
    r"规划(?:到|至|建|投)|有望|明年|下一?年度?|未来|下一步|十四五末"
)
FUTURE_HEADING = re.compile(
    r"展望|(?:下一步|今后|未来|明年|下一?年|来年|年度?)[^ ]{0,8}(?:计划|规划|打算|安排|目标)(?: |$)|(?:发展|改进|整改|提升|改善)(?:计划|规划|方向)(?: |$)|(?:^| )[^ ，,、]{0,6}(?<![与和及])目标(?: |$)"
)
"""A heading under which everything is a plan."""

DONE = re.compile(r"已|了(?!解)|举[办行]了?|完成了|实现了|达到了|实际|截至")
CHANGE = re.compile(r"同比|环比|增长|下降|上升|增幅|降幅|增速|降低|减少|增加|提高|提升|增至|涨幅|下滑|缩减|削减|翻")
REACHED = re.compile(r"(?:至|到|为|达到?)\s*$")
RATE = re.compile(
    r"率|比例|占比|比重|占|份额|满意度|平均|人均|均|每|强度|单位(?:产|面积|能|收入|GDP)|浓度|指数|评分|得分|单耗|密度"
)
LIMIT = re.compile(
    r"不得(?:少于|低于|超过|高于|大于|小于)|不应|应(?:当|在|为|不)|必须|须(?:在|于)|要求.{0,8}$|规定.{0,12}$|标准(?:值|限值)|限值|每[年月周日天季](?:度|个?月)?[^，,。]{0,8}(?:至少)?$"
)
LONG_AGO = re.compile(r"连续\s*$|(?<!近[一二两三四五六七八九十\d])(?<!近)年来|历史|自成立|第$")
AT_AN_EVENT = re.compile(
    r"(?:设立|成立|创立|组建|上市|改制|重组|启动|实施|改造|投产|建厂|创办|收购|并购)(?:之?初|初期|伊始|之?时(?!间|代|期|至)|之?前(?![\d提沿景期端列述身言几两三五十]))[^，。；\d]{0,12}$"
)
"""What there was before or when something was begun is not what there is."""

SINCE = re.compile(r"累计|历年|自\s*(?:19|20)\d{2}|以来|迄今|至今|总共发|创立以来|成立以来")
SINCE_THEN = re.compile(
    r"(?:上市|成立|创立|设立|开业|开办|创办|投产|建厂|启动|实施|运行)[^，,。]{0,6}以来[^，,。；;]{0,14}[，,]$"
)
SUMMED = re.compile(r"\s*(?:公司|我们|本行|我行)?(?:已|共|累计|总计|合计|先后)")

IN_ONE_YEAR = re.compile(r"累计")
SINCE_LONG = re.compile(SINCE.pattern.replace("累计|", ""))
"""2018年累计 adds up the year; without 累计 only these count from the beginning on."""

HELD = re.compile(
    r"(?:控股|参股|权属)[^，。；]{0,6}$|共?拥有|现有|目前|在[岗职册编]|有效(?!问卷)|总资产|净资产|资本|总股本|共有(?!.{0,8}(?:参加|参与|通过))|总人数|会员$|设有|下设|持有|面积|装机|产能|能力(?!验证)|存量|保有|库存|余额|年末|期末|总数|总值|构成|由\s*$|平均年龄|注册资[本金]|规模"
)
DONE_IN_YEAR = re.compile(
    r"发布|开发|发展|招|聘|引进|培养|离职|获得|荣|发送|(?:^|[，共已再])组织|完成|举办|开展|收到|新|培训|参加|参与|处理|实现|投入|缴|纳税|捐|发放|支出|节约|下载|学习|撤销|注销|暂停|收入|利润|税|召开|印发|受理|办理|检查|审核了|签订|引进|招聘|转移|帮扶|安置|调配|慰问|资助|救助|选派|吸纳|脱贫|结对|走访|外派|派驻|新评|评聘|购|销售|生产|消耗|排放|使用量|用[水电气能]|报名|访|评|减|增"
)
"""Words of what was done in the time up to a date, not of what there was at it."""

FLOW_FAMILIES = frozenset({"count-person-times", "count-person-days", "count-events", "energy", "emissions"})
HELD_PEOPLE = re.compile(
    r"(?:员工|职工|人员|审核员|检查员|董事|监事|党员|博士|硕士|本科|大专|工程师)(?:总数|人数|数|合计)?$|(?:实习|专职|兼职|正式|临时|高级|中级|初级)$|男|(?<!子)女|学历|职称|岁|^(?:中专|高中|大专|本科|中职)[^，。]{0,3}及?以下"
)
"""Of people, those who belong to the body are a stock."""

MADE = re.compile(r"种植|新增|建成|复垦|治理|造林|完成|交付|销售|竣工|流转|检修|巡检|植树|绿化了|转增|回购|增发")
"""Of areas, lengths and power, what was done in the year and not what there is."""

STOCK_FAMILIES = frozenset({"power", "apparent-power", "area", "land", "count-shares", "length"})

KIND_RULES = (
    KindRule("target", lambda s: bool(PLANNED.search(s.clause)) and not DONE.search(s.clause), "董事会提议明年的公益预算为60万元"),
    KindRule("target", lambda s: bool(FUTURE_HEADING.search(s.heading)) and not DONE.search(s.clause), "建成10个实验室（在“未来展望”一节）"),
    KindRule("target", lambda s: s.future and not s.cutoff and not DONE.search(s.clause), "到2025年，碳排放较2020年下降18%"),
    KindRule("history", lambda s: bool(AT_AN_EVENT.search(s.clause)), "设立时注册资本为4.73亿元"),
    KindRule("growth", lambda s: is_change(s), "产量同比增长12%，员工较上年增加16人"),
    KindRule("rule", lambda s: bool(LIMIT.search(s.clause)), "空调温度不得低于26度"),
    KindRule("history", lambda s: s.family == "duration" or bool(LONG_AGO.search(s.clause)), "连续11年举办交流活动"),
    KindRule("ratio", lambda s: s.family in {"percent", "permille", "concentration", "noise"} or "/" in s.unit, "合格率98%"),
    KindRule("cumulative", lambda s: bool(SINCE.search(s.clause) or (SINCE_THEN.search(s.earlier) and SUMMED.match(s.clause))), "累计发布标准71项"),
    KindRule("ratio", lambda s: bool(RATE.search(s.subject[-8:])) and s.family in {"", "score", "time", "money"}, "人均培训32小时"),
    KindRule("stock", lambda s: s.cutoff and not DONE_IN_YEAR.search(f"{s.clause[-24:]}{s.following}"), "截至2018年底，获证组织5112家"),
    KindRule("stock", lambda s: (s.family in STOCK_FAMILIES and not MADE.search(s.clause[-20:])) or s.family == "age" or (s.family not in FLOW_FAMILIES and is_held(s)), "现有员工320人"),
)  # fmt: skip


def find_kind(setting: Setting) -> Kind:
    """The first kind whose rule fits; a figure that no rule knows is a flow, or a stock at a date."""
    for rule in KIND_RULES:
        if rule.fits(setting):
            return rule.kind
    return "flow"


def is_of_one_year(kind: Kind, clause: str, period: Period) -> bool:
    """Whether what is said to have added up did so within a year that is named: 2018年累计缴税."""
    named = len(period.text) == 4 and not period.inferred
    return kind == "cumulative" and named and not SINCE_LONG.search(clause) and bool(IN_ONE_YEAR.search(clause))


def is_held(setting: Setting) -> bool:
    """Whether a number says what there is, not what was done."""
    if HELD.search(setting.clause[-30:]) or HELD.search(setting.subject[-12:]):
        return True
    people = setting.family == "count-people" and not DONE_IN_YEAR.search(setting.clause[-16:])
    return people and bool(HELD_PEOPLE.search(setting.subject.replace("·", "")[-12:]))


FALL = re.compile(
    r"(?:下降|降低|减少|下滑|降幅|减幅|缩减|削减|下跌|跌幅|回落|收窄|降|减|衰退|负增长)(?!至|到|为)[了约近超过达为逾：:\s以上]*$"
)
FALL_AFTER = re.compile(r"^\s*的?(?:降幅|下降|减幅|跌幅)")
RISE_OR_FALL = re.compile(
    r"(?:增长|下降|上升|增加|提高|提升|降低|减少|增幅|降幅|增速|下滑|涨幅|缩减|削减|下跌|跌幅|回落|同比|环比|增|降|减|衰退|成长|翻)(?!至|到)[^，,。；;]{0,8}$"
)
AFTER_CHANGE = re.compile(r"^\s*(?:以上|左右)?\s*的?(?:增长|增幅|降幅|增速|下降|成长)(?![了约近\s]*[\d百])")
"""增长 right before the next number is that one's: 比2017年的98万元增长5%."""


CHANGE_FAMILIES = frozenset({"percent", "percentage-points", "multiple", "permille"})
AGAINST = re.compile(
    r"同比|环比|较(?:上年|去年|上一?年度|前一?年|20\d\d\s*年|年初|同期)|比(?:上年|去年|20\d\d\s*年|年初|同期)"
)


def is_change(setting: Setting) -> bool:
    """Whether a number says how much something rose or fell, not where it stands: 下降5%, not 下降至5%."""
    if setting.raw.startswith("翻"):
        return True
    if setting.family not in CHANGE_FAMILIES and not AGAINST.search(setting.clause):
        return False
    return bool(
        (RISE_OR_FALL.search(setting.clause) and not REACHED.search(setting.clause))
        or AFTER_CHANGE.match(setting.following)
    )


def is_fall(clause: str, following: str) -> bool:
    """Whether a change is downwards."""
    return bool(FALL.search(clause) or FALL_AFTER.match(following))
