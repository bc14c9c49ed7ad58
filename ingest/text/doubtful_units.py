"""Doubtful units: a table that says 万元 over sums printed to the cent that can only be 元."""

import re

from ingest.document import Table
from ingest.said import Said

SCALES = (("亿", 8), ("億", 8), ("百万", 6), ("百萬", 6), ("佰萬", 6), ("万", 4), ("萬", 4), ("千", 3), ("仟", 3))
"""Zeros that each scale stands for."""

CENTS = re.compile(r"^[-−(（]?(?P<whole>\d{1,3}(?:[,，]\d{3})+|\d{4,})\.\d{2}[)）]?$")
"""26,036,987.76: whoever prints cents counts in 元."""

MOST_DIGITS = 11
"""Sums of more digits in 元 than a thousand 亿: next to no body has them, and none counts them in 万元 to the cent."""

FEWEST_DIGITS = 6
"""In a table where one sum is too large, the others of so many digits are in doubt too."""


def doubtful_sums(table: Table) -> tuple[tuple[int, int, Said], ...]:
    """(row, column, why) of the sums whose unit may be another; `row` counts from the table's first."""
    zeros = next((zeros for word, zeros in SCALES if table.unit.startswith(word)), 0)
    if not zeros or not table.unit.endswith(("元", "元人民币")):
        return ()
    sums = {
        (row, column): len(re.sub(r"\D", "", found["whole"]))
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if not cell.inherited and (found := CENTS.match(re.sub(r"\s", "", cell.text)))
    }
    if not any(digits + zeros > MOST_DIGITS for digits in sums.values()):
        return ()
    why = Said("表头单位为{unit}，但数值印到分，可能实为元", unit=table.unit)
    return tuple((row, column, why) for (row, column), digits in sums.items() if digits >= FEWEST_DIGITS)
