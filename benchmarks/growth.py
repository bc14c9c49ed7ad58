"""The picture of how search times grow, from the rows of `search.py`."""

import math
from itertools import groupby

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 40, 50
COLOURS = {
    "zewen": "#c2410c",
    "tantivy": "#0f766e",
    "FTS5": "#64748b",
    "bm25s": "#7c3aed",
    "scikit-learn": "#1d4ed8",
}


def draw(results: list[dict]) -> str:
    """An SVG with a line for each engine: the median solid, p95 dashed, both axes logarithmic."""
    sizes = sorted({row["size"] for row in results})
    times = [row[key] for row in results for key in ("p50", "p95")]
    bottom, top = 10 ** math.floor(math.log10(min(times))), 10 ** math.ceil(math.log10(max(times)))
    parts = [*_frame(sizes, bottom, top)]
    labels = []
    in_order = sorted(results, key=lambda row: (row["engine"], row["size"]))
    for engine, rows in groupby(in_order, lambda row: row["engine"]):
        some = list(rows)
        for key, dash in (("p50", ""), ("p95", ' stroke-dasharray="4 4" opacity="0.6"')):
            points = " ".join(f"{_x(row['size'], sizes):.1f},{_y(row[key], bottom, top):.1f}" for row in some)
            line = f'fill="none" stroke="{COLOURS[engine]}" stroke-width="2"{dash}'
            parts.append(f'<polyline points="{points}" {line}/>')
        labels.append((_y(some[-1]["p50"], bottom, top), engine, some[-1]["p50"]))
    return "\n".join([*parts, *_labels(labels), "</svg>\n"])


def _frame(sizes: list[int], bottom: float, top: float) -> list[str]:
    view = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {view}>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="22" fill="#111827">Milliseconds per query, median (solid) and p95 (dashed)</text>',
    ]
    for power in range(round(math.log10(bottom)), round(math.log10(top)) + 1):
        y = _y(10**power, bottom, top)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e5e7eb"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#374151">{10**power:g}</text>')
    for size in sizes:
        x = _x(size, sizes)
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 22}" text-anchor="middle" fill="#374151">{size:,}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 4}" text-anchor="middle" fill="#374151">passages</text>')
    return parts


def _labels(labels: list[tuple[float, str, float]]) -> list[str]:
    """Names beside the lines' ends, moved apart where they would touch."""
    parts, last = [], -100.0
    for y, engine, time in sorted(labels):
        last = max(y, last + 17)
        text = f"{engine} {time:.3g} ms"
        parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{last + 4:.1f}" fill="{COLOURS[engine]}">{text}</text>')
    return parts


def _x(size: int, sizes: list[int]) -> float:
    if len(sizes) == 1:
        return LEFT
    share = math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(time: float, bottom: float, top: float) -> float:
    return HEIGHT - BOTTOM - math.log(time / bottom) / math.log(top / bottom) * (HEIGHT - TOP - BOTTOM)
