"""Whichever segmenter is at work, the words are the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.segmenter import field_words, python_segmenter, rust_segmenter

TEXTS = (
    "截至年末有效证书共计其中质量管理体系证书环境管理体系证书职业健康安全管理体系证书",
    "公司坚持以客户为中心不断提升审核员队伍的专业能力",
    "报告期内累计培训员工人次投入环保资金实现二氧化碳减排",
    "研究生命起源长春市长春药店南京市长江大桥",
)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30)


def test_the_fast_segmenter_cuts_as_jieba_does(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    slow, cached, fast = python_segmenter(), python_segmenter(), rust_segmenter()
    for text in (*TEXTS, *(word for word, _ in field_words())):
        assert slow.cut(text) == cached.cut(text) == fast.cut(text)
        assert slow.knows(text) == cached.knows(text) == fast.knows(text)

    @given(HAN)
    @settings(max_examples=200, deadline=None)
    def any_characters(text):
        assert slow.cut(text) == fast.cut(text)

    any_characters()
