"""What a question wants: one value, several, a comparison, a list, the words themselves."""

from assistant.asking.measures import CUE, measure_at
from assistant.asking.rules import rules

CALCULATED = ("difference", "sum", "average", "rank", "extreme", "compare", "trend", "share", "growth", "per", "change")
"""Wants that ask for figures even where no 多少 says so."""


def wants(text: str) -> tuple[str, ...]:
    """Everything a question wants, by the order of the table; the first is what it mainly wants."""
    found = tuple(rule.name for rule in rules("wanted", "wanted") if rule.pattern.search(text.strip()))
    if asks_number(text):
        return (*[name for name in found if name not in {"quote", "definition"}], "value")
    return found or ("value",)


def asks_number(text: str) -> bool:
    """Whether the question names a quantity that it wants: 多少, 几家, 占比, 通过率是."""
    if any(measure_at(text, cue.end()) for cue in CUE.finditer(text)):
        return True
    return any(rule.pattern.search(text) for rule in rules("wanted", "quantity"))
