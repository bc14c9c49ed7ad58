"""How long a question takes in a library of many reports.

    python benchmarks/asking.py 1000 10000 [--folder DIR]

The demonstration reports are multiplied: every copy is another body, its name and its numbers changed. Questions are
the demonstration's own and such as inspectors ask, about bodies all over the library and about none. Milliseconds.
"""

import argparse
import json
import random
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from assistant.conversation import Context, ask
from index.library import Library
from ingest.figure import Figure
from ingest.reading import read_report
from ingest.report import Report

CORPUS = Path(__file__).parents[1] / "corpus"
SYLLABLES = "安柏辰大东方飞高光海恒华嘉建金九科立龙明南宁平启青仁瑞盛泰天万伟新兴旭扬永元远云泽正志中卓"
QUESTIONS = (
    "{body}{year}年底有多少张有效证书？",
    "{body}{year}年撤销了几张证书？",
    "{body}{year}年培训了多少人次？",
    "{body}有多少审核员？其中专职的多少？",
    "{body}{year}年女员工占比多少？",
    "{body}近两年有效证书怎么变的？",
    "{body}{year}年缴了多少税？",
    "{body}的质量方针是什么？",
    "{body}有没有受到行政处罚？",
    "{body}采取了哪些节能措施？",
    "{body}和{other}{year}年谁的有效证书多，多多少？",
    "How many valid certificates did {body} have at the end of {year}?",
    "哪些机构披露了用电量？",
    "{year}年有效证书一共多少张？",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000])
    parser.add_argument("--folder", type=Path, help="keep the libraries here, and use them again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for size in options.sizes:
            print(json.dumps(measure(size, options.folder or Path(temporary))))


def measure(size: int, folder: Path) -> dict[str, float]:
    path = folder / f"asking-{size}.db"
    if not path.exists():
        with Library.open(path) as library:
            for report in multiplied(size):
                library.add(report)
    with Library.open(path, readonly=True) as library:
        begun = time.perf_counter()
        turns = list(questions(library))
        ask(turns[0], library, Context())
        first = time.perf_counter() - begun
        times = []
        for turn in turns:
            begun = time.perf_counter()
            ask(turn, library, Context())
            times.append(1000 * (time.perf_counter() - begun))
    times.sort()
    return {
        "reports": size,
        "questions": len(times),
        "first": round(1000 * first, 1),
        "p50": round(statistics.median(times), 1),
        "p95": round(times[int(len(times) * 0.95)], 1),
        "worst": round(times[-1], 1),
    }


def questions(library: Library) -> Iterator[str]:
    chance = random.Random(7)
    catalogue = library.catalogue()
    for _ in range(15):
        for form in QUESTIONS:
            body, other = chance.sample(catalogue.organisations, 2)
            years = catalogue.years_of(body) or (2020,)
            yield form.format(body=body, other=other, year=chance.choice(years))


def multiplied(size: int) -> Iterator[Report]:
    """So many reports: each of the demonstration's under another body's name and with other numbers."""
    chance = random.Random(5)
    read = [read_report(path) for path in sorted((CORPUS / "reports").iterdir())]
    own = sorted({one.identity.organisation for one in read if one.identity.organisation})
    for copy in range(size):
        report = read[copy % len(read)]
        generation = copy // len(read)
        if generation == 0:
            yield report
            continue
        old = report.identity.organisation or ""
        yield varied(report, old, _name(old, generation * len(own) + own.index(old)), chance)


def _name(old: str, number: int) -> str:
    base = len(SYLLABLES)
    syllables = "".join(SYLLABLES[number // base**place % base] for place in range(3))
    return syllables + re.sub(r"^.{2,3}", "", old)


def varied(report: Report, old: str, new: str, chance: random.Random) -> Report:
    """The report of another body: its name throughout, and a digit of every larger number, changed."""
    change = {digit: chance.choice("123456789") for digit in "123456789"}

    def other(text: str) -> str:
        named = text.replace(old, new).replace(old[:3], new[:3])
        return re.sub(r"(?<!\d)[1-9]\d{2,}(?![年\d])", lambda m: change[m.group()[0]] + m.group()[1:], named)

    def figure(one: Figure) -> Figure:
        raw = other(one.quantity.raw)
        source = replace(one.source, quote=other(one.source.quote))
        return replace(one, subject=other(one.subject), quantity=replace(one.quantity, raw=raw), source=source)

    identity = replace(
        report.identity, organisation=new, short_names=tuple(other(name) for name in report.identity.short_names)
    )
    return replace(
        report,
        file=other(report.file),
        sha256=sha256(f"{new} {report.file}".encode()).hexdigest(),
        identity=identity,
        passages=tuple(replace(one, text=other(one.text)) for one in report.passages),
        figures=tuple(figure(one) for one in report.figures),
    )


if __name__ == "__main__":
    main()
