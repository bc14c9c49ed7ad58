"""An answer for people: the words, the figures, the quotes with their pages, or the receipt of what was searched."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from assistant.answer import Answer, Quoted, Receipt
from tui.console import Filled, plain
from tui.numbers import grouped, with_unit
from tui.printing.places import body_and_year, place
from tui.safe import harmless
from tui.words import N_, _, listed
from tui.words import quoted as in_quotes

STATUS = {
    "answered": ("●", "green", N_("已答复")),
    "not_disclosed": ("○", "yellow", N_("未披露")),
    "no_report": ("○", "yellow", N_("库中无此报告")),
    "ambiguous": ("?", "cyan", N_("请选择")),
    "unreadable": ("!", "red", N_("无法辨读")),
}
QUOTES = 5
"""Citations printed under an answer; the rest are counted."""


def print_answer(console: Console, answer: Answer, *, with_question: bool = True) -> None:
    """One turn."""
    if with_question:
        console.print(plain(_("问：{question}").format(question=answer.question), "bold"))
    mark, style, name = STATUS[answer.status]
    if answer.understood.line:
        console.print(plain(_(answer.understood.line), "dim"))
    head = Text(f"{mark} ", style=style)
    if answer.status != "answered":
        head.append(f"{_(name)}  ", style=style)
    console.print(Filled(head + Text(harmless(_(answer.text)))))
    for derived in (one for one in answer.derived if one.formula not in answer.text):
        number = with_unit(grouped(derived.value), derived.unit)
        console.print(_indented(plain(f"{_(derived.label)} {number}    {_(derived.formula)}")))
    for position, choice in enumerate(answer.choices, 1):
        console.print(_indented(plain(f"{position}. {choice}")))
    if answer.choices:
        console.print(_indented(plain(_("请把其中一项写入问题再问；连续提问时，也可只答编号。"), "dim")))
    if answer.citations:
        console.print(quotes(answer.citations))
    if answer.status in ("not_disclosed", "unreadable", "no_report"):
        console.print(_indented(receipt(answer.receipt)))
    console.print()


def quotes(citations: tuple[Quoted, ...]) -> RenderableType:
    """Each quote with its place under it."""
    parts: list[RenderableType] = []
    citations = tuple({(one.sha256, one.page, one.quote): one for one in citations}.values())
    for quoted in citations[:QUOTES]:
        parts.append(_indented(Filled(Text(in_quotes(harmless(quoted.quote).replace(chr(9), "  "))))))
        who = body_and_year(quoted.organisation, quoted.year)
        parts.append(_indented(Filled(plain(f"—— {who}  {place(quoted.file, quoted.page, quoted.section)}", "dim"))))
    if len(citations) > QUOTES:
        parts.append(_indented(plain(_("另有 {n} 处原文。").format(n=len(citations) - QUOTES), "dim")))
    return Group(*parts)


def receipt(given: Receipt) -> RenderableType:
    """What was searched, what was nearest, and what was not taken and why."""
    lines = [
        _("已检索 {reports} 份报告、{passages} 个段落。").format(reports=len(given.reports), passages=given.passages)
    ]
    if given.terms:
        lines.append(_("检索用词：{terms}").format(terms=listed(given.terms)))
    if given.unread:
        lines.append(_("未能读取的页：{pages}").format(pages=listed(map(_, given.unread), "；")))
    parts: list[RenderableType] = [Filled(plain(line, "dim")) for line in lines]
    for refused in given.refused:
        figure, report = refused.disclosure.figure, refused.disclosure.report
        text = _("未采用（{reason}）：{raw} {subject}").format(
            reason=_(refused.reason), raw=figure.quantity.raw, subject=figure.subject
        )
        where = place(report.file, figure.source.page, figure.source.section)
        parts.append(Filled(plain(f"{text}  {where}", "dim")))
    if given.nearest:
        parts += [plain(_("最接近的原文："), "dim"), quotes(given.nearest)]
    return Group(*parts)


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2))
