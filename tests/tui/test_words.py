"""The words users read."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from ingest.indicators.taxonomy import load_taxonomy
from ingest.said import Listed, Said
from tui.labels import dimension_text
from tui.words import CATALOGUES, _, asked_language, language_in_use, locale_language, term, use_language

TUI = CATALOGUES.parent


@pytest.fixture(autouse=True)
def chinese_again():
    yield
    use_language("zh")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "ZEWEN_LANGUAGE": "en"}, "en"),
    ],
)
def test_an_english_locale_means_english_and_everything_else_chinese(environment, language):
    assert locale_language(environment) == language


def test_what_has_no_translation_stays_chinese():
    use_language("en")
    assert (_("没有译文的话"), _(""), language_in_use()) == ("没有译文的话", "", "en")


@pytest.mark.parametrize(
    ("said", "english"),
    [
        (Said("属{years}年数据", years="2018"), "is of 2018"),
        (Said("仅为“{what}”部分的数据", what=Said("女")), "only of the part women"),
        (Said("未提及“{what}”", what="新增"), "does not mention 新增"),
        (Listed((Said("单位不同"), Said("含约数")), "，"), "different units, some are approximate"),
        (Said("{year}年{month}月{day}日", year=2016, month=5, day=31), "2016-05-31"),
        (Said("{number}{unit}", number="8,640", unit=Listed((Said("元"), Said("吨")), "/")), "8,640 yuan/tonnes"),
        (Said("“{label}”", label=Said("有效证书数")), "“Valid certificates”"),
    ],
)
def test_what_the_layers_below_say_is_english_where_that_is_asked_for(said, english):
    assert _(said) == said
    use_language("en")
    assert _(said) == english


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.stem)
def test_every_catalogue_is_compiled_as_it_is_written(path):
    written, compiled = read_po(path.open("rb"), locale=path.parts[-3]), read_mo(path.with_suffix(".mo").open("rb"))
    assert translations(compiled) == translations(written)


def translations(catalogue: Catalog) -> dict[str, str]:
    """The first form of every message that has a translation."""
    return {
        text if isinstance(text := message.id, str) else text[0]: string if isinstance(string, str) else string[0]
        for message in catalogue
        if message.id and (string := message.string)
    }


def load_words() -> Iterable[tuple[str, str, str | None]]:
    """Everything that users read, as the script collects it that makes the catalogues."""
    loader = SourceFileLoader("words_of_the_project", str(TUI.parent / ".ci" / "words"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module.words()


def test_every_word_has_its_english():
    catalogue = read_po((CATALOGUES / "en/LC_MESSAGES/zewen.po").open("rb"), locale="en")
    translated = {(message.id, message.context) for message in catalogue if message.string}
    missing = {words for _file, words, context in load_words() if (words, context) not in translated}
    assert not missing, "run .ci/words and translate what it names"


def test_a_translation_fills_the_gaps_that_its_phrase_has():
    catalogue = read_po((CATALOGUES / "en/LC_MESSAGES/zewen.po").open("rb"), locale="en")
    wrong = [
        message.id
        for message in catalogue
        if message.id and message.id not in OF_ANOTHER_GAP and not gaps(message.string) <= gaps(message.id)
    ]
    assert wrong == []


def test_nothing_that_may_be_one_is_counted_in_the_plural():
    catalogue = read_po((CATALOGUES / "en/LC_MESSAGES/zewen.po").open("rb"), locale="en")
    said = [message.string for message in catalogue if message.id]
    assert [words for words in said if MANY.search(words) and "more than" not in words] == []


MANY = re.compile(r"\{(?:count|pages|passages|figures|reports|findings)\} (?:more )?(?!does\b)[a-z]+s\b")
"""1 reports; what {figures} does is not of their number."""


OF_ANOTHER_GAP = {"{raw}", "{raw}（合{value}）", "{label}", "{words}"}
"""Phrases that hold a second text for those who do not read Chinese: the value in its base unit for what is printed."""


def gaps(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in Formatter().parse(text) if name}


def test_every_name_of_the_taxonomy_is_english():
    use_language("en")
    taxonomy = load_taxonomy()
    values = [value.value for one in taxonomy.dimensions.values() for value in one.values]
    names = [one.name for one in (*taxonomy, *taxonomy.dimensions.values())]
    assert [name for name in (*names, *values) if has_han(term(name))] == []


def test_a_dimension_is_named_by_the_taxonomy_and_what_limits_a_figure_left_to_the_report():
    limits = (("级别", "国家级"), ("限定", "分公司"))
    assert dimension_text(limits) == "级别：国家级；限定：分公司"
    use_language("en")
    assert dimension_text(limits) == "Level of award or project: national level; limited to: 分公司"


def has_han(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


MARKS = {"_", "N_", "Said", "term", "unit_name"}
"""What marks a text, or says a name that stands in the data."""


def unmarked_chinese(file: Path) -> list[tuple[str, str]]:
    """Chinese texts that are neither docstrings nor marked for the catalogue."""
    tree = ast.parse(file.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    marked = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS
        for argument in node.args
    }
    return [
        (file.relative_to(TUI.parent).as_posix(), node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and has_han(node.value)
        if id(node) not in docstrings | marked
    ]


def test_no_chinese_is_shown_that_could_not_be_translated():
    assert [found for file in TUI.rglob("*.py") for found in unmarked_chinese(file)] == []


BELOW = ("ingest", "index", "assistant")


def spoken_chinese(file: Path) -> list[tuple[str, str]]:
    """Chinese that is put together without `Said` and is no pattern: in an f-string, or as what an error says."""
    tree = ast.parse(file.read_text("utf-8"))
    raised = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    of_errors = {id(argument) for call in raised for argument in call.args}
    raw = {
        id(node)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"re.compile", "re.search", "re.match", "re.sub"}
        for argument in call.args
        for node in ast.walk(argument)
    }
    texts = [
        node
        for node in ast.walk(tree)
        if id(node) not in raw
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and id(node) in of_errors)
    ]
    return [(file.relative_to(TUI.parent).as_posix(), said) for node in texts if SENTENCE.search(said := plain(node))]


SENTENCE = re.compile(r"^(?!.*(?:\(\?|\\[sdw]|\]))(?=.*[\u4e00-\u9fff]).*[。，；：！？]", re.DOTALL)
"""Chinese with the punctuation of a sentence, and nothing that only patterns have."""


def plain(node: ast.AST) -> str:
    return "".join(one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_what_is_said_below_can_be_translated():
    files = [file for package in BELOW for file in (TUI.parent / package).rglob("*.py")]
    assert [found for file in files for found in spoken_chinese(file)] == []


def test_help_is_in_the_language_that_is_asked_for():
    shown = {
        language: subprocess.run(
            [sys.executable, "-m", "tui.main", "--language", language, "--help"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for language in ("zh", "en")
    }
    assert "显示这份说明" in shown["zh"]
    assert "Show this message" in shown["en"]
    assert " [选项] [命令] [参数]..." in shown["zh"]
    assert not re.search(r"OPTIONS|COMMAND|FILE|Show", shown["zh"])
    assert " [OPTIONS] [COMMAND] [ARGS]..." in shown["en"]
    assert not has_han(shown["en"])


def test_no_words_at_all_ask_for_no_language() -> None:
    assert asked_language([], {"LANG": "zh_CN.UTF-8"}) == "zh"
