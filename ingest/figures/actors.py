"""Actors: a subsidiary or branch that a sentence begins with, of which the rest of it speaks too."""

import re

from ingest.report import Identity
from ingest.text.legible import legible

DOES = (
    r"(?:在|于)?(?:(?:19|20)\d\d年)?(?:全年|年内|报告期内?|本年度?|共|累计|先后|还|也|积极|继续|通过|组织|召开|开展|举办|完成|实现|投入|捐|发放|慰问|"
    r"新增|荣获|获得|拥有|现有|为|向|建成|安排|成立|选派|参加|参与|缴纳|培训|支付|上缴|自)"
)
BEGINS = r"(?:^|[，,；;。：:\n]|年|期内|期间)\s*"
NO_NAME = rf"(?!{DOES}|[各的、及和与均都等一二三四五六七八九十\d]|所属|下属|全体|多家)"

ACTOR = re.compile(
    rf"{BEGINS}(?P<actor>(?:公司)?(?:全资|控股|参股|下属|所属|权属)?(?:子公司|分公司){NO_NAME}[\u4e00-\u9fff（）()]{{2,14}}?"
    rf"|{NO_NAME}[\u4e00-\u9fff]{{2,12}}?(?:分公司|子公司|管理处|分行|支行|营业部|事业部|项目部|分院|煤矿|电厂|分厂))(?={DOES})"
)
"""子公司甲共召开董事会6次 and 青峰管理处慰问职工 speak of a part of the body."""

BACK = re.compile(
    r"[；;。]|[，,]\s*(?:公司|本公司|我公司|我们|集团|本行|我行|全公司|总部)(?!(?:全资|控股|下属|所属)?(?:子|分)公司)"
)
"""Where a sentence comes back to the whole body."""

ALL = re.compile("[各及和与]|所有|全部|全体")

FORM = re.compile(
    r"(?:公司)?(?:全资|控股|参股|下属|所属|权属)?(?:子公司|分公司)?(?P<core>.+?)(?:分公司|子公司|股份|有限|公司)*$"
)


def actor_at(shown: str, begin: int, position: int, identity: Identity) -> str:
    """The part of the body that acts at a position of a sentence; empty where it is the body itself."""
    acting = list(ACTOR.finditer(shown, max(0, begin - 1), position))
    if not acting or BACK.search(shown, acting[-1].end("actor"), position):
        return ""
    actor = acting[-1]["actor"]
    return "" if ALL.search(actor) or _is_the_body(actor, identity) else actor


def _is_the_body(actor: str, identity: Identity) -> bool:
    form = FORM.match(actor)
    core = form["core"] if form else actor
    names = (identity.organisation or "", *identity.short_names, *identity.self_references)
    return any(core in legible(name) or (len(name) > 3 and legible(name) in actor) for name in names)
