"""Countable: which quantities of a sentence disclose something, and which are only a manner of speaking."""

import re

from ingest.figures.naming_numbers import NAMING, Doubtful
from ingest.figures.quantities import Printed

ABSTRACT = (
    "方面|层面|层次|维护|确立|意识|自信|代表|转变|角度|原则|效益|文明|结合|统一|必须|凡是|为主|优先|有(?![^，。]{0,6}项目)|到位|不|一|坚持|阶段|步骤|字|主题|关键|"
    "支点|轮子|重点|领域(?!的注册)|市场|主线|抓手|主体|体系|目标|理念|要素|环节|基本|面向|同时|更好|平台|导向|价值|特性|趋势|问题|核心|责任|"
    "重要|主要|途径|渠道|类型|部分|因素|时期|时代|中心|梯次|等级|世纪|极|头|字|岗|节日|传统|板块|业务|维度|关系|关口|环境|大局|梦|责|季|世|口|心|层级|梯队|议题|年头|档次|步伐|台阶|篇章|规定|精神|全会"
)
"""What slogans and structures count: 三个方面, 两个维护, 四个自信."""

SLOGAN_NOUN = re.compile(rf"^\s*(?:[大个项种类条]?\s*)(?:{ABSTRACT})")
RATHER_A_WORD = re.compile(
    r"(?:第|每|某|同|唯|另|这|那|进|下|上|统|单|专|任|哪|其中之|任何|首|整|前|后|近|初|再|隔|逐|各|该|有|是|为|作为|成为|同属|又|像|如|之|于|的)$"
)
AT_CLAUSE_END = re.compile(r"^\s*(?:$|[，。；、）)；;,!！\n\t])")
WORKS = re.compile(r"[厂房园区目程线矿站设备改造]\s*$")
HELD_IN_TERMS = re.compile(r"(?:培训|办|开展|组织|出版|发布|编印|刊|班|讲座|直播|共|计)[^，。]{0,8}$")
"""What is held or printed in 期."""

HELD_AFTER = re.compile(
    r"^[^，。；\n]{0,16}(?:培训|班|讲座|直播|简报|简讯|通讯|杂志|期刊|月刊|论坛|活动|课程|融资券|债券?|票据|节目|报告|专题|专刊|内刊|计划)|^\s*《"
)

SET_PHRASES = (
    "八项规定",
    "八项禁令",
    "四次全会",
    "三次全会",
    "五次全会",
    "六次全会",
    "二次全会",
    "六项准则",
    "七项准则",
    "三项纪律",
    "四项基本原则",
    "两个一百年",
    "三会一课",
    "一次性",
    "一次成功",
    "千家万户",
    "百家争鸣",
    "四个自信",
    "两票制",
    "三公经费",
    "三重一大",
)
"""Politics and idioms whose numbers are fixed."""

TIMES_A_PERIOD = re.compile(
    r"(?:每|至少|半|一)\s*(?:[年月周日天季]|季度|个月|[两二三四五六]年)(?:度|内)?[^，。；,;]{0,10}$"
)
CONSECUTIVE = re.compile(r"连续(?:第)?\s*(?:近|超过)?$")
LASTING = re.compile(r"(?:为期|历时)\s*$")
RECENTLY = re.compile(r"(?:^|[，。；、,;])\s*(?:近|最近|过去)\s*$")
"""近五年来 says when: a period, no figure."""
SINCE_THEN = re.compile(r"^\s*(?:来(?!自)|的?(?:发展|悠久|历史|经营|从业|行业)|如一日|历程|间)")
MEASURED_TIME = re.compile(
    r"(?:工龄|年限|年数|天数|周期|寿命|账期|时长|停工|停产|损失|工期|司龄|运行|平均|缩短|假期?|休假|延长)[^，。；,;\d]{0,8}$"
)
NAMES_A_NUMBER = re.compile(
    r"(?:指数|系数|pH值?|PH值?|率|评分|得分|分数|总分|均分|强度|频率|密度|比值|NPS|FR|SR|LTIR?|TRIR|值|数|数量|人数|次数|件数|总量|总额|合计|共计|为|是|达)\s*(?:\([^()]{0,12}\)|（[^（）]{0,12}）)?\s*(?:分别)?(?:均)?(?:[为是达:：=约]|达到|高达)\s*(?:约|近)?$"
)
SCORED = re.compile(r"(?:满意度|得分|评分|总分|均分|指数|系数)\s*$")
NAMED_RATIO = re.compile(r"(?:[动金权益]比率|(?:周转|市盈|市净|损工|工伤|伤害频|事故频)率)\s*$")
"""A ratio of accounting or of safety, which has no unit: 流动比率1.85."""

PH = re.compile(r"(?:pH|PH)值?\s*(?:为|在|:|：)?\s*$")
MONEY_WORD = re.compile(
    r"收入|产值|利润|投资|投入|资金|费用|捐|金额|成本|销售额|营业额|税|经费|款|价值|支出|营收|薪酬|奖金|资产|补贴|贷款|交易额"
)
AFTER_BARE_SCALE = re.compile(r"^\s*(?:$|[，。；、）)；;,（(\n\t]|[\u4e00-\u9fff]{2})")


def _is_slogan(found: Printed, _before: str, after: str) -> bool:
    return found.numeral and bool(SLOGAN_NOUN.match(after))


def _is_classing(found: Printed, _before: str, _after: str) -> bool:
    """Kinds and sorts in characters divide a text, not a count: 分为三类."""
    return found.numeral and found.quantity.value <= 10 and found.quantity.unit in {"种", "类", "样"}


def _is_second(found: Printed, before: str, after: str) -> bool:
    """二次 is 'secondary', two times is 两次; 厂房二期 names, 培训三期 counts."""
    raw = found.quantity.raw
    if not found.numeral or raw[-1] not in "次期":
        return False
    held = HELD_IN_TERMS.search(before) or HELD_AFTER.match(after)
    named = bool(WORKS.search(before)) or not held
    return raw == "二次" or (raw[-1] == "期" and named)


def _is_set_phrase(found: Printed, before: str, after: str) -> bool:
    return any(phrase in f"{before[-6:]}{found.quantity.raw}{after[:6]}" for phrase in SET_PHRASES)


def _is_list_of_limits(_found: Printed, before: str, _after: str) -> bool:
    """24/48/72小时 are steps of a rule."""
    return bool(re.search(r"\d\s*/\s*$", before))


def _is_article(found: Printed, before: str, after: str) -> bool:
    """一家 before a noun is an article; 培训一次 counts."""
    if not found.quantity.raw.startswith("一") or len(found.quantity.raw.strip()) != 2:
        return False
    if TIMES_A_PERIOD.search(before):
        return True
    if found.quantity.raw in {"一起", "一堂", "一班"} and not re.search(
        r"(?:事故|事件|案件|投诉|发生)[^，。]{0,4}$", before
    ):
        return True
    return (
        bool(RATHER_A_WORD.search(before))
        or not AT_CLAUSE_END.match(after)
        or not before
        or before[-1] in "，。；、,;（("
    )


def _is_plural_of_names(found: Printed, before: str, _after: str) -> bool:
    """国家质检总局两部门: of a small number in characters only a countable thing makes a figure."""
    return found.numeral and found.quantity.value < 10 and bool(re.search(r"[这那哪各此该双前后上下述]$", before))


def _is_span_of_time(found: Printed, before: str, after: str) -> bool:
    if found.family not in {"duration", "days"}:
        return False
    if RECENTLY.search(before):
        return True
    return not (
        CONSECUTIVE.search(before)
        or (LASTING.search(before) and after.startswith("的"))
        or MEASURED_TIME.search(before)
        or (found.family == "duration" and SINCE_THEN.match(after))
    )


def _is_weak(found: Printed, _before: str, _after: str) -> bool:
    return found.weak and found.family not in {"duration", "days", "temperature"}


LISTED_BEFORE = re.compile(r"(?:(?<![\d.])\d[\d,]*(?:\.\d+)?\s*(?:、|，|以?及|和|与)\s*)+$")
LISTED_AFTER = re.compile(r"^\s*(?:以?及|和|与)\s*(?=\d[\d.,]*\s*(?:$|[，。；、）)和与及以]))")


def _is_plain_number(found: Printed, before: str, after: str) -> bool:
    if found.family or found.quantity.unit:
        return False
    if found.plain_number and "分别" in before:
        before, after = LISTED_BEFORE.sub("", before), LISTED_AFTER.sub("、", after)
    if found.plain_number:
        return not (
            PH.search(before)
            or (NAMED_RATIO.search(before) and "." in found.quantity.raw and AT_CLAUSE_END.match(after))
            or (SCORED.search(before) and AT_CLAUSE_END.match(after))
            or (NAMES_A_NUMBER.search(before) and AT_CLAUSE_END.match(after))
        )
    return not AFTER_BARE_SCALE.match(after)


def _is_hours_as_habit(found: Printed, before: str, after: str) -> bool:
    """24小时 of the clock and 8小时以外 are no hours spent."""
    return found.family == "time" and bool(
        re.search(r"(?:每天|每日|全天|工作日)\s*$", before)
        or re.match(r"\s*(?:以?[内外]|之内|制|响应|送达|到达|工作制|办结|答复|回复)", after)
    )


DOUBTFUL = (
    Doubtful("slogan", _is_slogan, "增强四个意识，坚持两个维护"),
    Doubtful("classes", _is_classing, "供应商分为三类"),
    Doubtful("second", _is_second, "启动二次追踪，新厂房二期启用"),
    Doubtful("set phrase", _is_set_phrase, "落实中央八项规定"),
    Doubtful("list of limits", _is_list_of_limits, "按24/48/72小时分级响应"),
    Doubtful("article", _is_article, "建成一家现代化实验室"),
    Doubtful("plural", _is_plural_of_names, "上述两家单位参加"),
    Doubtful("span of time", _is_span_of_time, "保存期为三年，每两年换证"),
    Doubtful("weak unit", _is_weak, "实行三级审核"),
    Doubtful("plain number", _is_plain_number, "详见附表 12 和 13"),
    Doubtful("habit", _is_hours_as_habit, "接到投诉2小时内响应"),
    *NAMING,
)  # fmt: skip

REACH = 24


def is_figure(found: Printed, shown: str) -> bool:
    """Whether a quantity of a legible text tells how much there was of something."""
    before = shown[max(0, found.start - REACH) : found.start]
    after = shown[found.end : found.end + REACH]
    before = re.split(r"[。！？\n]", before)[-1]
    return not any(row.fits(found, before, after) for row in DOUBTFUL)


def is_money(before: str) -> bool:
    """Whether a number in 万 or 亿 without a unit is an amount of money: 业务收入1056万."""
    return bool(MONEY_WORD.search(before[-10:]))
