"""The words users read."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tui.words import CATALOGUES, _, asked_language, language_in_use, locale_language, use_language

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


def marked_words(file: Path) -> set[str]:
    """The texts in `_(…)` and `N_(…)`."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_"}
        if node.args and isinstance(node.args[0], ast.Constant)
    }


def test_every_word_has_its_english():
    catalogue = read_po((CATALOGUES / "en/LC_MESSAGES/zewen.po").open("rb"), locale="en")
    translated = {message.id for message in catalogue if message.string}
    missing = {word for file in TUI.rglob("*.py") for word in marked_words(file)} - translated
    assert not missing, "run .ci/words and translate what it names"


def has_han(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def unmarked_chinese(file: Path) -> list[tuple[str, str]]:
    """Chinese texts that are neither docstrings nor marked for the catalogue."""
    tree = ast.parse(file.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    marked = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_"}
        for argument in node.args
    }
    return [
        (file.relative_to(TUI).as_posix(), node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and has_han(node.value)
        if id(node) not in docstrings | marked
    ]


def test_no_chinese_is_shown_that_could_not_be_translated():
    assert [found for file in TUI.rglob("*.py") for found in unmarked_chinese(file)] == []


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
    assert not has_han(shown["en"])


def test_no_words_at_all_ask_for_no_language() -> None:
    assert asked_language([], {"LANG": "zh_CN.UTF-8"}) == "zh"
