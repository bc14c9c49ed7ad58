"""What 和 joins, each with the words that they share: 撤销和暂停的证书."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.asking.measures import measure_at
from assistant.asking.parts import BREAK, CONJUNCTION, OPEN
from assistant.asking.terms import Token, terms, tokens
from ingest.indicators.taxonomy import Taxonomy

_EDGE = frozenset("的各是有为呢在了从由把将请") | {"各有", "各是", "各为", "分别"}
"""Words that end the reach of 和: in 撤销和暂停的证书 it joins 撤销 and 暂停."""

_SUFFIXES = frozenset(("总量", "总数", "总额", "合计", "总计", *"类型数度率额量"))
"""Words behind a noun that belong to it: 法律法规类, 客户满意度."""

_KINDS = frozenset("类型")
"""法律法规类、继续教育类培训: what stands behind the last kind belongs to all."""


def coordinated(text: str, taxonomy: Taxonomy) -> list[str]:
    """撤销和暂停的证书 → 撤销 的证书, 暂停 的证书; the text alone where nothing is joined."""
    words = tokens(text, taxonomy)
    joints = [
        i for i, word in enumerate(words) if CONJUNCTION.fullmatch(word.text) and word.text not in {"/", "或", "或者"}
    ]
    joints = [
        i for i in joints if 0 < i < len(words) - 1 and _ends(words[:i], taxonomy) and _begins(words[i + 1 :], taxonomy)
    ]
    if not joints:
        return [text]
    first, last = joints[0], joints[-1]
    left = first
    while left > 0 and not _is_edge(words[left - 1]):
        left -= 1
    right = last + 1
    while right < len(words) and not _is_edge(words[right]):
        right += 1
    edges = [left, *joints, right]
    elements = [words[a + (a in joints) : b] for a, b in pairwise(edges)]
    before, after = text[: words[left].start], text[words[right - 1].end :]
    shared = _shared_head(elements, taxonomy)
    if shared:
        after = "".join(word.text for word in shared) + after
        elements[-1] = elements[-1][: len(elements[-1]) - len(shared)]
    return [f"{before}{text[e[0].start : e[-1].end]}{after}" for e in elements if e]


def _shared_head(elements: list[tuple[Token, ...]], taxonomy: Taxonomy) -> tuple[Token, ...]:
    """有效证书 in 质量、环境和安全管理体系有效证书: what stands after the last of several values of one dimension."""
    if len(elements) > 1 and all(element and element[-1].text in _KINDS for element in elements[:-1]):
        kinds = [i for i, word in enumerate(elements[-1]) if word.text in _KINDS]
        return elements[-1][kinds[-1] + 1 :] if kinds else ()
    named = [terms((element[0].text,), taxonomy) for element in elements if element]
    dimensions = {one[0].dimension[0] for one in named if one and one[0].dimension}
    if len(named) != len(elements) or len(dimensions) != 1 or not all(one and one[0].dimension for one in named):
        return ()
    alone = all(len(element) == 1 for element in elements[:-1])
    return elements[-1][1:] if alone else ()


def _is_edge(word: Token) -> bool:
    return word.text not in _SUFFIXES and (
        word.text in _EDGE
        or not word.text.strip()
        or bool(BREAK.search(word.text))
        or OPEN in word.text
        or bool(measure_at(word.text, 0) == word.text)
    )


def _carries(word: Token, taxonomy: Taxonomy) -> bool:
    return bool(terms((word.text,), taxonomy)) or word.text in {"男", "女"}


def _begins(words: Sequence[Token], taxonomy: Taxonomy) -> bool:
    """Whether the words behind a joint begin with one that carries meaning, verbs such as 取得 left aside."""
    for word in words:
        if _is_edge(word) or CONJUNCTION.fullmatch(word.text):
            return False
        if _carries(word, taxonomy):
            return True
    return False


def _ends(words: Sequence[Token], taxonomy: Taxonomy) -> bool:
    """Whether the words before a joint end in one that carries meaning, what only belongs to it left aside."""
    whole = len(words) > 1 and words[-1].text in _SUFFIXES
    return _carries(words[-2 if whole else -1], taxonomy)
