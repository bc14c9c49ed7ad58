"""What is counted in a figure: its head noun, which has to be the one asked for, and the stage it has reached."""

import re

from assistant.asking.asked import Asked
from assistant.asking.rules import groups, word_list
from assistant.finding.standing import FILLING, folded, light_words
from ingest.figure import Figure
from ingest.indicators.taxonomy import load_taxonomy

MODIFYING = 5
"""So many characters behind the word asked for make a figure that no indicator vouches for one of something else."""
QUALIFIED = 10
"""So many characters that say more than was asked are of one occasion: 请院校老师为后勤岗位进行专业技能培训."""
MODIFIED = 4
"""So many before it make it one of a part: 异地工作 before 职工."""

_REMARK = re.compile(r"[(（][^()（）]*[)）]")
"""净利润（含少数股东权益）"""
_PLACED = re.compile(r"[在于].{1,24}?(?:设有|设立|开设|成立|建有|建成|设)")
"""在成都、昆明设有: where things are is no limit of what they are."""
_NO_NOUN = re.compile(r"[由从达至比较在被得共累约为有与向对自将以及和同折]")
"""总资产由…增至: behind the word asked for the sentence goes on."""


def counted_by(figure: Figure) -> str:
    """The last of the heads that a subject goes on from, without remarks: what the number itself is of."""
    return _REMARK.sub("", folded(figure.subject)).rsplit("·", 1)[-1]


def counts_another(asked: Asked, figure: Figure) -> bool:
    """Whether what a figure counts is another thing than the one asked for, however near their words stand."""
    if figure.indicator in asked.about or figure.kind == "rule" or not asked.heavy:
        return False
    rules = (_is_modified, _is_part_of_stock, _is_narrower, _is_much_qualified, _goes_on_to_another)
    return any(rule(asked, figure) for rule in rules)


def another_stage(asked: Asked, figure: Figure) -> str:
    """The stage that a figure is of where another is asked for, 入围 and not 评出; empty where it may be the same."""
    counted, said = counted_by(figure), "".join(term.text for term in asked.terms)
    stages = groups("words", "stages")
    meant = [words for words in stages if any(word in said for word in words)]
    if not meant and _of_things(asked):
        return next((word for words in groups("words", "passing") for word in words if word in counted), "")
    if not meant or any(word in counted for words in meant for word in words):
        return ""
    places = (counted, _behind(counted, _head(asked)))
    return next((word for words in stages for word in words for place in places if place.startswith(word)), "")


def left_of(asked: Asked, counted: str) -> int:
    """How many characters of what is counted say more than was asked."""
    return len(FILLING.sub("", light_words().sub("", _without(asked, _PLACED.sub("", counted)))))


def _is_modified(asked: Asked, figure: Figure) -> bool:
    """Whether the word asked for only modifies what is counted: 员工 in 职工监事, 培训 in 培训、绿色低碳专业委员会."""
    counted = counted_by(figure)
    if counted.endswith(tuple(form for term in asked.heavy for form in term.forms if len(form) > 1)):
        return False
    behind = light_words().sub("", _behind(counted, tuple(form for form in _head(asked) if len(form) > 1)))
    if _NO_NOUN.match(behind):
        return False
    return len(FILLING.sub("", _without(asked, behind))) >= (2 if _of_things(asked) else MODIFYING)


def _is_narrower(asked: Asked, figure: Figure) -> bool:
    """Whether money is asked for by no more than its general name and a figure is of one kind of it: 车辆费用."""
    if len(asked.heavy) != 1 or asked.heavy[0].text not in word_list("words", "general"):
        return False
    counted = counted_by(figure)
    return counted.endswith(asked.heavy[0].forms) and left_of(asked, counted) > 0


def _is_much_qualified(asked: Asked, figure: Figure) -> bool:
    """Whether a number that no indicator vouches for is limited by much that was not asked for."""
    if figure.indicator or figure.in_table or not asked.about:
        return False
    return left_of(asked, counted_by(figure)) >= QUALIFIED


def _goes_on_to_another(asked: Asked, figure: Figure) -> bool:
    """Whether a sentence goes on from the thing asked for to another, which the number is of: 援助任务·配套试剂."""
    if figure.indicator or figure.in_table or "·" not in figure.subject:
        return False
    counted = counted_by(figure)
    said = (form for term in (*asked.terms, *asked.context) for form in (*term.forms, term.loose) if form)
    return not any(form in counted for form in said) and left_of(asked, counted) >= len("试剂")


def _is_part_of_stock(asked: Asked, figure: Figure) -> bool:
    """Whether a standing number that no indicator vouches for is not of all that is asked: 异地工作职工 of 职工."""
    if figure.indicator or figure.in_table or not _of_things(asked):
        return False
    *earlier, counted = _REMARK.sub("", folded(figure.subject)).split("·")
    if earlier and not left_of(asked, counted):
        counted = earlier[-1]
    return not any(form in counted for form in _head(asked)) or left_of(asked, counted) >= MODIFIED


def _head(asked: Asked) -> tuple[str, ...]:
    """Ways to write the thing asked for: the last word that is no value of a dimension."""
    things = [term for term in asked.heavy if not term.dimension] or asked.heavy
    return things[-1].forms if things else ()


def _behind(counted: str, forms: tuple[str, ...]) -> str:
    """What stands behind the last of the words."""
    ends = [counted.rfind(form) + len(form) for form in forms if form in counted]
    return counted[max(ends) :] if ends else ""


def _without(asked: Asked, text: str) -> str:
    said = [form for term in (*asked.terms, *asked.context) for form in term.forms]
    for form in sorted(said, key=len, reverse=True):
        text = text.replace(form, "")
    return text


def _of_things(asked: Asked) -> bool:
    """Whether the question is wholly about what there is at a time: 员工, 有效证书."""
    taxonomy = load_taxonomy()
    return any(taxonomy[found].kind == "stock" for found in asked.about if found in taxonomy)
