"""The conversation, with real keys."""

from dataclasses import replace

from tui.app.card import Card, Fold, Pick, Quote
from tui.app.source import SourceScreen
from tui.app.workbench import Workbench


async def asked(pilot, settle, question: str) -> None:
    await settle(pilot)
    await pilot.press(*question, "enter")
    await settle(pilot)


async def test_a_question_is_answered_with_value_reading_and_quote(bench, settle, seen) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "证书多少")
        card = bench.screen.query_one(Card)
        assert card.answer.status == "answered"
        assert "理解为：青岚认证中心有限公司 · 2022 年 · 有效证书" in seen(bench)
        assert "原文「1265 张」" in seen(bench)
        assert "青岚2022.txt · 第 2 页 · 三、发证情况" in seen(bench)


async def test_a_quote_opens_in_its_place_and_escape_comes_back(bench, settle, seen) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "证书多少")
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(bench.screen, SourceScreen)
        assert "本中心有效证书共计 1265 张" in seen(bench)
        assert "1/4  1,265 张  有效证书" in seen(bench)
        await pilot.press("escape")
        await settle(pilot)
        assert bench.screen.query_one(Quote).has_focus


async def test_the_answers_figure_is_explained_not_the_first_of_its_sentence(bench, quote, settle, seen):
    canned = bench.ask

    def environment(question, opened, context):
        answer, context = canned(question, opened, context)
        part = next(one for one in opened.disclosures() if one.figure.subject == "环境管理体系证书")
        return replace(answer, figures=(part,), citations=(quote(part),)), context

    bench.ask = environment
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "环境")
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert "2/4  188 张  环境管理体系证书" in seen(bench)


async def test_a_suggestion_is_asked_as_the_next_turn(bench, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "证书多少")
        await pilot.click(Pick)
        await settle(pilot)
        questions = [card.answer.question for card in bench.screen.query(Card)]
        assert questions == ["证书多少", "其中环境的呢？"]


async def test_what_is_not_disclosed_shows_what_was_searched_when_unfolded(bench, settle, seen) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "注册资本")
        assert "未披露" in seen(bench)
        assert "检索凭据：2 份报告，10 段" in seen(bench)
        assert "注册资金" not in seen(bench)
        await pilot.press("escape")
        assert bench.screen.query_one(Fold).has_focus
        await pilot.press("enter")
        await pilot.pause()
        assert "用词：注册资本、注册资金" in seen(bench)


async def test_readings_to_choose_from_are_pressed(bench, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "多少人")
        await pilot.press("escape", "j", "enter")
        await settle(pilot)
        assert bench.state.turns == ("多少人", "培训多少人次")


async def test_a_failure_is_a_message_and_the_next_question_is_answered(bench, settle, seen) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "坏")
        assert "读写文件出错：磁盘读不出来" in seen(bench)
        await asked(pilot, settle, "证书")
        assert bench.screen.query(Card)


async def test_an_empty_library_says_how_to_begin(empty_bench, settle, seen) -> None:
    async with empty_bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "库里还没有报告" in seen(empty_bench)


async def test_the_conversation_comes_back_on_the_next_start(bench, library, tmp_path, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "证书")
        await pilot.press("ctrl+q")
    again = Workbench(library, state_path=tmp_path / "state.json", ask=bench.ask)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert [card.answer.question for card in again.screen.query(Card)] == ["证书"]
        await pilot.press("up")
        assert again.screen.query_one("#question").value == "证书"
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert not again.screen.query(Card)
        assert again.state.turns == ()


async def test_answer_and_citation_are_copied(bench, settle) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "证书")
        await pilot.press("ctrl+y")
        assert "青岚有效证书 1,265 张" in bench.clipboard
        await pilot.press("escape", "y")
        assert bench.clipboard.startswith("“截至2022年底，本中心有效证书共计 1265 张")
        assert bench.clipboard.endswith("（青岚认证中心有限公司 2022，青岚2022.txt · 第 2 页 · 三、发证情况）")


async def test_numbers_of_several_bodies_stand_under_each_other(bench, settle, seen) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await asked(pilot, settle, "比较")
        lines = [line for line in seen(bench).splitlines() if " 张  有效证书" in line]
        assert len({line.index("张") for line in lines}) == 1
        assert "相差  325 张" in seen(bench)
