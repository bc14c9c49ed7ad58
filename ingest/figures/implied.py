"""Implied figures: words that stand for a number, none for 0 and all for 100 %."""

# ruff: noqa: E501 - a rule is a line

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.document import Passage
from ingest.figure import Citation, Figure, Kind, Quantity
from ingest.figures.periods import period_at
from ingest.figures.phrases import join_words, squeeze, trim
from ingest.figures.scopes import find_scope
from ingest.figures.subjects import PART_OF
from ingest.figures.times import find_times, times_before
from ingest.report import Identity
from ingest.text.clauses import Sentence, clause_start, quoted, sentences
from ingest.text.legible import legible
from ingest.text.placing import page_at


@dataclass(frozen=True, slots=True)
class Implied:
    """Words that say none or all."""

    name: str
    pattern: re.Pattern[str]
    """Its group `what` is counted, or `done` is what all were or did."""
    value: Decimal
    unit: str
    kind: Kind
    example: str
    raw: str
    """The words of the example that say so."""
    dated: bool = False
    """Whether the sentence must say when, or tell other figures: 无投诉 alone may be a wish."""


BAD = "事故|事件|案件|案例|投诉|申诉|处罚|裁罚|罚款|罚金|通报批评|诉讼|仲裁|纠纷|泄密|泄露|举报|职业病|死亡|伤亡|污染|召回|职业灾害|工伤|违规问题|违规行为|违法行为|违法违规行为|违规情况|违法情形|违规|违法|差错|侵权|腐败问题|贪腐|歧视"
NONE = r"未(?:曾)?(?:有)?(?:再)?(?:发生|出现|受到?|收到|接到|发现|产生|遭受|被处以|发生过|接获)|(?:没有|无|并无)(?:发生|出现|收到|受到|接获)|从未(?:发生|出现|受到?)|不存在|未被(?=[^，。]{0,8}处罚)"
WHAT = rf"(?P<what>(?:任何|一起|一例|一件|一宗|因)?[^，,。；;：:\n\d]{{0,22}}(?:{BAD}))"
DONE = "合格|达标|通过|整改(?:完成|到位)?|办结|关闭|答复|回复|签订|签署|符合要求|满意|表示(?:很)?满意"

IMPLIED = (
    Implied("no death", re.compile(rf"(?:{NONE}|(?:(?:(?<![\u4e00-\u9fff])|(?<=[率年度内均也且并]))(?:均?无|没有)))(?P<what>(?:任何|一名|一例)?[^，,。；;：:\n\d]{{0,12}}(?:因[工公]|工伤)[^，,。；;：:\n\d]{{0,2}}(?:死亡|伤亡|身亡|亡故|殉职))(?!事[故件]|率)"), Decimal(0), "人", "flow", "报告期内无员工因工死亡。", "无员工因工死亡", dated=True),
    Implied("no penalty", re.compile(rf"(?:{NONE}){WHAT.replace(BAD, '处罚|裁罚|罚款|罚金|通报批评')}"), Decimal(0), "次", "flow", "报告期内未受到行政处罚。", "未受到行政处罚"),
    Implied("no case", re.compile(rf"(?:{NONE}){WHAT.replace(BAD, '事故|事件|案件|投诉|申诉|诉讼|仲裁|纠纷|泄密|举报|召回')}"), Decimal(0), "起", "flow", "全年未发生一起工伤事故。", "未发生一起工伤事故"),
    Implied("no wrong", re.compile(rf"(?:{NONE}){WHAT}"), Decimal(0), "", "flow", "监管部门抽查3次，未发现违规问题。", "未发现违规问题"),
    Implied("none", re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[率年度内均也且并度]))(?:均?无|没有){WHAT.replace(BAD, '事故|事件|案件|投诉|申诉|处罚|诉讼|纠纷|职业病|召回|伤亡')}"), Decimal(0), "", "flow", "2018年共处理投诉6起，无重大投诉。", "无重大投诉", dated=True),
    Implied("zero", re.compile(r"(?:实现|保持|均为|达到)?[“\"]?零(?P<what>(?:死亡|安全|重大|工伤|有责|客户|质量|环境)?(?:事故|投诉|伤亡|污染|处罚|泄密|违规|召回))[”\"]?(?!目标|为目标)"), Decimal(0), "", "flow", "全年实现零事故。", "实现零事故", dated=True),
    Implied("no accident", re.compile(r"(?P<what>[^，,。；;：:\n、]{0,16}?(?:事故|投诉|案件|诉讼|泄密事件|安全事件)(?:起数|件数|数量?)?)(?:均)?(?:为|是)零(?![\d.])"), Decimal(0), "起", "flow", "全年安全事故为零。", "全年安全事故为零"),
    Implied("is zero", re.compile(r"(?P<what>[^，,。；;：:\n、]{2,20}?(?:率|数|次数|件数|事故|投诉|事件|量))(?:均)?(?:为|是)零(?![\d.])"), Decimal(0), "", "flow", "职业病发生率为零。", "职业病发生率为零"),
    Implied("all", re.compile(rf"(?:(?<!平)均(?:已|为|全部|按期|按时|予以)*|(?:已)?全部(?:按期|按时|及时|已)*)(?P<done>{DONE})"), Decimal(100), "%", "ratio", "接受抽查4次，结果均合格。", "均合格"),
)  # fmt: skip

WISH = re.compile(
    r"(?:确保|保证|力争|努力|争取|目标|承诺|要求|防止|避免|杜绝|预防|如果?|若|应当?|必须|须|期望|希望|旨在|是否|对于|凡|将|不得|直至|待|经检验|使|才能|方可|以便|做到)[^，,。；;]{0,14}$"
)
"""What is only wished for, demanded or supposed is no result."""

NOT_ALL = re.compile(r"(?:不|未|并非|人|月|年|日|户|吨|平|分)$")
WHEN = re.compile(
    r"年内|全年|本年|报告期|年度|(?:19|20)\d\d\s*年|截[至止]|目前|本期|期间|连续|\d\s*(?:次|起|项|家|件|%)"
)
TRIGGER = re.compile("[未无無零均]|没有|沒有|全部|不存在")


def implied_figures(identity: Identity, passage: Passage, *, in_table: bool = False) -> tuple[Figure, ...]:
    """The figures of a paragraph that stand in words; of a table's cell only those that say when."""
    if not TRIGGER.search(passage.text):
        return ()
    shown = legible(passage.text)
    return tuple(_figures(identity, passage, shown, dated=in_table))


def _figures(identity: Identity, passage: Passage, shown: str, *, dated: bool) -> Iterator[Figure]:
    times = find_times(shown, identity.year or 0)
    for sentence in sentences(shown):
        for rule, match in _matches(shown, sentence, dated=dated):
            start = clause_start(shown, sentence.start, match.start())
            period = period_at(
                shown,
                times_before(times, match.start()),
                sentence=sentence.start,
                clause=start,
                position=match.start(),
                kind=rule.kind,
                year=identity.year,
            )
            subject = _subject(passage.text, shown, sentence, match)
            first, last = quoted(shown, sentence, match.start(), match.end())
            raw = passage.text[match.start() : match.end()]
            yield Figure(
                subject=subject,
                quantity=Quantity(raw, rule.value, rule.unit),
                kind=rule.kind,
                period=period,
                source=Citation(
                    passage.order,
                    match.start(),
                    match.end(),
                    passage.text[first:last],
                    page_at(passage, match.start()),
                    passage.section,
                ),
                scope=find_scope(legible(subject), identity),
                basis="inferred",
                rule=f"implied: {rule.name}",
                confidence=0.75,
            )


def _matches(shown: str, sentence: Sentence, *, dated: bool) -> Sequence[tuple[Implied, re.Match[str]]]:
    """Words that imply a number, each stretch by the first rule that knows it."""
    told = bool(WHEN.search(shown, sentence.start, sentence.end))
    found: list[tuple[Implied, re.Match[str]]] = []
    taken = bytearray(sentence.end - sentence.start)
    for rule in IMPLIED:
        if (rule.dated or dated) and not told:
            continue
        for match in rule.pattern.finditer(shown, sentence.start, sentence.end):
            before = shown[max(sentence.start, match.start() - 20) : match.start()]
            start, end = match.start() - sentence.start, match.end() - sentence.start
            if (
                taken.find(1, start, end) < 0
                and not WISH.search(before)
                and not (rule.value and NOT_ALL.search(before))
            ):
                taken[start:end] = bytes([1]) * (end - start)
                found.append((rule, match))
    return sorted(found, key=lambda one: one[1].start())


def _subject(text: str, shown: str, sentence: Sentence, match: re.Match[str]) -> str:
    """What there is none of; or what all of them are, with the words before."""
    if "what" in match.re.groupindex:
        start, end = match.span("what")
        lead = re.match("任何|一起|一例|一名|一件|一宗|因(?![工公])|全年|本年度?|报告期内?|年内", shown[start:end])
        return squeeze(text[start + (lead.end() if lead else 0) : end])
    start = clause_start(shown, sentence.start, match.start())
    before = _words(text, shown, start, match.start())
    if len(before) < 3 and start > sentence.start:
        earlier = clause_start(shown, sentence.start, start - 1)
        context = _words(text, shown, earlier, start - 1)
        before = f"{context}{PART_OF}{before}" if before else f"{context}{PART_OF}"
    return squeeze(join_words(before, text[match.start("done") : match.end("done")]))


def _words(text: str, shown: str, start: int, end: int) -> str:
    first, last = trim(shown[start:end], None)
    return squeeze(text[start + first : start + last])
