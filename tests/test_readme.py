"""What the READMEs tell people to type is what there is."""

import re
import shlex
from pathlib import Path

import click
import pytest

from tui.main import zewen

PROJECT = Path(__file__).parents[1]
READMES = [PROJECT / "README.md", PROJECT / "README.zh.md"]
INSTALL = "python3 -m pip install . && zewen demo"
DEVELOP = "python3 -m pip install -e '.[test]' && python3 -m pytest"


def told(readme: Path) -> list[str]:
    """Every `zewen …` that stands in code."""
    text = readme.read_text("utf-8")
    code = (
        "\n".join(re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL))
        + "\n"
        + "\n".join(re.findall(r"`([^`\n]+)`", text))
    )
    commands = [part.split("#")[0] for line in code.splitlines() for part in line.split("&&")]
    return [command.strip() for command in commands if command.strip().startswith("zewen")]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_two_commands_stand_there_as_they_are(readme):
    lines = readme.read_text("utf-8").splitlines()
    assert INSTALL in lines
    assert DEVELOP in lines


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_that_is_told_parses(readme, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in told(readme):
        for name in re.findall(r"\S+\.jsonl", command):
            Path(name).touch()
        words = shlex.split(re.split(r" [>|] ", command)[0].replace("…", "2021"))[1:]
        parse(zewen, words)


def parse(command: click.Command, words: list[str]) -> None:
    """Follow the words down to the last command and parse its options, without running it."""
    help_only = [word for word in words if word != "--help"]
    context = command.make_context(command.name, help_only, resilient_parsing="--help" in words)
    if isinstance(command, click.Group) and context._protected_args:
        name, below, rest = command.resolve_command(context, [*context._protected_args, *context.args])
        assert below is not None, name
        parse(below, [*rest, *(["--help"] if "--help" in words else [])])


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_file_that_is_linked_is_there(readme):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", readme.read_text("utf-8"))
    assert links
    assert [link for link in links if not (PROJECT / link).exists()] == []
