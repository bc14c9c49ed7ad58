"""Phrases: the words before and after a number, without when, who and how."""

import re
from dataclasses import dataclass

from ingest.text.clauses import clause_start

LEADING = re.compile(
    r"(?:[\s，,、；;：:。．.·•‧●■◆▪➢✓➤▶►☆★*#|\-—–)）\]】”」'’]+"
    r"|(?:19|20)\d{2}\s*年?\s*[-~—至到]+\s*(?:19|20)\d{2}\s*年(?:度)?"
    r"|(?:截至|截止到?|截止至|到|自|在|于)?\s*(?:19|20)\d{2}\s*年(?:度)?\s*(?:\d{1,2}\s*月)?\s*(?:\d{1,2}\s*日)?(?:上半年|下半年|年?[底末初]|以来|期间|内(?![部外控审训容地])|中(?![国心小央高层级型期标医药英外]))?"
    r"|(?:截至|截止到?|到|于|在)?\s*\d{1,2}\s*月(?:份)?\s*(?:\d{1,2}\s*日)?[底末]?"
    r"|[“\"]?十[一二三四五]五[”\"]?(?:以来|期间|时期)|(?:上一?年度?|去年)年?[底末]|截[至止](?:本报告(?:披露日|出具日|发布日|期末)?|目前)"
    r"|(?:公司|集团|本部)及(?:其|各|下属|所属|控股|全资|权属|的)*(?:子公司|分公司|分支机构|单位|企业)"
    r"|(?:截至|截止到?)?(?:本年度?|今年度?|全年|年内(?![部外控审训容])|年度内(?![部外控审训容])|本?报告期[内末]?|一年来|过去的?一年|当年|目前|迄今|至今|年底|年末|期末|近年来|去年|上年|近[两三四五六七八九十]年来?)"
    r"|[(（]\s*\d{1,2}\s*[)）]|\d{1,2}\s*[、.．)）](?!\d)|[一二三四五六七八九十]+(?:[、.．]|是|要(?!求))"
    r"|其中包?括?|同时|此外|另外?|并且?|而且|且|还(?!款)|也(?!门)|又|而|但|因此|从而|以及|及|和|与(?!会)|则|其他方面|包括|分别|约为?|先后(?!发)|继续|不断"
    r"|已经?|现(?:有(?!效))?(?![金场代货行任状役房象实浇阶])|即(?![使将时])|最终(?![用产消])|共计?|总共|一共|合计|累计(?!发|立|完|处|投|培|服|捐|实)|我们|(?:(?:本|我|该)(?:公司|集团|协会|中心|机构|单位|会|院|所|企业)|公司|集团|协会|中心)(?=[^的员工职总子下分股及与和]{2})|的(?!士)|以(?=(?:19|20)\d\d|公司|总)|向|对(?![外口标公])|为(?!客|员工)|由|被|有(?![效机关色限害毒利序])|使(?!用))"
)
"""What says when, who or how before the thing that is counted."""

TRAILING = re.compile(
    r"(?:[\s，,、；;：:(（=“「]+|(?:由|从)[^，,。；;、由从]{0,16}(?:之初|初期|[时前初末底年期度])的|(?:增长|增加|提升|上升|提高|扩大|上涨|下降|降低|减少|下滑|缩减|缩短|[增减升降])(?:至|到|为)|共计|合计|总计|共有|共达|共为|总共|约为|约占|大约|将近|接近|超过|突破|高达|多达|达到了?|达(?!标)|(?<![人平日年月])均为|分别为|分别是|分别|"
    r"不少于|不低于|不超过|不高于|不足|至少|至多|最多|为(?!人)|是|(?<![拥持享占含设])有(?!效)|仅有?|只有?|(?<![人平日年月])均|已|了|(?<!节)约|近|超|逾|为期|历时|(?<!即)将|进一步|逐步|大幅|有望|计(?<!合计|统计|审计|设计|累计)|(?<![准规细原守])则|高于|低于|大于|小于|等(?<!平等)|首次|截(?:至|止到?)?|新台币|做到|折合|约合|由原来的?|由|从|原(?=$)|人民币|总额为|[<>＜＞≤≥~～]|共(?!享|建|同)|即|以|(?:由|从|自|比)?(?:19|20)\d{2}\s*年度?[末底]?的?|(?:由|从)(?:上一?年度?|去年|年初)末?的?|比例为|其中|每(?=$)|至|到(?!位)|也)$"
)
"""What leads from the thing to its number."""

NOUN_END = re.compile(
    r"(?:下降|增加|减少|上升|提高|提升|增长|降低|减|增|降|升)(?:至|到|为)|[，,；;：:。！？!?\n\t(（)）“”「」《]|(?:同比)?(?:增长|下降|增加|减少|提高|上升|降低)了?\s*$|(?<!调)和(?!谐)|以及|(?<!普)及(?!时|格|其)|(?:并|且|同时)|(?<!参)与(?!会)|共(?![享建同产青])|(?:比|较)(?:上年|去年|上一?年度|年初|同期|20\d\d)|全部(?=[通建完达实])|合计|其中|均(?!衡)|大关|具有|具备|能够|旨在|、(?![^，,；;。\d\n]{0,14}的)"
)

LEADING_NOUN = re.compile(
    r"(?:为(?:基数|基准|单位|例|主)|[为是](?=[\u4e00-\u9fff]{2})|\s|的|以上|以下|以内|左右|及以上|之多|余|多|次/|/)+"
)

LISTED_NOUN = re.compile(
    r"(?P<list>[^，,；;：:。！？\d\n\t()（）“”「」]{2,36}(?:活动|会议?|讲座|项目|人员|产品|设备|物资|用品|课程|荣誉|称号|奖项|协议|制度|文件|措施|岗位|设施|国家|地区|工作|服务|业务|比赛))(?=[，,；;。\n]|$)"
)
"""Several things that are counted together: 340场 | 推广会、讲座和客户培训活动."""

DOES = re.compile("从事|参加|参与|开展|进行|用于|组织|提供|获得|通过|完成")

NAMED_ONLY = re.compile(r"(?:《[^》\n]{1,60}》|“[^”\n]{2,30}”)(?=\s*(?:$|[，,；;。、\n\d]|和|及|以及|与))")
"""What is counted has only a name: 10期 | 《云梦通讯》."""

NAME_BEFORE_NOUN = re.compile(r"[“「《][^”」》\n]{1,60}[”」》]\s*的?(?=[\u4e00-\u9fff]{2})")
"""五期“同心协力”的专题直播: the name is not what is counted."""

LEADS = re.compile(r"(?<=[\u4e00-\u9fff])(?:共计?|合计|总计|达到?)\s*$")
"""A noun before these leads to the next number: 实习82人 | 审核员共223人."""

AFTERWARDS = re.compile(r"(?:中?有|超过|突破|多达|不少于|共计?|合计|总计|达到?|约|近)$")
"""What at the end of a noun already leads to the next number."""

PUNCTUATION = frozenset("，,；;。、：:)）\n\t")

EDGES = " \t\n，,、。；;：:"
SPACE = re.compile(r"(?<!\s)\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s+")

STOPS = re.compile(r"[、，,；;：:)）]|以及|(?<!普)及(?!时|格|其)|(?<!调)和(?!谐)|并(?!购)|(?<!参)与(?!会)")
"""Between two numbers, what parts the noun of the first from the lead of the second."""

LONGEST = 40
"""Characters of words before a number that are kept."""

LONGEST_NOUN = 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a text, not always next to each other, by the offsets of their characters."""

    offsets: tuple[int, ...]

    def of(self, text: str) -> str:
        """The phrase as `text` has it."""
        return squeeze("".join([text[offset] for offset in self.offsets]))


CLOSED = re.compile(r"[)）]")

NO_WORDS = Phrase(())


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence to be understood: as printed, legible, where it lies, and who speaks."""

    text: str
    shown: str
    begin: int
    end: int
    names: re.Pattern[str] | None = None
    """Names of the reporting body, which say who and not what."""


def words_before(telling: Telling, previous: int, start: int) -> Phrase:
    """The words from the last stop, or the last number, to a number, without when, who and how."""
    shown = telling.shown
    position = start
    while position > telling.begin and shown[position - 1] in " \t：:(（“":
        position -= 1
    floor = max(clause_start(shown, telling.begin, position), start - 3 * LONGEST)
    if previous > floor and (aside := _bracket_between(shown, floor, previous, start)):
        offsets = [*range(floor, aside[0]), *range(aside[1], start)]
    else:
        if previous > floor:
            floor = _second_half(shown, previous, start)
        offsets = _out_of_brackets(shown, floor, start)
    first, last = trim("".join([shown[offset] for offset in offsets]), telling.names)
    return Phrase(tuple(offsets[first:last][-LONGEST:]))


def words_after(shown: str, end: int, following: int, *, leads_on: bool = False) -> Phrase:
    """The noun that a number with its classifier stands before, not a name in quotation marks: 40个 | 新会员.

    With `leads_on`, what leads to a number at `following` belongs to that one: 实习82人 | 审核员共223人.
    """
    if shown[end : end + 1] in PUNCTUATION:
        return Phrase(())
    lead = LEADING_NOUN.match(shown, end, following)
    start = lead.end() if lead else end
    if only := NAMED_ONLY.match(shown, start, following):
        return Phrase(tuple(range(start, only.end())))
    several = LISTED_NOUN.match(shown, start, following)
    if several and "、" in several["list"] and not DOES.search(several["list"]):
        return Phrase(tuple(range(start, several.end("list"))))
    named = NAME_BEFORE_NOUN.match(shown, start, following)
    start = named.end() if named else start
    stop = NOUN_END.search(shown, start, following)
    last = min(stop.start() if stop else following, start + LONGEST_NOUN)
    onward = AFTERWARDS.search(shown, start, last)
    if (
        leads_on
        and not STOPS.search(shown, start, following)
        and LEADS.search(shown, max(start, following - 6), following)
    ):
        return NO_WORDS
    return Phrase(tuple(range(start, onward.start() if onward else last)))


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


def join_words(before: str, after: str) -> str:
    """The words on both sides of a number as one phrase."""
    return before if after and before.endswith(after) else f"{before}{after}"


def squeeze(text: str) -> str:
    """Without white space between Chinese characters, stops at its ends and quotation marks left single."""
    text = SPACE.sub("", text).strip(EDGES)
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text


def _bracket_between(shown: str, floor: int, previous: int, start: int) -> tuple[int, int] | None:
    """The bracket that the number before stands in and this one does not: 开采率（占产量287万吨）为 | 58%."""
    opened = max(shown.rfind("(", floor, previous), shown.rfind("（", floor, previous))
    closed = CLOSED.search(shown, previous, start)
    if opened <= floor or not closed or any(character.isdigit() for character in shown[floor:opened]):
        return None
    return opened, closed.end()


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
