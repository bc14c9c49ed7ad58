"""Subjects: what each number of a sentence counts, in the sentence's own words."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.clauses import clause_end, clause_start
from ingest.legible import legible
from ingest.quantities import Printed

PART_OF = "·"
"""Between a whole and its part, or a thing and its change: 有效证书·质量管理体系证书."""

LEADING = re.compile(
    r"(?:[\s，,、；;：:。．.·•‧●■◆▪➢✓➤▶►☆★*#|\-—–)）\]】”」'’]+"
    r"|(?:截至|截止到?|截止至|到|自|在|于)?\s*(?:19|20)\d{2}\s*年(?:度)?\s*(?:\d{1,2}\s*月)?\s*(?:\d{1,2}\s*日)?(?:上半年|下半年|年?[底末初]|以来|期间|内|中)?"
    r"|(?:截至|截止到?|到|于|在)?\s*\d{1,2}\s*月(?:份)?\s*(?:\d{1,2}\s*日)?[底末]?"
    r"|(?:截至|截止到?)?(?:本年度?|今年度?|全年|年内|年度内|本?报告期[内末]?|一年来|过去的?一年|当年|目前|迄今|至今|年底|年末|期末|近年来|去年|上年|近[两三四五六七八九十]年来?)"
    r"|[(（]\s*\d{1,2}\s*[)）]|\d{1,2}\s*[、.．)）](?!\d)|[一二三四五六七八九十]+(?:[、.．]|是|要(?!求))"
    r"|其中包?括?|同时|此外|另外?|并且?|而且|且|还(?!款)|也(?!门)|又|而|但|因此|从而|以及|及|和|与(?!会)|则|其他方面|包括|分别|约为?|先后(?!发)|继续|不断"
    r"|已经?|现(?:有(?!效))?|共计?|总共|一共|合计|累计(?!发|立|完|处|投|培|服|捐|实)|我们|(?:(?:本|我|该)(?:公司|集团|协会|中心|机构|单位|会|院|所|企业)|公司|集团|协会|中心)(?=[^的员工职总子下分股及与和]{2})|报告|的(?!士)|以(?=(?:19|20)\d\d|公司|总)|向|对(?!外)|为(?!客|员工)|由|被|有(?![效机关色限害毒利序])|使(?!用))"
)
"""What says when, who or how before the thing that is counted."""

TRAILING = re.compile(
    r"(?:[\s，,、；;：:(（=“「]+|共计|合计|总计|共有|共达|共为|总共|约为|约占|大约|将近|接近|超过|突破|高达|多达|达到了?|达(?!标)|(?<![人平日年月])均为|分别为|分别是|分别|"
    r"不少于|不低于|不超过|不高于|不足|至少|至多|最多|为(?!人)|是|(?<![拥持享占含设])有(?!效)|仅有?|只有?|(?<![人平日年月])均|已|了|(?<!节)约|近|超|逾|计(?<!合计|统计|审计|设计|累计)|(?<![准规细原守])则|高于|低于|大于|小于|等(?<!平等)|首次|截(?:至|止到?)?|新台币|做到|折合|约合|由原来的?|由|从|原(?=$)|人民币|总额为|[<>＜＞≤≥~～]|共(?!享|建|同)|即|以|(?:由|从|自|比)?(?:19|20)\d{2}\s*年度?[末底]?的?|比例为|其中|每(?=$)|至|到(?!位)|也)$"
)
"""What leads from the thing to its number."""

DEPENDS = re.compile(
    r"^(?:同比|环比|比|较|与|占|增幅|降幅|增速|(?:增长|下降|上升|提高|降低|减少|增加|提升)(?:了|约|近|幅度?)?$|均(?!衡)|合格率|完成率|达标率|覆盖率|比例|比重|占比|总额$|金额$|价值|惠及|总计|合计|共计|涨幅|跌幅|净增|其比|新增$)"
)
"""A subject that begins so says what happened to the one before it."""

VERBS = (
    "新?立项|报名|受益|处理|处置|查处|推荐|产生|发电|分布在?|累计|已|发布|完成|新增|减少|增加|通过|获得|撤销|注销|暂停|共|发放|参与|参加|培训|实现|投入|下达|授权|受理|办结|采纳|总数|总计|"
    "合计|数量|人数|次数|金额|包括|含|分别|比例|以上|以下|人均|平均每人|年均|日均|合格|不合格|申请|提交|支出|捐赠|捐款"
)
BARE_VERB = re.compile(rf"^(?:{VERBS})+(?:的|者|及以上|以上)?$")
"""Words that name nothing of their own: what they are said of was named before."""

BARE_KIND = re.compile(
    r"^(?:其中|男|女|男性|女性|实习|专职|兼职|其他|其余|本科|硕士|博士|研究生|大专|专科|高级|中级|初级|高中|中专|正式|临时|国内|国外|境内|境外|一般|严重|优秀|良好|满意|及以下?|及以上)+(?:生|的|者|及以上|以上|及以下|以下|学历)?$"
)
"""Words that name a kind of what was named before, beside other kinds: 博士、硕士、本科."""

NOUN_END = re.compile(
    r"(?:下降|增加|减少|上升|提高|提升|增长|降低|减|增|降|升)(?:至|到|为)|[，,；;：:。！？!?\n\t(（)）“”「」《]|(?<!调)和(?!谐)|以及|(?<!普)及(?!时|格|其)|(?:并|且|同时)|(?<!参)与(?!会)|共(?![享建同产青])|合计|其中|均(?!衡)|大关|、(?![^，,；;。\d\n]{0,14}的)"
)
LEADING_NOUN = re.compile(
    r"(?:为(?:基数|基准|单位|例|主)|[为是](?=[\u4e00-\u9fff]{2})|\s|的|以上|以下|以内|左右|及以上|之多|余|多|次/|/)+"
)
NAME_BEFORE_NOUN = re.compile(r"[“「《][^”」》\n]{1,60}[”」》]\s*的?(?=[\u4e00-\u9fff]{2})")
"""五期“同心协力”的专题直播: the name is not what is counted."""

AFTERWARDS = re.compile(r"(?:中?有|超过|突破|多达|不少于|共计?|合计|总计|达到?|约|近)$")
"""What at the end of a noun already leads to the next number."""

PUNCTUATION = frozenset("，,；;。、：:)）\n\t")
SPACE = re.compile(r"\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s+")
STOPS = re.compile(r"[、，,；;：:)）]|以及|(?<!普)及(?!时|格|其)|(?<!调)和(?!谐)|并(?!购)|(?<!参)与(?!会)")
"""Between two numbers, what parts the noun of the first from the lead of the second."""

SHARES = frozenset({"%", "百分点", "‰", "倍"})
"""Units in which changes are told of anything."""

TOTALS = re.compile(r"共计|合计|总计|总共|共\s*$")
CLOSED = re.compile(r"[)）]")
ANNOUNCING = re.compile(r"(?:情况|按[^按]{2,6}分|具体|明细|构成|分布|包括|如下|为|是|分别)+$")
TELLS = re.compile("增加|提高|提升|下降|取得|表示|指出|要求|认为|方面|措施|工作|显示|表明")
"""What announces with these tells something, and is no name for a list."""

LONGEST_ANNOUNCED = 16
COLON = re.compile(r"(?<!\d):(?!\d)")

ANEW = re.compile(r"[；;\n]|[，,]\s*(?:全年|年内|报告期|本年|(?:19|20)\d\d\s*年|同时|此外|另外?|并)")
"""Where a sentence turns to something else, so that the parts of a whole are over."""

CHANGED = re.compile(
    r"^\s*(?:逐步|大幅|进一步)?(?:减少|增加|降低|提高|提升|上升|下降|调整|扩大|缩短|增长|优化|减|增|降|升|变|改|扩)(?:为|到|至)\s*(?:(?:19|20)\d{2}\s*年度?末?的?)?\s*(?:约|近)?$"
)
"""Between two numbers, from the one to the other: 由4项减为1项."""

RESPECTIVELY = re.compile(r"分别(?:为|是|有|达到?|以|占|增长|下降|完成|实现|获得?|取得|约为?|达)?")
AND = re.compile(r"、|以及|及|和|与|，")

LONGEST = 40
"""Characters of words before a number that are kept."""

LONGEST_NOUN = 24
LONGEST_CONTEXT = 20
SHORT = 4
"""Characters of a subject that say too little alone."""

INTRODUCES = re.compile(r"^[^\u4e00-\u9fff]|[)）]|成立|前身|作为|位于|注册|简称|隶属|是|名为|属于|显著|成效|良好")
"""A clause about who the body is, or full of praise, is no company for a number."""

NEXT_ITEM = re.compile(r"[^，,、]{0,24}[，,、和及与]\s*$")
"""Between two items of a list: 5次股东大会，| 12次董事会."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words of a text, not always next to each other, by the offsets of their characters."""

    offsets: tuple[int, ...]

    def of(self, text: str) -> str:
        """The phrase as `text` has it."""
        return squeeze("".join([text[offset] for offset in self.offsets]))


@dataclass(slots=True)
class _Told:
    """What the sentences of a passage have told so far."""

    last: str = ""
    """Subject of the latest figure."""
    noun: str = ""
    """The latest subject that is not about another: changes and shares are of it."""
    unit: str = ""
    """Unit of that subject's figure."""
    nouns: dict[str, str] = field(default_factory=dict)
    """The latest such subject of each unit: a change of 56人 is of what was counted in 人."""
    whole: str = ""
    """What 其中 divides."""
    lead: _Phrase = _Phrase(())
    """Words before the latest number, which lead to a second one right after it: 撤销46人106个领域."""
    bracketed: bool = False
    """Whether 其中 stood in brackets, which end its parts."""
    announced: str = ""
    """What a colon announced a list of."""
    led: bool = False
    """Whether they led to a noun after the number, as 召开 does in 召开5次股东大会，12次董事会."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence to be understood: as printed, legible, where it lies, and who speaks."""

    text: str
    shown: str
    begin: int
    end: int
    names: re.Pattern[str] | None = None
    """Names of the reporting body, which say who and not what."""


def name_subjects(telling: Telling, found: Sequence[Printed], before: str = "", unit: str = "") -> list[str]:
    """A subject for each quantity of a sentence; `before` and `unit` are the last ones of the sentence before it."""
    told = _Told(
        last=before, noun=before, unit=unit, whole=before if telling.shown.startswith("其中", telling.begin) else ""
    )
    pairs = _respective(telling, found)
    changes = _changes_respectively(telling, found)
    subjects: list[str] = []
    for index, quantity in enumerate(found):
        previous = found[index - 1].end if index else telling.begin
        noun = _noun_after(telling, found, index)
        if index in changes:
            counterpart, change = changes[index]
            told.last = _joined(subjects[counterpart], change)
        else:
            told.last = pairs.get(index) or _subject(telling, previous, quantity, noun, told)
        subjects.append(told.last)
    return subjects


def _subject(telling: Telling, previous: int, quantity: Printed, after: _Phrase, told: _Told) -> str:
    shown, text = telling.shown, telling.text
    between = shown[max(previous, telling.begin) : quantity.start]
    later = previous > telling.begin
    if told.last and later and CHANGED.match(between):
        return told.last
    _divide(telling, max(previous, telling.begin), quantity.start, told)
    before = told.lead if later and not between.strip() else _before(telling, previous, quantity.start)
    if later and after.offsets and not before.offsets and told.lead.offsets and NEXT_ITEM.match(between):
        before = told.lead if told.led else before
    told.lead, told.led = before, bool(after.offsets)
    own, words = join_words(before.of(text), after.of(text)), join_words(before.of(shown), after.of(shown))
    if told.noun and "其中" not in between and _depends(words, quantity, told, later=later):
        unit = quantity.quantity.unit
        return _joined(told.noun if unit in SHARES else told.nouns.get(unit, told.noun), own)
    told.unit = quantity.quantity.unit
    told.noun = _independent(telling, previous, quantity.start, own, words, told)
    told.nouns[told.unit] = told.noun
    return told.noun


def _noun_after(telling: Telling, found: Sequence[Printed], index: int) -> _Phrase:
    """The noun after a number, or after the next one that follows at once: 46人106个 | 领域."""
    following = found[index + 1].start if index + 1 < len(found) else telling.end
    if index + 1 < len(found) and not telling.shown[found[index].end : following].strip():
        index += 1
        following = found[index + 1].start if index + 1 < len(found) else telling.end
    return _after(telling.shown, found[index].end, following)


def _depends(words: str, quantity: Printed, told: _Told, *, later: bool) -> bool:
    """Whether words only say what happened to the thing told before, or how many of it."""
    if later and DEPENDS.match(words):
        return True
    return bool(BARE_VERB.match(words)) and not told.whole and (later or told.unit in {"", quantity.quantity.unit})


def _independent(telling: Telling, previous: int, start: int, own: str, words: str, told: _Told) -> str:
    """The subject of a figure that is not about the one before it."""
    total = bool(TOTALS.search(telling.shown, max(previous, telling.begin), start))
    if not own:
        return (total and told.announced) or told.last or told.whole
    if told.whole and own != told.whole:
        return _joined(told.whole, own)
    if told.last and BARE_KIND.match(words):
        return _joined(_of_kinds(told.last), own)
    return _joined(_context(telling, previous, start), own) if len(words) <= SHORT else own


def _of_kinds(last: str) -> str:
    """What the kinds are of that a list goes through: 员工·男 → 员工, 博士 → nothing."""
    whole, _, kind = last.rpartition(PART_OF)
    if BARE_KIND.match(legible(kind)):
        return whole
    return last


def _context(telling: Telling, previous: int, start: int) -> str:
    """What the clause before says where a clause says little: 最终出水水质达标，SS < 10mg/L."""
    shown = telling.shown
    floor = clause_start(shown, telling.begin, start)
    if floor <= max(previous, telling.begin):
        return ""
    begin = clause_start(shown, telling.begin, floor - 1)
    if begin < previous:
        return ""
    first, last = trim(shown[begin : floor - 1], telling.names)
    words = squeeze(telling.text[begin + first : begin + last])
    return words[-LONGEST_CONTEXT:] if len(words) > SHORT and not INTRODUCES.search(words) else ""


def _divide(telling: Telling, start: int, end: int, told: _Told) -> None:
    """其中, or a heading with a colon, begins the parts of something; a total or a closing bracket ends them."""
    between = telling.shown[start:end]
    if "其中" in between:
        told.whole = told.last
        told.bracketed = _open_brackets(telling.shown[telling.begin : start + between.index("其中")])
    elif TOTALS.search(between) or ANEW.search(between) or (told.bracketed and CLOSED.search(between)):
        told.whole = told.announced if "；" in between or ";" in between else ""
        told.bracketed = False
    announced = _announced(telling, start, end)
    if announced is not None:
        told.whole = told.announced = announced


def _open_brackets(text: str) -> bool:
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _announced(telling: Telling, start: int, end: int) -> str | None:
    """What a colon announces a list of: 全年发放证书：质量2,345张，环境1,234张 → 发放证书; nothing for 员工：320人."""
    between = telling.shown[start:end]
    colon = max((match.start() for match in COLON.finditer(between)), default=-1)
    if colon < 0 or not between[colon + 1 :].strip() or "其中" in between:
        return None
    floor = clause_start(telling.shown, start, start + colon)
    first, last = trim(telling.shown[floor : start + colon], telling.names)
    words = ANNOUNCING.sub("", squeeze(telling.text[floor + first : floor + last]))
    return words if 1 < len(words) <= LONGEST_ANNOUNCED and not TELLS.search(legible(words)) else ""


def _joined(whole: str, part: str) -> str:
    if not whole or not part or whole.endswith(part):
        return whole or part
    return f"{whole[-LONGEST:]}{PART_OF}{part}"


def join_words(before: str, after: str) -> str:
    """The words on both sides of a number as one phrase."""
    return before if after and before.endswith(after) else f"{before}{after}"


def _before(telling: Telling, previous: int, start: int) -> _Phrase:
    """The words from the last stop, or the last number, to a number, without when, who and how."""
    shown = telling.shown
    position = start
    while position > telling.begin and shown[position - 1] in " \t：:(（“":
        position -= 1
    floor = max(clause_start(shown, telling.begin, position), start - 3 * LONGEST)
    if previous > floor:
        floor = _second_half(shown, previous, start)
    offsets = _out_of_brackets(shown, floor, start)
    first, last = trim("".join([shown[offset] for offset in offsets]), telling.names)
    return _Phrase(tuple(offsets[first:last][-LONGEST:]))


def _second_half(shown: str, previous: int, start: int) -> int:
    """Where, between two numbers, the words begin that lead to the second: 29个程序文件及 | 44个."""
    between = shown[previous:start]
    stops = [match.end() for match in STOPS.finditer(between)]
    if stops:
        return previous + stops[-1]
    return start if between.rstrip().endswith("的") else previous


def _out_of_brackets(shown: str, floor: int, start: int) -> list[int]:
    """女性员工（占比45%）: the bracket that opens before a number is passed over, its words stay."""
    text = shown[floor:start]
    opened = max(text.rfind("("), text.rfind("（"))
    closed = max(text.rfind(")"), text.rfind("）"))
    return [floor + index for index in range(len(text)) if not (index == opened > closed)]


def trim(phrase: str, names: re.Pattern[str] | None) -> tuple[int, int]:
    """Where, in the words before a number, those begin and end that say what is counted."""
    first, last = 0, len(phrase)
    while (match := TRAILING.search(phrase, first, last)) and match.start() < last:
        last = match.start()
    while first < last:
        match = LEADING.match(phrase, first, last) or (names.match(phrase, first, last) if names else None)
        if not match or match.end() == first:
            break
        first = match.end()
    return first, last


def _after(shown: str, end: int, following: int) -> _Phrase:
    """The noun that a number with its classifier stands before, not a name in quotation marks: 40个 | 新会员."""
    if shown[end : end + 1] in PUNCTUATION:
        return _Phrase(())
    lead = LEADING_NOUN.match(shown, end, following)
    start = lead.end() if lead else end
    named = NAME_BEFORE_NOUN.match(shown, start, following)
    start = named.end() if named else start
    stop = NOUN_END.search(shown, start, following)
    last = min(stop.start() if stop else following, start + LONGEST_NOUN)
    onward = AFTERWARDS.search(shown, start, last)
    return _Phrase(tuple(range(start, onward.start() if onward else last)))


def squeeze(text: str) -> str:
    """Without white space between Chinese characters."""
    return (
        SPACE.sub("", text).strip(" ，,、。；;：:“”")
        if " " in text or "\t" in text or "\n" in text
        else text.strip("，,、。；;：:“”")
    )


def _respective(telling: Telling, found: Sequence[Printed]) -> dict[int, str]:
    """Subjects of numbers that 分别 pairs with the things named before it."""
    shown, text = telling.shown, telling.text
    paired: dict[int, str] = {}
    for match in RESPECTIVELY.finditer(shown, telling.begin, telling.end):
        reach = _reach(shown, match.end(), telling.end)
        first_number = bisect_left(found, match.end(), key=lambda one: one.start)
        numbers = list(range(first_number, bisect_left(found, reach, key=lambda one: one.start)))
        floor = clause_start(shown, telling.begin, match.start())
        first, last = trim(shown[floor : match.start()], telling.names)
        spans = _parts(shown, floor + first, floor + last)
        if len(spans) == len(numbers) > 1:
            end = found[numbers[-1]].end
            tail = _after(shown, end, clause_end(shown, end, telling.end)).of(text)
            action = match[0].removeprefix("分别").strip("为是有以达到约")
            for index, (start, stop) in zip(numbers, spans, strict=True):
                paired[index] = squeeze(f"{text[start:stop]}{action}{tail}")
    return paired


def _changes_respectively(telling: Telling, found: Sequence[Printed]) -> dict[int, tuple[int, str]]:
    """收入5亿元，利税2亿元，分别增长5%和8%: for each change the figure it is of, and the words for it."""
    changes: dict[int, tuple[int, str]] = {}
    for match in RESPECTIVELY.finditer(telling.shown, telling.begin, telling.end):
        start = clause_start(telling.shown, telling.begin, match.start())
        first = bisect_left(found, match.end(), key=lambda one: one.start)
        last = bisect_left(found, _reach(telling.shown, match.end(), telling.end), key=lambda one: one.start)
        count = last - first
        if telling.shown[start : match.start()].strip("，,；; ") or not 1 < count <= first:
            continue
        begin, end = trim(telling.shown[match.start() + 2 : found[first].start], None)
        change = squeeze(telling.text[match.start() + 2 + begin : match.start() + 2 + end])
        changes.update({index: (index - count, change) for index in range(first, last)})
    return changes


def _parts(shown: str, start: int, end: int) -> list[tuple[int, int]]:
    """The things that a list names: 甲、乙和丙."""
    spans, at = [], start
    for match in (*AND.finditer(shown, start, end), None):
        stop = match.start() if match else end
        if shown[at:stop].strip():
            spans.append((at, stop))
        at = match.end() if match else end
    return spans


def _reach(shown: str, start: int, end: int) -> int:
    """End of the list of numbers that begins at `start`: the first full stop or semicolon."""
    stops = [position for position in (shown.find(mark, start, end) for mark in "；;。") if position >= 0]
    return min(stops, default=end)
