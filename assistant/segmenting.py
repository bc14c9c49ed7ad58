"""Words of a text: the library's own segmentation, so that a question is cut as the reports were."""

from collections.abc import Iterable

import jieba


def segment(text: str) -> Iterable[str]:
    """The words of `text` in order; together they are the text again."""
    return jieba.cut(text)
