"""From an inquiry to an answer: figures first, passages where none answers, a receipt where nothing does."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import Answer, Derived, Quoted, Receipt, Refused, Status, Understood
from assistant.asked import Asked, whole
from assistant.auditing import about, clashing, sum_in
from assistant.calculating import change, comparable, difference, differences, mean, median, rate, ratio, total
from assistant.catalogue import Known
from assistant.inquiry import Inquiry
from assistant.lookup import Looked, Seeker, by_indicator, by_organisation
from assistant.measures import answers, asked_families
from assistant.passages import ENOUGH, SHOWN, Told, find_passages
from assistant.periods import period_words, years_of
from assistant.proof import proved
from assistant.reading import passages_of
from assistant.replies import SHOWN_AS_EXTREME, SHOWN_IN_RANK, audited, best_of_each, parts_of, ranked
from assistant.scopes import Scope, scope_of
from assistant.shares import shares
from assistant.writing import calculated, name_of, number, remarks, sentence, subject_of
from index.library import Disclosure, Library
from ingest.finding import Finding
from ingest.taxonomy import Taxonomy

SURE = 0.75
"""A figure that fits so well answers even a question that does not ask for a number."""
LISTED = 50
"""A receipt names up to so many reports."""
MANY_SILENT = 4
"""So many things not disclosed are each named in the text."""
MUCH_UNREAD = 0.15
"""From this share of a report's pages on, "not disclosed" can no longer be said of it."""
FEW_YEARS = 3
"""Where no year is asked, up to so many years are all given, of more only the latest."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, and what the next turn may leave out of it."""

    answer: Answer
    looked: tuple[Looked, ...] = ()


def respond(inquiry: Inquiry, library: Library, known: Known, taxonomy: Taxonomy) -> Outcome:
    """The answer to an inquiry."""
    missing = _without_report(inquiry, known)
    if missing:
        return missing
    seeker = Seeker(library, inquiry.manner)
    if inquiry.unsure:
        return _unsure(inquiry, library, known, taxonomy)
    nothing = not any(one.terms for one in inquiry.asked)
    if "audit" in inquiry.wants and (nothing or not inquiry.question.number) and not inquiry.scopes[0].open:
        return _audit(inquiry, library, taxonomy)
    if nothing:
        return Outcome(_answer(inquiry, "ambiguous", "请说明要查哪个机构、哪一年的什么内容。", choices=_examples(known)))
    if {"disclosed", "rank", "extreme"} & set(inquiry.wants):
        several = _several(inquiry, seeker, library, known)
        if several:
            return several
    if "difference" in inquiry.wants and _adds_nothing(inquiry):
        derived, figures = _since_last(inquiry)
        if derived:
            return _calculated(inquiry, derived, figures, library)
    if "per" in inquiry.wants:
        derived, figures = _per_each(inquiry, seeker)
        if derived:
            return _calculated(inquiry, derived, figures, library)
    looked = _look(inquiry, seeker)
    if inquiry.number or _calculates(inquiry):
        return _with_figures(inquiry, looked, seeker, library, known, taxonomy)
    return _in_words(inquiry, looked, library, known)


# What cannot be answered at all


def _without_report(inquiry: Inquiry, known: Known) -> Outcome | None:
    question = inquiry.question
    if question.stranger and not question.organisations and not question.files:
        text = f"资料库里没有“{question.stranger}”的报告，无法回答。"
        return Outcome(_answer(inquiry, "no_report", text, choices=_examples(known)))
    if not known.entries:
        return Outcome(_answer(inquiry, "no_report", "资料库里还没有报告，请先加入报告。"))
    return None


def _examples(known: Known) -> tuple[str, ...]:
    return known.organisations[:8]


def _unsure(inquiry: Inquiry, library: Library, known: Known, taxonomy: Taxonomy) -> Outcome:
    """A name that may mean several bodies: answered where only one of them discloses it, else asked back."""
    answered = []
    for name in inquiry.unsure:
        scope = scope_of(name, known.reports_of(name))
        one = replace(inquiry, scopes=(scope,), unsure=())
        outcome = respond(one, library, known, taxonomy)
        if outcome.answer.status == "answered":
            answered.append(outcome)
    if len(answered) == 1:
        return answered[0]
    names = "、".join(inquiry.unsure)
    return Outcome(_answer(inquiry, "ambiguous", f"问题里的机构可能是：{names}。请选一个。", choices=inquiry.unsure))


# Several at once


def _audit(inquiry: Inquiry, library: Library, taxonomy: Taxonomy) -> Outcome:
    """What the audit finds in the reports asked about."""
    figures, sums, findings = audited(inquiry, library, taxonomy)
    labels = "、".join(scope.label for scope in inquiry.scopes)
    if not findings:
        return Outcome(_answer(inquiry, "answered", f"{labels}的报告：已核对的合计、占比与前后数字没有发现矛盾。"))
    proved_figures = _proved_only(figures, library)
    lines = [f"{labels}的报告有以下数字需要核对："]
    lines += [f"{one.rule}：{one.arithmetic}。" for one in findings]
    answer = _answer(
        inquiry, "answered", "\n".join(lines), figures=_once(proved_figures),
        derived=(*sums, *_arithmetic(findings)), citations=_citations(proved_figures, library),
    )  # fmt: skip
    return Outcome(answer)


def _arithmetic(findings: Iterable[Finding]) -> tuple[Derived, ...]:
    """Findings without a sum, so that every number shown has its formula."""
    return tuple(
        Derived(one.figures[0].quantity.value, one.figures[0].quantity.unit, f"核对（{one.rule}）", one.arithmetic)
        for one in findings
        if one.figures and sum_in(one) is None
    )


def _several(inquiry: Inquiry, seeker: Seeker, library: Library, known: Known) -> Outcome | None:
    """Who discloses it, in what order, who has most; `None` where the question is another."""
    smallest = bool(_SMALLEST.search(inquiry.question.rest))
    shown = SHOWN_IN_RANK if {"rank", "disclosed"} & set(inquiry.wants) else SHOWN_AS_EXTREME
    shown = max(shown, len(inquiry.scopes) if len(inquiry.scopes) <= SHOWN_IN_RANK else 0)
    one_body = len(inquiry.scopes) == 1 and not inquiry.scopes[0].open
    if one_body:
        if "disclosed" in inquiry.wants:
            return None
        parted = replace(inquiry, manner=replace(inquiry.manner, several=True))
        looked = _look(parted, Seeker(library, parted.manner))
        figures = ranked(parts_of(looked, inquiry.scopes[0]), smallest=smallest)
    else:
        figures = ranked(best_of_each(inquiry, seeker), smallest=smallest)
    figures = _proved_only(figures, library)[:shown]
    if not figures or (one_body and len(figures) < 2):
        return None
    minded = differences(figures) if len(figures) > 1 else ()
    lines = [f"注意：{'，'.join(minded)}，比较时须留意。"] if minded else []
    if "disclosed" in inquiry.wants:
        lines.append("以下报告披露了有关数据，未列出的未见披露：")
    else:
        lines.append(f"按数值由{'小到大' if smallest else '大到小'}：")
    lines += [f"{sentence(one)}。" for one in figures]
    receipt = _receipt(inquiry, (), (), known)
    answer = _answer(
        inquiry, "answered", "\n".join(lines), figures=figures, citations=_citations(figures, library), receipt=receipt
    )
    return Outcome(answer)


_SMALLEST = re.compile(r"最[少低小]|由[少低小]到|从[少低小]到|倒数")


# Looking up


def _look(inquiry: Inquiry, seeker: Seeker) -> tuple[Looked, ...]:
    """Every thing asked for in every scope and year."""
    years: tuple[int | None, ...] = inquiry.years or (None,)
    places = [(scope, year) for scope in inquiry.scopes for year in years]
    if inquiry.question.paired and len(inquiry.scopes) == len(inquiry.years):
        places = list(zip(inquiry.scopes, inquiry.years, strict=True))
    found = [
        one
        for scope, year in places
        for one in _together([_beside_last(inquiry, seeker, a, scope, year) or seeker.look(a, scope, year, near=inquiry.near) for a in inquiry.asked if a.terms], seeker)
    ]
    return tuple(_latest(one, inquiry) for one in found)


def _beside_last(inquiry: Inquiry, seeker: Seeker, asked: Asked, scope: Scope, year: int | None) -> Looked | None:
    """总共给了多少钱？ after 立项 8 项: the amount in the same sentence, where only the unit is new."""
    families, near = inquiry.question.families, inquiry.near
    if not (_adds_nothing(inquiry) and families and near) or answers(near.figure.quantity.unit, families) > 0:
        return None
    found = seeker.in_same_sentence(near, families)
    return Looked(asked, scope, year, found, 1.0) if found else None


def _adds_nothing(inquiry: Inquiry) -> bool:
    """Whether a turn names no thing, body or year of its own: 差多少？"""
    question = inquiry.question
    own = any(one.terms for one in question.asked)
    return inquiry.elliptical and not (own or question.organisations or question.files or question.years)


def _calculated(
    inquiry: Inquiry, derived: Sequence[Derived], figures: tuple[Disclosure, ...], library: Library
) -> Outcome:
    """A calculation over figures of the turns before."""
    minded = differences(figures) if "per" not in inquiry.wants else ()
    lines = [f"注意：{'，'.join(minded)}，比较时须留意。"] if minded else []
    lines += [f"{sentence(one)}。" for one in figures]
    lines += [f"{calculated(one)}。" for one in derived]
    citations = _citations(figures, library)
    answer = _answer(
        inquiry, "answered", "\n".join(lines), figures=figures, derived=tuple(derived), citations=citations
    )
    return Outcome(answer)


def _per_each(inquiry: Inquiry, seeker: Seeker) -> tuple[list[Derived], tuple[Disclosure, ...]]:
    """每项多少？: what was said last per one of what was counted before it."""
    match = _PER.search(inquiry.question.rest)
    said = [one.figures[0] for one in inquiry.past.answers[-3:] if one.figures]
    if not match or not said or any(one.terms for one in inquiry.question.asked):
        return [], ()
    families = asked_families(match.group(1), 0)
    counted = [one for one in said if families and answers(one.figure.quantity.unit, families) == 1.0]
    others = [one for one in reversed(said) if one not in counted]
    if not counted or not others:
        return [], ()
    made = ratio(others[0], counted[-1], f"平均每{match.group(1)}")
    return ([made], (others[0], counted[-1])) if made else ([], ())


_PER = re.compile(r"(?:平均)?每(名|位|个|家|项|人|张|户|次|场|件|份|台|吨)")


def _together(found: list[Looked], seeker: Seeker) -> list[Looked]:
    """Where 和 did not part two things but belongs to one, that one."""
    kept: list[Looked] = []
    for one in found:
        joined = one.asked.joined
        if joined and any(not other.chosen for other in found if other.asked.joined == joined):
            asked = replace(one.asked, terms=joined, joined=(), label="".join(term.text for term in joined))
            again = seeker.look(asked, one.scope, one.year)
            one = again if again.chosen else one
        if one not in kept:
            kept.append(one)
    return kept


def _latest(looked: Looked, inquiry: Inquiry) -> Looked:
    """Where no year is asked and a body gives the figure for many, only the latest; all where that is asked."""
    reports = sorted({one.report.identity.year or 0 for one in looked.chosen})
    if looked.year is not None or len(reports) < 2 or len(by_organisation(looked.chosen)) > 1:
        return looked
    last = inquiry.question.years.last
    if last is not None or {"trend", "difference", "growth", "compare"} & set(inquiry.wants):
        kept = reports[-last:] if last else reports
    else:
        kept = reports if len(reports) <= FEW_YEARS else reports[-1:]
    chosen = [one for one in looked.chosen if (one.report.identity.year or 0) in kept]
    return replace(looked, chosen=tuple(sorted(chosen, key=lambda one: one.report.identity.year or 0)))


def _calculates(inquiry: Inquiry) -> bool:
    return bool(
        {"difference", "sum", "average", "rank", "extreme", "share", "growth", "per", "change", "trend"} & set(inquiry.wants)
    ) or ("compare" in inquiry.wants and max(len(inquiry.scopes), len(inquiry.years), len(inquiry.asked)) > 1)


# Figures


def _with_figures(
    inquiry: Inquiry,
    looked: tuple[Looked, ...],
    seeker: Seeker,
    library: Library,
    known: Known,
    taxonomy: Taxonomy,
) -> Outcome:
    if _asks_back(inquiry, looked):
        return _bodies(inquiry, looked)
    looked = _proved(looked, library)
    chosen = _figures(inquiry, looked, seeker)
    derived, operands = _derived(inquiry, looked, chosen, seeker, taxonomy)
    if not chosen and not derived:
        parts = _parts(looked) or seeker.said_of_parts(looked)
        if parts and inquiry.number:
            return _without_total(inquiry, looked, parts, library)
        if not inquiry.number:
            return _in_words(inquiry, looked, library, known)
        return _not_disclosed(inquiry, looked, library, known)
    figures = _once((*chosen, *operands))
    doubted = about(figures, library, taxonomy)
    if "audit" in inquiry.wants or len(chosen) > len(looked):
        figures = _once((*figures, *(f for report, one in doubted for f in clashing(report, one))))
        derived = (*derived, *(made for _, one in doubted if (made := sum_in(one))))
    citations = _citations(figures, library)
    text = _text(inquiry, looked, figures, derived)
    if doubted:
        text += "\n" + "\n".join(f"请注意：这个数与同一报告的其他数字对不上（{one.rule}），见审计发现。" for _, one in doubted)
    receipt = _receipt(inquiry, looked, (), known) if any(not one.chosen for one in looked) else Receipt()
    answer = _answer(inquiry, "answered", text, figures=figures, derived=derived, citations=citations, receipt=receipt)
    return Outcome(answer, looked)


def _parts(looked: tuple[Looked, ...]) -> tuple[Disclosure, ...]:
    """Figures that are each a part of what is asked, where the whole is not disclosed."""
    if len(looked) != 1 or looked[0].chosen:
        return ()
    groups = by_indicator(looked[0].parts)
    return max(groups, key=len, default=()) if any(len(group) > 1 for group in groups) else ()


def _without_total(
    inquiry: Inquiry, looked: tuple[Looked, ...], parts: tuple[Disclosure, ...], library: Library
) -> Outcome:
    """The parts, when a total is asked for that the report does not give."""
    figures = tuple(part for part in _proved((replace(looked[0], chosen=parts),), library)[0].chosen)
    lines = [f"报告没有直接给出“{looked[0].asked.label}”的合计，只分别披露了以下各项，请选一项："]
    lines += [f"{sentence(one)}。" for one in figures]
    choices = tuple(dict.fromkeys(subject_of(one) for one in figures))
    citations = _citations(figures, library)
    answer = _answer(inquiry, "ambiguous", "\n".join(lines), figures=figures, citations=citations, choices=choices)
    return Outcome(answer, looked)


def _proved_only(figures: Iterable[Disclosure], library: Library) -> tuple[Disclosure, ...]:
    return tuple(one for one in figures if proved(one, passages_of(library, one.report.sha256)))


def _proved(looked: tuple[Looked, ...], library: Library) -> tuple[Looked, ...]:
    """Only figures whose number and quote stand in the stored text."""
    return tuple(
        replace(one, chosen=_proved_only(one.chosen, library), group=_proved_only(one.group, library)) for one in looked
    )


def _figures(inquiry: Inquiry, looked: tuple[Looked, ...], seeker: Seeker) -> tuple[Disclosure, ...]:
    if "change" in inquiry.wants:
        looked = tuple(replace(one, chosen=seeker.both_ends(one.chosen)) for one in looked)
    chosen: list[Disclosure] = []
    for one in looked:
        chosen += one.group if inquiry.manner.several and len(inquiry.asked) == 1 and len(one.group) > 1 else one.chosen
    return _once(chosen)


def _once(figures: Iterable[Disclosure]) -> tuple[Disclosure, ...]:
    return tuple({(one.report.sha256, one.figure.source, one.figure.quantity): one for one in figures}.values())


def _asks_back(inquiry: Inquiry, looked: tuple[Looked, ...]) -> bool:
    """Whether no body is named and several disclose it."""
    if not any(one.scope.open for one in looked) or {"rank", "extreme", "compare", "sum", "average", "disclosed"} & set(inquiry.wants):
        return False
    if inquiry.question.every:
        return False
    return any(len(by_organisation(one.chosen)) > 1 for one in looked)


def _bodies(inquiry: Inquiry, looked: tuple[Looked, ...]) -> Outcome:
    found = _once(figure for one in looked for figure in one.chosen)
    names = tuple(dict.fromkeys(name_of(one) for one in found))
    text = f"没有说明是哪个机构，以下机构都披露了有关数据：{'、'.join(names)}。请选一个。"
    return Outcome(_answer(inquiry, "ambiguous", text, choices=names), looked)


def _derived(
    inquiry: Inquiry, looked: tuple[Looked, ...], chosen: tuple[Disclosure, ...], seeker: Seeker, taxonomy: Taxonomy
) -> tuple[tuple[Derived, ...], tuple[Disclosure, ...]]:
    """Calculations that were asked for, and operands that the answer did not hold yet."""
    wants = set(inquiry.wants)
    made: list[Derived | None] = []
    operands: tuple[Disclosure, ...] = ()
    pairs = _pairs(looked)
    if "share" in wants and not any(one.figure.quantity.unit == "%" for one in chosen):
        derived, operands = shares(inquiry, seeker, taxonomy)
        made += derived
    if {"difference", "compare", "trend", "change"} & wants:
        made += [_gap(one, other) for one, other in pairs]
        if "change" in wants and not pairs and len(chosen) == 2 and comparable(chosen):
            made.append(difference(*chosen))
    if "growth" in wants and not any(one.figure.kind == "growth" or one.figure.quantity.unit == "%" for one in chosen):
        made += [rate(*sorted(pair, key=lambda one: years_of(one)[-1:])) for pair in pairs]
    alike = len(chosen) > 1 and comparable(chosen)
    if "sum" in wants and alike:
        made.append(total(chosen))
    if "average" in wants and alike:
        made.append(median(chosen) if "中位" in inquiry.question.rest else mean(chosen))
    return tuple(one for one in made if one is not None), operands


def _pairs(looked: tuple[Looked, ...]) -> list[tuple[Disclosure, Disclosure]]:
    """Figures for the same thing in two scopes or two years, one each."""
    pairs = []
    for asked in dict.fromkeys(one.asked for one in looked):
        found = [one.chosen for one in looked if one.asked == asked and one.chosen]
        same = [one[0] for one in found if len(one) == 1]
        if len(found) == 1 and len(found[0]) > 1 and len({one.report.sha256 for one in found[0]}) == len(found[0]):
            same = [found[0][0], found[0][-1]]
        if len(same) == 2 and comparable(same):
            pairs.append((same[0], same[1]))
    return pairs


def _gap(one: Disclosure, other: Disclosure) -> Derived:
    if name_of(one) == name_of(other) and years_of(one) != years_of(other):
        first, last = sorted((one, other), key=lambda figure: years_of(figure)[-1:])
        return change(first, last)
    return difference(one, other)


def _since_last(inquiry: Inquiry) -> tuple[list[Derived], tuple[Disclosure, ...]]:
    """差多少？ after two answers: between their figures."""
    last = [one.figures[0] for one in inquiry.past.answers[-2:] if len(one.figures) == 1]
    if len(last) == 2 and comparable(last):
        return [_gap(last[0], last[1])], tuple(last)
    return [], ()


def _text(
    inquiry: Inquiry, looked: tuple[Looked, ...], figures: tuple[Disclosure, ...], derived: tuple[Derived, ...]
) -> str:
    minded = differences(figures) if len(figures) > 1 and (derived or len({name_of(f) for f in figures}) > 1) else ()
    lines = [f"注意：{'，'.join(minded)}，比较时须留意。"] if minded and derived else []
    lines += [f"{sentence(one)}。" for one in figures]
    lines += [f"{calculated(one)}。" for one in derived]
    silent = [one for one in looked if not one.chosen]
    for one in silent[:MANY_SILENT]:
        where = one.scope.label or "资料库"
        year = f"{one.year}年" if one.year else ""
        lines.append(f"{where}{year}未披露“{one.asked.label}”。")
    if len(silent) > MANY_SILENT:
        lines.append("其余各项也未披露，详见检索说明。")
    return "\n".join(dict.fromkeys(lines))


def _citations(figures: tuple[Disclosure, ...], library: Library) -> tuple[Quoted, ...]:
    cited: dict[tuple[str, int, str], Quoted] = {}
    for one in figures:
        quoted = proved(one, passages_of(library, one.report.sha256))
        if quoted:
            cited.setdefault((quoted.sha256, quoted.passage, quoted.quote), quoted)
    return tuple(cited.values())


# Words


def _in_words(inquiry: Inquiry, looked: tuple[Looked, ...], library: Library, known: Known) -> Outcome:
    """Passages that say it, with the figures that fit beyond doubt."""
    looked = _proved(looked, library)
    figures = _once(figure for one in looked if one.score >= SURE for figure in one.chosen)
    asked = whole(inquiry.asked)
    told = _told(inquiry, asked, library)
    passages = tuple(one.quoted for one in told if one.covered >= ENOUGH)
    if not passages and not figures:
        return _not_disclosed(inquiry, looked, library, known)
    cited = _citations(figures, library) if "yesno" in inquiry.wants or not passages else ()
    if "why" in inquiry.wants and inquiry.elliptical:
        cited = tuple(one for past in inquiry.past.answers[-2:] for one in past.citations)
    citations = tuple(dict.fromkeys((*cited, *passages)))[: SHOWN + len(cited)]
    figures = figures if cited and "why" not in inquiry.wants else ()
    lines = [f"{sentence(one)}。" for one in figures]
    if "why" in inquiry.wants and not any(_REASON.search(one.quote) for one in citations):
        lines.append("报告没有说明原因，不作推断；有关原文如下。")
    else:
        lines.append("报告原文如下。" if passages else "")
    answer = _answer(inquiry, "answered", "\n".join(filter(None, lines)), figures=figures, citations=citations)
    return Outcome(answer, looked)


_REASON = re.compile(r"因为|由于|原因|因此|所致|导致|受.{1,12}影响|随着")


def _told(inquiry: Inquiry, asked: Asked, library: Library) -> tuple[Told, ...]:
    words = inquiry.question.rest if not inquiry.elliptical else " ".join(term.text for term in (*asked.terms, *asked.context))
    told: list[Told] = []
    for scope in inquiry.scopes:
        years = tuple(year for year in inquiry.years if year in scope.years)
        told += find_passages(asked, words, scope, years, library)
    return tuple(sorted(told, key=lambda one: (-one.score, one.quoted.file, one.quoted.passage)))


# Nothing


def _not_disclosed(inquiry: Inquiry, looked: tuple[Looked, ...], library: Library, known: Known) -> Outcome:
    asked = whole(inquiry.asked)
    told = _told(inquiry, asked, library)
    without = [scope for scope in inquiry.scopes if inquiry.year_named and not set(inquiry.years) & set(scope.years)]
    label = "、".join(dict.fromkeys(one.label for one in inquiry.asked if one.label)) or inquiry.question.text
    receipt = _receipt(inquiry, looked, told, known)
    if without and len(without) == len(inquiry.scopes) and not without[0].open:
        have = "、".join(f"{year}年" for year in without[0].years)
        years = "、".join(f"{year}年" for year in inquiry.years)
        text = f"资料库里没有{without[0].label}{years}的报告（现有：{have}），无法回答。"
        return Outcome(_answer(inquiry, "no_report", text, receipt=receipt), looked)
    unread = receipt.unread
    labels = [scope.label for scope in inquiry.scopes if scope.label]
    where = "、".join(labels) if 0 < len(labels) <= 4 else "资料库内各报告"
    years = "、".join(f"{year}年" for year in inquiry.years)
    text = f"{where}{years}未披露“{label}”。未披露不等于没有或为零。"
    status: Status = "not_disclosed"
    if unread:
        status = "unreadable" if _much_unread(inquiry) else status
        text += f"另有未能辨读的页面：{'、'.join(unread)}，可能载有有关内容。"
    return Outcome(_answer(inquiry, status, text, receipt=receipt), looked)


def _much_unread(inquiry: Inquiry) -> bool:
    """Whether so much of a report asked about could not be read that silence says nothing."""
    return any(
        len(report.unread) >= MUCH_UNREAD * (report.pages or 1)
        for scope in inquiry.scopes
        for report in scope.reports
        if report.unread and (not inquiry.years or report.identity.year in inquiry.years)
    )


def _receipt(inquiry: Inquiry, looked: tuple[Looked, ...], told: tuple[Told, ...], known: Known) -> Receipt:
    years = set(inquiry.years)
    reports = [
        report
        for scope in inquiry.scopes
        for report in scope.reports
        if not years or report.identity.year in years or report.identity.year is None
    ]
    files = [one.file for one in reports]
    if any(scope.open for scope in inquiry.scopes):
        files += [one.file for one in known.entries if not years or one.year in years or one.year is None]
    refused = {(d.report.sha256, d.figure.source): Refused(d, reason) for one in looked for d, reason in one.related}
    return Receipt(
        reports=tuple(dict.fromkeys(files))[:LISTED],
        passages=sum(one.passages for one in reports),
        terms=tuple(dict.fromkeys(form for one in inquiry.asked for term in one.terms for form in term.forms)),
        nearest=tuple(one.quoted for one in told[:3]),
        unread=tuple(f"{one.file} 第 {page.number} 页" for one in reports[:LISTED] for page in one.unread),
        refused=tuple(refused.values())[:5],
    )


def _answer(inquiry: Inquiry, status: Status, text: str, **rest: object) -> Answer:
    understood = _understood(inquiry)
    return Answer(inquiry.question.text, status, text, understood=understood, **rest)  # type: ignore[arg-type]


def _understood(inquiry: Inquiry) -> Understood:
    terms = tuple(dict.fromkeys(term for one in inquiry.asked for term in one.terms))
    organisations = tuple(scope.label for scope in inquiry.scopes if not scope.open)
    parts = [
        "、".join(organisations) if len(organisations) <= MANY_SILENT else "各机构",
        "、".join(f"{year} 年" for year in inquiry.years),
        "、".join(dict.fromkeys(one.label for one in inquiry.asked if one.label)),
    ]
    line = "理解为：" + " · ".join(part for part in parts if part)
    corrections = inquiry.question.corrections
    if corrections:
        line += "（" + "，".join(f"“{typed}”按“{read}”查" for typed, read in corrections) + "）"
    return Understood(
        organisations=organisations,
        years=inquiry.years,
        indicators=tuple(dict.fromkeys(found for term in terms for found in term.indicators)),
        words=tuple(term.text for term in terms),
        dimensions=tuple(dict.fromkeys(term.dimension for term in terms if term.dimension)),
        wanted=inquiry.wants[0],
        corrections=corrections,
        line=line if len(line) > 4 else "",
    )
