from hypothesis import given
from hypothesis import strategies as st

from ingest.text.characters import RADICALS, clean, fold, fold_in_place, to_simplified


def test_forms_that_mean_the_same_fold_to_one() -> None:
    assert fold("１２３㎡，董事⾧⻓⼾").text == "123m2,董事長长户"
    assert fold("软\u00ad连\u200b字").text == "软连字"


def test_the_nine_radicals_that_no_normal_form_knows() -> None:
    assert "".join(chr(RADICALS.get(ord(c), 0)) for c in "⻓⻛⻔⻅⺠⻬⻘⻋⼾") == "长风门见民齐青车户"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_a_folded_span_leads_back_to_what_is_printed(text: str) -> None:
    folded = fold(text)
    assert len(folded.origins) == len(folded.text) + 1
    for i in range(len(folded.text)):
        start, end = folded.original(i, i + 1)
        assert folded.text[i] in fold(text[start:end]).text


@given(st.text(max_size=80))
def test_folding_in_place_and_simplifying_keep_every_offset(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)
    assert len(to_simplified(text)) == len(text)


def test_traditional_is_found_by_simplified() -> None:
    assert to_simplified("企業社會責任報告書，臺灣") == "企业社会责任报告书，台湾"


def test_marks_nobody_sees_are_dropped_by_readers() -> None:
    assert clean("\ufeff一\u200b二\uf06c") == "一二●"
