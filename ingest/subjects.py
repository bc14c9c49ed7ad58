"""Subjects: what each number of a sentence counts, in the sentence's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clauses import clause_end, clause_start
from ingest.quantities import Printed

PART_OF = "·"
"""Between a whole and its part, or a thing and its change: 有效证书·质量管理体系证书."""

LEADING = re.compile(
    r"^(?:[\s，,、；;：:。．.·●■◆▪➢✓*\-—–)）\]】”」]+"
    r"|(?:截至|截止到?|截止至|到|自|在|于)?\s*(?:19|20)\d{2}\s*年(?:度)?\s*(?:\d{1,2}\s*月)?\s*(?:\d{1,2}\s*日)?(?:上半年|下半年|年?[底末初]|以来|期间|内|中)?"
    r"|(?:截至|截止到?|到|于|在)?\s*\d{1,2}\s*月(?:份)?\s*(?:\d{1,2}\s*日)?[底末]?"
    r"|(?:截至|截止到?)?(?:本年度?|今年|全年|年内|年度内|本?报告期[内末]?|一年来|过去的?一年|当年|目前|迄今|至今|年底|年末|期末|近年来|去年|上年|近[两三四五六七八九十]年来?)"
    r"|[(（]\s*\d{1,2}\s*[)）]|\d{1,2}\s*[、.．)）](?!\d)|[一二三四五六七八九十]+(?:[、.．]|是|要(?!求))"
    r"|其中包?括?|同时|此外|另外?|并且?|而且|且|还(?!款)|也(?!门)|又|而|但|因此|从而|以及|及|和|与(?!会)|则|其他方面|包括|分别|约为?|先后(?!发)|继续|不断"
    r"|已经?|现有?|共计?|总共|一共|合计|累计(?!发|立|完|处|投|培|服|捐|实)|我们|(?:本|我|该)?(?:公司|集团|协会|中心|机构|单位|会|院|所)(?=[^的员工职总子下分股及与和]{2})|报告|向|对(?!外)|为(?!客|员工)|由|被|使)"
)
"""What says when, who or how before the thing that is counted."""

TRAILING = re.compile(
    r"(?:[\s，,、；;：:(（=“「]+|共计|合计|总计|共有|共达|共为|总共|约为|约占|大约|将近|接近|超过|突破|高达|多达|达到了?|达(?!标)|均为|分别为|分别是|分别|"
    r"不少于|不低于|不超过|不高于|不足|至少|至多|最多|为(?!人)|是|有(?!效)|仅有?|只有?|均|已|了|约|近|超|逾|计(?<!合计|统计|审计|设计|累计)|则|高于|低于|大于|小于|等(?<!平等)|人民币|总额为|[<>＜＞≤≥~～]|共(?!享|建|同)|即|以|比例为|其中|每(?=$)|至|到(?!位)|也)$"
)
"""What leads from the thing to its number."""

DEPENDS = re.compile(
    r"^(?:同比|环比|比|较|与|占|增幅|降幅|增速|增长|下降|上升|提高|降低|减少|增加|提升|平均每|人均|年均|日均|均|合格率|完成率|达标率|覆盖率|比例|比重|占比|总额|金额|价值|涉及|惠及|覆盖|参与|参加|受益|总计|合计|共计|涨幅|跌幅|净增|其比|新增$)"
)
"""A subject that begins so says what happened to the one before it."""

BARE_VERB = re.compile(
    r"^(?:新?立项|累计|已|发布|完成|新增|减少|增加|通过|获得|其中|撤销|注销|暂停|实习|男|女|专职|兼职|合格|不合格|共|发放|参与|参加|培训|实现|投入|下达|授权|受理|办结|采纳|总数|总计|合计|数量|人数|次数|金额|包括|含|分别|比例|以上|以下|其他|其余|本科|硕士|博士|研究生|大专|高级|中级|初级|高中|中专|正式|临时|国内|国外|境内|境外|一般|严重|优秀|良好|满意)*(?:的|者|及以上|以上)?$"
)
"""Words that name nothing of their own."""

NOUN_END = re.compile(r"[，,、；;：:。！？!?\n\t(（)）“”「」《]|(?<!调)和(?!谐)|以及|(?<!普)及(?!时|格|其)|(?:并|且|同时)|与(?!会)|共计|合计|其中|均")
LEADING_NOUN = re.compile(r"^(?:\s|的|以上|以下|以内|左右|及以上|之多|余|多|次/|/)+")
TOTALS = re.compile(r"(?:共计|合计|总计|总共|累计(?=$))")
WHOLE = re.compile(r"其中|分别(?:为|是|有)")
RESPECTIVELY = re.compile(r"分别(?:为|是|有|达到?|以|占|增长|下降|完成|实现|获得?|取得|约为?|达)?")
AND = re.compile(r"、|以及|及|和|与|，")

LONGEST = 40
"""Characters of words before a number that are kept."""

LONGEST_NOUN = 18


@dataclass(slots=True)
class _Told:
    """What the sentences of a passage have told so far."""

    last: str = ""
    """Subject of the latest figure."""
    whole: str = ""
    """What 其中 divides."""


def name_subjects(shown: str, begin: int, end: int, found: Sequence[Printed], whole: str, names: re.Pattern[str] | None) -> list[str]:
    """A subject for each quantity of the sentence [begin, end); `whole` is the one before it, for 其中."""
    told = _Told(last=whole, whole=whole if shown.startswith("其中", begin) else "")
    pairs = _respective(shown, begin, end, found)
    subjects = []
    for index, quantity in enumerate(found):
        previous = found[index - 1].end if index else begin
        following = found[index + 1].start if index + 1 < len(found) else end
        subject = pairs.get(index) or _subject(shown, begin, previous, quantity, following, told, names)
        subjects.append(subject)
        told.last = subject
    return subjects


def _subject(
    shown: str, begin: int, previous: int, quantity: Printed, following: int, told: _Told, names: re.Pattern[str] | None
) -> str:
    before = _before(shown, begin, previous, quantity.start)
    start = quantity.start - len(before)
    between = shown[max(previous, begin) : quantity.start]
    if WHOLE.search(between) and "其中" in between:
        told.whole = told.last
    elif TOTALS.search(between) and not between.lstrip("，,；; ").startswith("其中"):
        told.whole = ""
    own = join_words(clean_before(before, names), _after(shown, quantity.end, following))
    if start > begin and told.whole and own != told.whole:
        return _joined(told.whole, own)
    if not own:
        return told.last
    if told.last and previous > begin and (DEPENDS.match(own) or BARE_VERB.match(own)):
        return _joined(told.last, own)
    return own


def _joined(whole: str, part: str) -> str:
    if not part or part in whole:
        return whole
    return f"{whole[-LONGEST:]}{PART_OF}{part}"


def join_words(before: str, after: str) -> str:
    """The words on both sides of a number as one phrase."""
    return before if after and before.endswith(after) else f"{before}{after}"


def _before(shown: str, begin: int, previous: int, start: int) -> str:
    """Words from the last stop, or the last number, to a number."""
    position = start
    while position > begin and shown[position - 1] in " \t：:(（“":
        position -= 1
    floor = clause_start(shown, begin, position)
    text = shown[floor:start]
    if previous > floor:
        text = _second_half(shown[previous:start])
    return _out_of_brackets(text)


def _second_half(between: str) -> str:
    """Of the words between two numbers those that lead to the second: 29个程序文件及 | 44个."""
    stops = [match.end() for match in re.finditer(r"[、，,；;：:)）]|以及|(?<!普)及(?!时)|(?<!调)和(?!谐)|并(?!购)|与", between)]
    if stops:
        return between[stops[-1] :] if between[stops[-1] :].strip() or len(stops) < 2 else ""
    if between.rstrip().endswith("的"):
        return ""
    return between


def _out_of_brackets(text: str) -> str:
    """占员工总数(不含外包)的 stays; what a bracket around the number opened is only its lead."""
    opened = max(text.rfind("("), text.rfind("（"))
    closed = max(text.rfind(")"), text.rfind("）"))
    if opened > closed:
        lead, inner = text[:opened], text[opened + 1 :]
        return f"{lead}{inner}"
    return text


def clean_before(text: str, names: re.Pattern[str] | None) -> str:
    """The words before a number without when, who and how."""
    text = text.strip()
    while True:
        shorter = TRAILING.sub("", text).rstrip()
        if shorter == text or not shorter:
            text = shorter
            break
        text = shorter
    for _ in range(12):
        shorter = LEADING.sub("", text).lstrip()
        if names:
            shorter = names.sub("", shorter).lstrip()
        if shorter == text:
            break
        text = shorter
    return squeeze(text[-LONGEST:])


def _after(shown: str, end: int, following: int) -> str:
    """The noun that a number with its classifier stands before: 40个 | 新会员."""
    text = LEADING_NOUN.sub("", shown[end:following])
    if shown[end:following][:1] in "，,；;。、：:)）\n\t":
        return ""
    stop = NOUN_END.search(text)
    return squeeze(text[: stop.start() if stop else len(text)][:LONGEST_NOUN])


def squeeze(text: str) -> str:
    """Without white space between Chinese characters."""
    return re.sub(r"\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s+", "", text).strip(" ，,、。；;：:“”")


def _respective(shown: str, begin: int, end: int, found: Sequence[Printed]) -> dict[int, str]:
    """Subjects of numbers that 分别 pairs with the things named before it."""
    paired: dict[int, str] = {}
    for match in RESPECTIVELY.finditer(shown, begin, end):
        numbers = [index for index, one in enumerate(found) if match.end() <= one.start < _reach(shown, match.end(), end)]
        floor = clause_start(shown, begin, match.start())
        things = [thing for thing in AND.split(clean_before(shown[floor : match.start()], None)) if thing.strip()]
        if len(things) == len(numbers) > 1:
            tail = _after(shown, found[numbers[-1]].end, clause_end(shown, found[numbers[-1]].end, end))
            action = match[0].removeprefix("分别").strip("为是有以达到约")
            for index, thing in zip(numbers, things, strict=True):
                paired[index] = squeeze(f"{thing}{action}{tail}")
    return paired


def _reach(shown: str, start: int, end: int) -> int:
    """End of the list of numbers that begins at `start`: the first full stop or semicolon."""
    stops = [position for position in (shown.find(mark, start, end) for mark in "；;。") if position >= 0]
    return min(stops, default=end)
