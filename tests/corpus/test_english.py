"""All that an English reader is shown about the demonstration reports: English, but for what the reports say."""

import io
import re
from collections.abc import Callable, Iterable, Iterator

import openpyxl
import pytest
from rich.console import Console

from assistant.answer import Answer, Quoted
from assistant.comparison import compare
from assistant.conversation import EMPTY, ask
from index.filed import Disclosure
from index.library import Library, Where
from ingest.coverage.checklist import Covered
from ingest.indicators.taxonomy import load_taxonomy
from tui.app.ask import HOW_TO_BEGIN
from tui.auditing import find
from tui.covering import check
from tui.printing.answers import print_answer
from tui.printing.comparison import print_comparison
from tui.printing.coverage import print_coverage
from tui.printing.findings import print_findings
from tui.printing.reports import print_reports
from tui.words import _, use_language
from tui.workbook.library import write_library

HAN = re.compile(r"[\u3400-\u9fff]+")

CONVERSATIONS = [
    ("How many valid certificates did 云梦泽 have in 2020?", "And what about the year 2019?"),
    ("What share of the employees of 云梦泽 were women in 2020?",),
    ("Compare the valid certificates of 云梦泽 and 蓬瀛 in 2021",),
    ("Rank all certification bodies by valid certificates in 2021",),
    ("How many valid certificates were there in 2021?",),
    ("How did the valid certificates of 云梦泽 change from 2019 to 2021?",),
    ("How many robots did 蓬瀛 have in 2021?",),
    ("How many valid certificates did 蓬瀛 have in 2035?",),
    ("云梦泽2020年报告里的数字有没有互相矛盾的？",),
    ("昆仑墟2020年哪些内容没有披露？",),
    ("瑤池2021年溫室氣體排放總量是多少？", "比上年增加多少？"),
    ("太虚协会2021年受理投诉举报多少起？", "其中实名的呢？"),
    ("无何有乡2022年用水量是多少？", "为什么？"),
    ("哪些机构披露了研发投入？",),
    ("蓬瀛2021年女员工占比多少？",),
    ("云梦泽2019年各领域有效证书分别多少张？",),
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


@pytest.mark.parametrize("turns", CONVERSATIONS, ids=lambda turns: " → ".join(turns))
def test_an_answer_is_english_but_for_quotes_names_and_what_was_typed(turns, demonstration):
    context = EMPTY
    for turn in turns:
        answer, context = ask(turn, demonstration, context)
        screen = shown(lambda console, answer=answer: print_answer(console, answer))
        assert chinese_in(screen, (*words_of(answer), *bodies(demonstration), *typed(turns))) == []


def test_the_examples_that_readers_of_english_are_offered_are_understood(demonstration):
    shown_first = _(HOW_TO_BEGIN)
    examples = [line.strip() for line in shown_first.splitlines() if line.startswith("  ")]
    context = EMPTY
    answers = []
    for example in examples:
        answer, context = ask(example, demonstration, context)
        answers.append(answer.status)
    assert (len(examples), set(answers) <= {"answered", "ambiguous"}) == (3, True)
    assert not HAN.search(shown_first)


def test_findings_are_english_but_for_what_the_reports_say(demonstration):
    findings = list(find(demonstration, Where()))
    said = [words for one in findings for figure in one.about.disclosures for words in of_figure(figure)]
    screen = shown(lambda console: print_findings(console, findings))
    assert chinese_in(screen, (*said, *bodies(demonstration), *sections(demonstration))) == []


def test_coverage_is_english_but_for_its_evidence(demonstration):
    checked = list(check(demonstration, Where()))
    said = [words for one in checked for covered in one.items for words in evidence(covered)]
    screen = shown(lambda console: print_coverage(console, checked, ("figure", "words", "nothing")))
    assert chinese_in(screen, (*said, *bodies(demonstration))) == []


def test_reports_and_what_could_not_be_read_are_english(demonstration):
    screen = shown(lambda console: print_reports(console, demonstration.filed()))
    assert chinese_in(screen, bodies(demonstration)) == []


def test_a_comparison_is_english_but_for_bodies_and_subjects(demonstration):
    comparison = compare(demonstration, load_taxonomy()["certs_valid"])
    said = [word for one in demonstration.disclosures(Where()) for word in of_figure(one)]
    screen = shown(lambda console: print_comparison(console, comparison, peers=True))
    assert chinese_in(screen, (*said, *bodies(demonstration))) == []


def test_the_workbook_is_english_but_for_what_the_reports_say(demonstration, tmp_path):
    write_library(tmp_path / "book.xlsx", demonstration, Where(), name="library.db")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    disclosures = list(demonstration.disclosures(Where()))
    checked = [covered for one in check(demonstration, Where()) for covered in one.items]
    said = {
        *(word for one in disclosures for word in of_figure(one)),
        *(word for covered in checked for word in evidence(covered)),
        *bodies(demonstration),
        *sections(demonstration),
    }
    cells = {str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert not [name for name in book.sheetnames if HAN.search(name)]
    assert not [found for cell in sorted(cells) if (found := chinese_in(cell, said))]


def shown(show: Callable[[Console], None]) -> str:
    """What a reader sees, on lines so long that nothing is torn."""
    screen = io.StringIO()
    show(Console(file=screen, width=4000, highlight=False, markup=False, emoji=False))
    return screen.getvalue()


def chinese_in(text: str, known: Iterable[str]) -> list[str]:
    """Chinese that is left when what reports say and what was typed is out of it."""
    text = without_blanks(text)
    for words in sorted({without_blanks(one) for one in known if HAN.search(one)}, key=len, reverse=True):
        text = text.replace(words, " ")
    return HAN.findall(text)


def without_blanks(text: str) -> str:
    return re.sub(r"[\s｜]", "", text)


def words_of(answer: Answer) -> Iterator[str]:
    """What the reports behind an answer say."""
    yield from answer.receipt.terms
    for disclosure in (*answer.figures, *(one.disclosure for one in answer.receipt.refused)):
        yield from of_figure(disclosure)
    for quoted in (*answer.citations, *answer.receipt.nearest):
        yield from of_quote(quoted)
    yield from answer.choices


def of_figure(disclosure: Disclosure) -> Iterator[str]:
    figure = disclosure.figure
    yield from (figure.subject, *figure.subject.split("·"), figure.quantity.raw, figure.source.quote)
    yield from (*figure.source.section, *(value for _name, value in figure.dimensions), disclosure.report.file)
    yield figure.quantity.raw.strip("0123456789,.% ")


def of_quote(quoted: Quoted) -> tuple[str, ...]:
    return (quoted.quote, quoted.file, quoted.organisation or "", *quoted.section)


def evidence(covered: Covered) -> Iterator[str]:
    for one in covered.evidence:
        yield from (one.quote, one.quote[:40], *one.section)
    yield from (figure.subject for figure in covered.figures)


def bodies(library: Library) -> list[str]:
    filed = library.filed()
    names = [name for one in filed for name in (one.identity.organisation or "", *one.identity.short_names)]
    titles = [title for one in filed for title in (one.identity.title or "", one.identity.document_number or "")]
    return [*names, *titles, *(one.file for one in filed)]


def sections(library: Library) -> list[str]:
    return [section.label for one in library.filed() for section in library.report(one.sha256).sections]


def typed(turns: Iterable[str]) -> list[str]:
    """Every run of Chinese in what was asked, and its parts, which an answer may repeat."""
    runs = [run for turn in turns for run in HAN.findall(turn)]
    return [run[start:end] for run in runs for start in range(len(run)) for end in range(start + 2, len(run) + 1)]
