"""Whose report, of which year: read from cover, title, preamble and running heads, null where doubtful."""

import re
from collections import Counter

from ingest.cover.body import find_names, find_organisation
from ingest.cover.dates import DATE, YEAR, date_of, tidy, year_of
from ingest.cover.opening import Opening, read_opening
from ingest.cover.organisations import kind_of, region_of, whole_name
from ingest.cover.titles import Title, find_titles, plain
from ingest.readers.manuscript import Manuscript
from ingest.report import Identity, Language
from ingest.said import Listed, Said
from ingest.text.characters import fold_in_place, to_simplified

DOCUMENT_NUMBER = re.compile(r"[\u3400-\u9fff]{2,10}\s*[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*(?:第\s*)?\d+\s*号")

SPAN = re.compile(
    rf"(?P<y1>{YEAR})\s*年\s*(?P<m1>\d{{1,2}})\s*月\s*(?P<d1>\d{{1,2}})\s*日?\s*(?:起)?\s*(?:至|到|[-—–~～])+\s*"
    rf"(?:(?P<y2>{YEAR})\s*年)?\s*(?P<m2>\d{{1,2}})\s*月\s*(?P<d2>\d{{1,2}})\s*日"
)
"""2016 年 1 月 1 日至 2016 年 12 月 31 日."""

STATED = (
    re.compile(rf"(?P<first>{YEAR})年1月1日起?[至到\-—–~]+(?P<year>{YEAR})年12月31日"),
    re.compile(rf"(?P<year>{YEAR})年?度?[（(]?(?:自|即)?1月1日起?[至到\-—–~]+12月31日"),
    re.compile(r"民国(?P<roc>1\d\d)年?度?[（(]?(?:自|即)?1月1日起?[至到\-—–~]+(?:民国)?(?:1\d\d年)?12月31日"),
    re.compile(rf"(?:报告期间?|时间范围|时间跨度|期间范围|资讯期间|报告时间)[^。]{{0,16}}?(?P<year>{YEAR})年"),
    re.compile(rf"(?P<year>{YEAR})年度?[^。]{{0,14}}(?:统计表|登记表|汇总表|情况表|审核表|年报表|一览表)"),
    re.compile(rf"(?:统计表|登记表|汇总表|情况表|审核表|年报表|一览表)[（(](?P<year>{YEAR})年度?[)）]"),
    re.compile(
        rf"本(?:年度?)?(?:报告|报告书|报告书内容)[^。]{{0,24}}?(?:披露|揭露|涵盖|反映|呈现|记录|阐述|说明|汇整)[^。]{{0,16}}?(?P<year>{YEAR})年"
    ),
)
"""Sentences of a preamble that state the year reported on, in Simplified characters."""

ISSUED = re.compile(r"(?:印发|发布|出版|发行)")

COVER_YEAR = re.compile(rf"(?P<year>{YEAR})年?度")
"""2016年度, all that is legible of a title."""


def read_identity(manuscript: Manuscript, *, name: str = "") -> tuple[Identity, tuple[Said, ...]]:
    """Whose report it is and of which year, and what is doubtful about it in words; `name` is the file's."""
    opening = read_opening(manuscript)
    language = language_of(opening.text)
    titles = find_titles(opening.cover) or find_titles(opening.running) or find_titles(opening.preamble)
    organisation, organisation_from = find_organisation(opening, titles)
    year, year_from, year_doubt = find_year(opening, titles, name)
    short, selves = find_names(opening, organisation, titles)
    start, end = find_period(opening, year)
    title = next((t.text for t in titles if t.alone), titles[0].text if titles else None)
    published = find_published(opening, year)
    number = next(
        (re.sub(r"\s", "", f[0]) for p in opening.preamble[:25] if len(p) < 40 and (f := DOCUMENT_NUMBER.search(p))),
        None,
    )
    plain_name = to_simplified(organisation) if organisation else None
    identity = Identity(
        organisation, year, short, selves, start, end, title, number, published, language,
        kind_of(plain_name, plain(opening.text[:200_000])), region_of(plain_name),
        tuple((field, place) for field, place in (("organisation", organisation_from), ("year", year_from)) if place),
    )  # fmt: skip
    doubts = [year_doubt] if year_doubt else []
    if organisation is None:
        doubts.append(Said("未能确定报告机构，请用 zewen reports set 补充"))
    if year is None:
        doubts.append(Said("未能确定报告年度，请用 zewen reports set 补充"))
    return identity, tuple(doubts)


def find_year(opening: Opening, titles: tuple[Title, ...], name: str) -> tuple[int | None, str, Said | None]:
    """The year reported on, where it was read, and a doubt about it in words."""
    dated = [title for title in titles if title.year is not None]
    stated = _stated_year(opening)
    own = next((title for title in dated if title.alone), None) or (dated[0] if dated and stated is None else None)
    if own is not None:
        return own.year, "标题", _year_doubt(own, dated, stated)
    if stated is not None:
        return stated, "报告期间", None
    for line in opening.cover:
        if found := COVER_YEAR.fullmatch(plain(line)):
            return year_of(found["year"]), "封面", None
    if found := re.search(rf"({YEAR})\s*年?度?(?=.{{0,12}}(?:报告|報告))", name):
        return year_of(found[1]), "文件名", Said("报告年度取自文件名")
    years = Counter(int(y) for y in re.findall(r"(?<!\d)(20[0-3]\d)(?=\s*年|\s*度)", fold_in_place(opening.text)))
    if years:
        best, n = years.most_common(1)[0]
        if n >= 3 and n * 10 >= sum(years.values()) * 6:
            return best, "正文", Said("报告年度 {year} 由正文推断", year=best)
    return None, "", None


def _stated_year(opening: Opening) -> int | None:
    """The year that a sentence of the preamble states."""
    for paragraph in opening.preamble:
        squeezed = plain(paragraph)
        for found in (match for pattern in STATED if (match := pattern.search(squeezed))):
            groups = found.groupdict()
            return year_of(groups["year"]) if "year" in groups else int(groups["roc"]) + 1911
    return None


def _year_doubt(own: Title, dated: list[Title], stated: int | None) -> Said | None:
    """Why the title's year may not be the one reported on."""
    years = Counter(title.year for title in dated)
    if years[own.year] * 2 < len(dated):
        return Said("标题出现多个年度：{years}", years=Listed(sorted(str(year) for year in years)))
    if stated is not None and stated != own.year:
        return Said("标题为 {year} 年，报告期间写作 {stated} 年", year=own.year, stated=stated)
    return None


def find_period(opening: Opening, year: int | None) -> tuple[str | None, str | None]:
    """First and last day reported on: as printed, else the calendar year."""
    for paragraph in opening.preamble:
        for span in SPAN.finditer(fold_in_place(paragraph)):
            first, last = year_of(span["y1"]), year_of(span["y2"] or span["y1"])
            if last == year and first is not None and last is not None and 0 <= last - first <= 2:
                days = (
                    f"{first}-{int(span['m1']):02d}-{int(span['d1']):02d}",
                    f"{last}-{int(span['m2']):02d}-{int(span['d2']):02d}",
                )
                return days
    return (f"{year}-01-01", f"{year}-12-31") if year else (None, None)


def find_published(opening: Opening, year: int | None) -> str | None:
    """The date of issue on the cover, after the title, or in the closing lines; never before the year reported on."""
    for line in (*opening.closing[::-1], *opening.cover):
        squeezed = tidy(re.sub(r"\s+", "", fold_in_place(line)))
        found = DATE.search(squeezed)
        if found and _dates_the_issue(squeezed, found):
            date = date_of(squeezed)
            if date and (year is None or int(date[:4]) >= year):
                return date
    return None


def _dates_the_issue(line: str, date: re.Match[str]) -> bool:
    """Whether a line is no more than a date, with the word 发布 or the name of a body."""
    rest = line[: date.start()] + line[date.end() :]
    issued = ISSUED.search(line[date.end() : date.end() + 4])
    return len(rest) <= 4 or issued is not None or whole_name(plain(rest)) is not None


def language_of(text: str) -> Language:
    """Chinese in Simplified or Traditional characters, or English."""
    sample = text[:100_000]
    han = [c for c in sample if "\u3400" <= c <= "\u9fff"]
    latin = sum(c.isascii() and c.isalpha() for c in sample)
    if len(han) * 8 < latin:
        return "en"
    changed = sum(a != b for a, b in zip(han, to_simplified("".join(han)), strict=True))
    return "zh-Hant" if changed > 0.08 * len(han) else "zh-Hans"
