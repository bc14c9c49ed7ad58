"""Lines drawn in a picture: long runs of dark pixels, from which tables on scans are rebuilt."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.ocr.port import Image
from ingest.pdf.ruled import Rule

DARK = 170
"""Grey values under it are ink; thin lines are grey at their edges."""

SHORTEST = 18.0
"""Points: longer than any stroke of a character."""

THICKEST = 4.0
"""Points: thicker runs are boxes or pictures."""


def rules_in(picture: Image, scale: float) -> list[Rule]:
    """The level and upright lines of a picture; `scale` is points a pixel."""
    ink = np.asarray(picture.convert("L")) < DARK
    length, thickness = round(SHORTEST / scale), THICKEST / scale
    level = [Rule(x0, y0, x1, y1) for x0, y0, x1, y1 in _runs(ink, length, thickness)]
    upright = [Rule(y0, x0, y1, x1) for x0, y0, x1, y1 in _runs(ink.T, length, thickness)]
    return [Rule(r.x0 * scale, r.top * scale, r.x1 * scale, r.bottom * scale) for r in (*level, *upright)]


def _runs(ink: NDArray[Any], length: int, thickness: float) -> list[tuple[float, float, float, float]]:
    """Boxes (x0, y, x1, y) of the runs along rows; neighbouring rows of one line give one box."""
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    starts = sums[:, length:] - sums[:, :-length] >= length - 1
    boxes: list[list[float]] = []
    for y in np.flatnonzero(starts.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.pad(starts[y].astype(np.int8), 1)))
        for x0, last in zip(edges[::2], edges[1::2], strict=True):
            x1 = last + length - 1
            same = next((b for b in boxes if 0 <= y - b[3] <= 2 and b[0] < x1 and x0 < b[2]), None)
            if same is None:
                boxes.append([float(x0), float(y), float(x1), float(y)])
            else:
                same[0], same[2], same[3] = min(same[0], x0), max(same[2], x1), float(y)
    return [(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) for x0, y0, x1, y1 in boxes if y1 - y0 <= thickness]
