"""`zewen demo`."""

import pytest
from click.testing import CliRunner

from index.library import Library
from tui.main import zewen


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A library that the demonstration filled."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    result = CliRunner().invoke(zewen, ["--library", str(path), "demo", "--no-app"])
    assert result.exit_code == 0, result.stderr
    return path


def test_it_fills_a_library_with_at_least_ten_reports_of_four_bodies(filled):
    with Library.open(filled) as library:
        filed = library.filed()
    assert len(filed) >= 10
    assert len({one.identity.organisation for one in filed}) >= 4
    assert all(one.figures for one in filed)


def test_without_a_terminal_it_fills_the_library_and_says_that_no_app_was_opened(tmp_path):
    result = CliRunner().invoke(zewen, ["--library", str(tmp_path / "demo.db"), "demo"])
    assert result.exit_code == 0
    assert result.stderr.endswith("当前不在终端中，未打开界面。\n")


def test_it_spares_a_library_that_holds_the_users_own_reports(library_path, tmp_path, monkeypatch):
    monkeypatch.setattr("tui.command.default_library", lambda: library_path)
    monkeypatch.delenv("ZEWEN_LIBRARY", raising=False)
    result = CliRunner().invoke(zewen, ["demo", "--no-app"])
    assert result.exit_code == 0
    assert "您的库里已有别的报告" in result.stderr
    with Library.open(library_path) as library:
        assert [one.file for one in library.filed()] == ["云台2020.pdf"]
    assert (library_path.parent / "demo.db").exists()
