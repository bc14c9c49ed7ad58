"""Scopes: about whom a figure speaks, for only `own` is the reporting body's."""

# ruff: noqa: E501 - a rule is a line

import re
from dataclasses import dataclass

from ingest.figure import Scope
from ingest.report import BodyKind, Identity
from ingest.text.legible import legible


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """Words that say a figure is not the reporting body's own."""

    scope: Scope
    words: str
    bodies: tuple[BodyKind, ...]
    """Kinds of reporting body that it holds for; none means all."""
    example: str


BEGINS = r"(?:^|[\s，,：:年末底])(?![本我])(?:(?![与和同及为向对由给我本司])[\u4e00-\u9fff]){0,8}?"
HAS = r"(?:全年|本年度?|年末|共计?|累计)?(?:实现|现有|共有|拥有|下属|旗下|在职|员工|职工|总资产|资产总额|总收入|营业收入|营业?总收入|营收|利润)"
"""What the larger body that the reporting one belongs to has, where it is the actor of the clause."""

SCOPE_RULES = (
    ScopeRule("industry", "(?<!在)(?<!布)全国(?:共有?|累计|总计|各类|现有|所有|认证|范围内共)|全行业|行业内?(?:共|现有|总|平均|整体|规模|普查)|全社会|全球(?:共|总|市场)|我国(?!专家|首)|全[省市](?:共有|现有|总)", (), "全国共有认证机构500家"),
    ScopeRule("industry", "认证机构(?!发展报告)|从业机构|检验检测机构|从业人员|认证人员总", ("association",), "获得认可的认证机构占比为40%"),
    ScopeRule("members", "会员(?:单位|企业|机构)(?:共|申报|拥有|报送|数据|总|合计)", ("association",), "会员单位申报项目38项"),
    ScopeRule("other", "世界(?:人口|各国|总)|全球(?:将|约有|共有|总|每年)|我国(?:每年|共有|现有|总)", (), "至2050年全球将有90亿人"),
    ScopeRule("parent", "(?<!归属于)(?<!归属)(?:上级单位|母公司|控股股东|上级集团)(?:共|拥有|现有|总|[^，。]{0,6}$)", (), "母公司总资产30亿元"),
    ScopeRule("industry", "行业(?:的?从业|实现|营业收入|年度?收入)", (), "据不完全统计，行业从业人员超过20万人"),
    ScopeRule("parent", rf"{BEGINS}(?P<body>研究总?院|总院|总公司|上级单位|主管单位)(?:目前)?{HAS}", (), "云海工业研究院现有职工2,300余人"),
    ScopeRule("group", rf"{BEGINS}(?<!本)(?P<body>集团)(?:公司|整体)?(?:目前)?{HAS}", (), "集团实现营业收入86亿元"),
    ScopeRule("parent", r"(?:^|[，,；;\s])(?:公司)?(?:控股股东|母公司|实际控制人|大股东)(?![的持与和为是所及向])[^，,。；;]{0,16}(?:全年|本年|累计|共|实现|捐|投入|缴|发放|开展|拥有|完成)", (), "控股股东云海集团全年捐款3,000万元"),
    ScopeRule("industry", "(?:全国|全省|全市|国内|行业内?|我国)(?:首批|第一批|最早|仅有|唯一)(?:的)?(?=\\s*$)", (), "入选全国首批6家试点单位"),
    ScopeRule("other", r"(?:^|[，,；;])(?:社会)?各界(?:爱心)?(?:人士)?[^，,。；;]{0,4}(?:捐|募|资助)", (), "各界捐赠总额超过200万元"),
    ScopeRule("other", "(?:灾区|同行|合作方|受援|当地政府|客户公司)(?:共|总|拥有)", (), "灾区共有12个村"),
)  # fmt: skip

SOURCE = re.compile(
    r"^\s*(?:同时|此外|另)?[，,]?\s*(?:根?据|依据|按照?)[^，,。]{0,24}(?:联合国|国际|国家|组织|统计局|研究|部门|机构|权威|行业|市场)[^，,。]{0,16}(?:数据|统计|预测|报告|显示|估计)"
)
"""Words with which a sentence quotes the world's numbers: 根据联合国组织的数据."""

_COMPILED = tuple((re.compile(rule.words), rule) for rule in SCOPE_RULES)


def find_scope(subject: str, identity: Identity, *, clause: str = "", source: str = "") -> Scope:
    """Whose number it is, from the words of its subject and clause, and from what its sentence says before."""
    for pattern, rule in _COMPILED:
        if rule.bodies and identity.body not in rule.bodies:
            continue
        actor = "body" in pattern.groupindex
        match = pattern.search(clause or subject if actor else f"{subject} {clause}")
        if match and not _is_itself(match.groupdict().get("body"), identity):
            return rule.scope
    return "other" if SOURCE.match(source) else "own"


LEGAL_FORM = re.compile(r"(?:[(（][^()（）]*[)）]|股份|有限|责任|公司)+$")


def _is_itself(word: str | None, identity: Identity) -> bool:
    """Whether the reporting body is what a word calls a larger one: 集团 in the report of 云海集团股份有限公司."""
    if not word:
        return False
    whole = LEGAL_FORM.sub("", legible(identity.organisation or ""))
    return whole.endswith(word) or any(
        word in legible(name) for name in (*identity.short_names, *identity.self_references)
    )
