"""What is asked once the conversation is taken into account: who, when, what, and what for."""

import re
from dataclasses import dataclass, field, replace

from assistant.answer import Answer
from assistant.asking.asked import Asked, find_asked
from assistant.asking.catalogue import Known
from assistant.asking.changes import asks_for_change
from assistant.asking.naming import about, name_indicators
from assistant.asking.question import Question
from assistant.asking.rules import rules
from assistant.asking.scopes import Scope, scopes_of
from assistant.asking.terms import Term
from assistant.asking.years import base_of, resolve
from assistant.finding.refusing import Manner
from index.library import Disclosure
from ingest.indicators.taxonomy import Taxonomy

FEW = 12
"""Up to so many bodies each get a look-up of their own when a question speaks of all of them."""


@dataclass(frozen=True, slots=True)
class Past:
    """What of the last turn the next one may leave out."""

    organisations: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    asked: tuple[Asked, ...] = ()
    answers: tuple[Answer, ...] = ()
    wants: tuple[str, ...] = ()
    number: bool = False

    @property
    def near(self) -> Disclosure | None:
        """The figure the conversation is at."""
        return next((one.figures[0] for one in reversed(self.answers) if one.figures), None)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with nothing left out."""

    question: Question
    scopes: tuple[Scope, ...]
    years: tuple[int, ...]
    asked: tuple[Asked, ...]
    wants: tuple[str, ...]
    number: bool
    manner: Manner
    past: Past = field(default_factory=Past)
    elliptical: bool = False
    """True where it leaves out what the last turn said."""
    unsure: tuple[str, ...] = ()
    """Bodies that a name in it may mean, where that is not decided."""
    year_named: bool = False
    """True where the question itself names the years."""
    base: tuple[int, ...] = ()
    """Those of the years that the others are compared with: 2015 in 比2015年少了多少."""

    @property
    def about(self) -> tuple[int, ...]:
        """The years spoken of, without those they are compared with."""
        return tuple(year for year in self.years if year not in self.base)

    @property
    def near(self) -> Disclosure | None:
        """The figure to stay near to."""
        return self.past.near if self.elliptical or not self.question.organisations else None


def inquire(question: Question, past: Past, known: Known, taxonomy: Taxonomy) -> Inquiry:
    """The question, with what it leaves out taken from the last turn."""
    organisations, files, unsure = _bodies(question, past, known)
    scopes = scopes_of(organisations, files, known, question.body)
    years = _years(question, past, scopes, named_body=bool(question.organisations or question.files))
    base = base_of(question.years, years)
    elliptical = bool(past.asked) and _leaves_out(question)
    asked = _asked(question, past, elliptical=elliptical)
    if not past.asked and not any(one.terms for one in asked) and question.families[:1] == ("count-people",):
        asked = find_asked("员工有多少人", taxonomy)
    if elliptical:
        asked = tuple(_named_anew(one, taxonomy) for one in asked)
    wanted = question.wants
    if elliptical and wanted == ("value",) and not any(one.terms for one in question.asked):
        wanted = past.wants or wanted
    if question.years.compares and any(one.growth for one in asked) and "difference" not in wanted:
        wanted = (*wanted, "difference")
    if max(len(scopes), len(years)) > 1 and _IN_ALL.search(question.rest) and not _EACH.search(question.rest):
        wanted = tuple(dict.fromkeys((*wanted, "sum")))
    manner = Manner(
        growth="growth" in wanted
        and (not {"difference", "change"} & set(wanted) or _AS_RATE.search(question.rest) is not None),
        several=_says("several", question.rest)
        or (elliptical and _MORE.search(question.text) is not None)
        or (max(len(scopes), len(years), len(asked)) == 1 and _says("respectively", question.rest)),
        target=_says("target", question.text)
        or any(term.text in {"预算", "目标", "计划"} for one in asked for term in one.terms)
        or bool(question.years.shifts and max(question.years.shifts) > 0),
        dated=bool(question.years),
        text=question.rest,
    )
    asks = question.number or _IS_IT_THERE.search(question.text) is not None
    number = asks or (elliptical and past.number and not _in_words(question))
    return Inquiry(
        question, scopes, (*years, *base), asked, wanted, number, manner, past, elliptical, unsure,
        year_named=bool(question.years.named or question.years.shifts),
        base=base if manner.growth or any(one.growth for one in asked) else (),
    )  # fmt: skip


def _says(table: str, text: str) -> bool:
    return any(rule.pattern.search(text) for rule in rules("wanted", table))


def _in_words(question: Question) -> bool:
    return bool({"why", "list", "quote", "yesno", "definition"} & set(question.wants)) and not question.number


def _bodies(question: Question, past: Past, known: Known) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names, files and, where a name does not decide, the bodies it may mean."""
    if question.organisations or question.files:
        organisations = question.organisations
        if (
            past.organisations
            and "和" in question.text[:2] + question.text[-12:]
            and {"compare", "difference"} & set(question.wants)
        ):
            organisations = tuple(dict.fromkeys((*past.organisations, *organisations)))
        return organisations, question.files, ()
    if question.every:
        names, unnamed = known.of_body(question.body)
        return (names, unnamed, ()) if len(names) + len(unnamed) <= FEW else ((), (), ())
    unsure = tuple(dict.fromkeys(name for names in question.unsure for name in names))
    if unsure:
        kept = tuple(name for name in unsure if name in past.organisations)
        return (kept, (), ()) if kept else ((), (), unsure)
    if question.body:
        names, unnamed = known.of_body(question.body)
        return (names, unnamed, ()) if len(names) + len(unnamed) == 1 else ((), (), ())
    if question.stranger:
        return (), (), ()
    other = _the_other(past, known) if _OTHER_ONE.search(question.text) else ()
    if other:
        return other, (), ()
    if question.head and not past.organisations:
        called = tuple(name for name in known.organisations if question.head in name)
        if 1 < len(called) <= FEW:
            return (), (), called
    return past.organisations, past.files, ()


_OTHER_ONE = re.compile(r"(?:另外?|别|其他|其它)的?(?:那)?(?:[一两]?[家个](?!月)|公司|机构|单位)")
"""另一家呢？"""


def _the_other(past: Past, known: Known) -> tuple[str, ...]:
    """The bodies that the conversation named before, or that the library has, besides the one it is at."""
    named = (name for answer in past.answers for name in (*answer.understood.organisations, *answer.choices))
    spoken_of = [name for name in dict.fromkeys(named) if name in known.organisations]
    for names in (spoken_of, known.organisations):
        others = tuple(name for name in names if name not in past.organisations)
        if past.organisations and others and len(others) + len(past.organisations) <= FEW_BODIES:
            return others
    return ()


FEW_BODIES = 3
"""Among so many bodies 另一家 says which is meant."""


def _years(question: Question, past: Past, scopes: tuple[Scope, ...], *, named_body: bool) -> tuple[int, ...]:
    available = tuple(sorted({year for scope in scopes for year in scope.years}))
    talked_about = past.years[-1] if past.years else None
    if question.years.last is not None and any(scope.open for scope in scopes):
        return ()
    if question.years:
        return resolve(question.years, available=available, talked_about=talked_about)
    if question.years.compares and not past.years and not any(scope.open for scope in scopes):
        return available[-1:]
    if {"trend"} & set(question.wants) and len(scopes) == 1 and not scopes[0].open and not past.years:
        return available[-5:]
    if not past.years:
        return ()
    if named_body and not set(past.years) & set(available):
        return ()
    return past.years


_IS_IT_THERE = re.compile(r"(?:披露|公布|公开)过?.{0,16}(?:吗|没有|了没)[？?]?$|(?:有没有|有无|是否)(?:披露|公布|公开)")
"""披露营业收入了吗？: asks for the number."""
_AS_RATE = re.compile(r"同比|环比|率|幅|百分|%")
"""同比增长多少: a percentage is meant, not an amount."""
_MORE = re.compile(r"^(?:那|都)?还有(?:什么|哪些|别的|其他的?)?(?:呢|吗|么)?[？?。]?$")
"""还有呢？: the other parts of what was told."""
_EACH = re.compile(r"各|分别|哪|谁|差|比")
_GOES_ON = re.compile(r"^(?:那么?|换成|改成|换|其中|里头|里面|这里面|当中|再|还有|和)|呢[？?]?$|也(?:说|看|查|列|给)")


_IN_ALL = re.compile(r"总共|一共|共计|合计|总数|总计|[加合]起来|加在一起|全部")
"""兼职的呢？ 一共呢？: the whole that the parts before belong to."""


def _leaves_out(question: Question) -> bool:
    """Whether a turn only makes sense after the last one."""
    terms = [term for one in question.asked for term in one.terms]
    heavy = [term for term in terms if not term.light]
    if not heavy:
        return True
    if all(term.dimension for term in heavy):
        return True
    if _GOES_ON.search(question.text.strip()) and len(heavy) <= 2 and not question.organisations:
        return True
    return {"share", "growth", "difference", "per"} & set(question.wants) != set() and len(heavy) <= 1


def _asked(question: Question, past: Past, *, elliptical: bool) -> tuple[Asked, ...]:
    if not past.asked:
        return question.asked
    before = tuple(dict.fromkeys(term for one in past.asked for term in (*one.terms, *one.context)))
    if not elliptical:
        around = before if not question.organisations else ()
        return tuple(replace(one, context=_unlike(one, (*one.context, *around))) for one in question.asked)
    own = [one for one in question.asked if one.terms]
    undivided = tuple(term for term in before if not term.dimension)
    more = _IN_ALL.search(question.rest) or _MORE.search(question.text)
    if not own and more and any(not term.light for term in undivided) and undivided != before:
        whole = replace(past.asked[0], terms=undivided, context=(), joined=(), about=())
        return (replace(whole, growth=asks_for_change(question.rest)),)
    if not own:
        families = question.asked[0].families if question.asked else question.families
        if asks_for_change(question.rest):
            return tuple(replace(one, families=families or one.families, growth=True) for one in past.asked)
        if {"growth", "share", "per"} & set(question.wants):
            return tuple(replace(one, families=families) for one in past.asked)
        return tuple(replace(one, families=families or one.families) for one in past.asked)
    inherited = () if {"growth", "share", "per"} & set(question.wants) else past.asked[0].families
    return tuple(
        replace(one, context=_unlike(one, (*one.context, *before)), families=one.families or inherited) for one in own
    )


def _named_anew(asked: Asked, taxonomy: Taxonomy) -> Asked:
    """The words of two turns together may name an indicator that neither did: 行业标准 and 发布."""
    text = "".join(term.text for term in (*asked.context, *asked.terms))
    named = name_indicators(asked.terms, text, taxonomy)
    both = (tuple(dict.fromkeys((*a.indicators, *b.indicators))) for a, b in zip(asked.terms, named, strict=True))
    made = tuple(replace(a, indicators=ids) for a, ids in zip(asked.terms, both, strict=True))
    return replace(asked, terms=made, about=about((*asked.terms, *asked.context), text, taxonomy))


def _unlike(asked: Asked, around: tuple[Term, ...]) -> tuple[Term, ...]:
    """The words around, without those that what is asked replaces: EMS replaces QMS."""
    replaced = {term.dimension[0] for term in asked.terms if term.dimension}
    own = {term.text for term in asked.terms}
    return tuple(
        term
        for term in dict.fromkeys(around)
        if term.text not in own and not (term.dimension and term.dimension[0] in replaced)
    )
