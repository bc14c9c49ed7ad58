"""What is a report, and what reads well and is none."""

import pytest

from ingest.cover.genre import ensure_report
from ingest.errors import NotAReport
from ingest.report import Identity

POLICY = "方壶股份有限公司社会责任管理制度\n" + "\n".join(
    f"第{n}条 公司应当重视员工、客户、环境、安全、公益、股东、供应商与社会责任。" for n in "一二三四五六"
)
FRAGMENT = "本中心重视员工培训、客户服务、安全与质量，依法开展认证，节能减排，参与公益，落实社会责任，接受监督。"


def test_a_policy_is_told_by_its_articles() -> None:
    with pytest.raises(NotAReport, match="社会责任管理制度"):
        ensure_report(Identity(None, None), POLICY, ("方壶股份有限公司社会责任管理制度",), name="制度.pdf")


def test_a_text_about_something_else_is_none() -> None:
    with pytest.raises(NotAReport, match="--keep-non-reports"):
        ensure_report(Identity(None, None), "从前有一座山，山里有一座庙。" * 50, (), name="故事.txt")


def test_a_fragment_without_a_title_is_one_by_what_it_speaks_of() -> None:
    ensure_report(Identity(None, 2017), FRAGMENT, (), name="残本.txt")


def test_a_report_that_quotes_articles_is_one() -> None:
    ensure_report(Identity("方壶", 2020, title="2020年社会责任报告"), POLICY, (), name="报告.txt")
