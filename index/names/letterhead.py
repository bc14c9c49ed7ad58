"""The Latin name in a report's own address: sqi of www.sqi.org.cn."""

import re
from collections import Counter
from collections.abc import Iterable

from index.language import word_list

ADDRESS = re.compile(r"(?:https?://|www\.|[\w.]+@)([a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)

NEAR = re.compile(r"网址|网站|官网|邮箱|邮件|登录|访问|信箱|e-?mail|website|www|@", re.IGNORECASE)
"""What a body gives its own address with."""


def latin_name(texts: Iterable[str]) -> str:
    """The name most often in the addresses of a report, in small letters; empty if there is none."""
    found = Counter(name for text in texts if NEAR.search(text) for name in _names_in(text))
    return min(found, key=lambda name: (-found[name], name), default="")


def _names_in(text: str) -> Iterable[str]:
    not_own = frozenset(word_list("address_words"))
    for match in ADDRESS.finditer(text):
        labels = [label for label in match[1].lower().split(".") if label not in not_own]
        if labels and 2 <= len(labels[-1]) <= 12 and labels[-1].isalpha():
            yield labels[-1]
