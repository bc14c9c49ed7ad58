"""RapidOCR as the engine: red stamps faded, lines that it lost looked for again."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR

from ingest.ocr.port import Image, Ocr, Word

Picture = NDArray[np.uint8]

DARK = 150
"""Grey values under it are ink."""

STAMP = (0.0005, 0.2)
"""Share of red pixels between which a page carries a stamp, not a red design."""

SURE = 0.6
"""Words found on a second look need so much confidence."""


def rapid_ocr() -> Ocr:
    """The engine with the models that its wheel carries; it needs no network."""
    engine = RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 2})

    def read(image: Image) -> tuple[Word, ...]:
        picture = without_stamp(np.asarray(image.convert("RGB")))
        words = _words(engine(picture, use_det=True, use_cls=False, use_rec=True))
        return (*words, *_lost(engine, picture, words))

    return read


def without_stamp(picture: Picture) -> Picture:
    """The picture in grey; where a red stamp lies on it, its red channel, in which the stamp is white as paper."""
    red, green, blue = (picture[:, :, i].astype(np.int16) for i in range(3))
    share = float(np.mean((red - green > 60) & (red - blue > 60)))
    grey = picture[:, :, 0] if STAMP[0] < share < STAMP[1] else cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return np.repeat(np.asarray(grey, dtype=np.uint8)[:, :, None], 3, axis=2)


def _words(result: Any) -> tuple[Word, ...]:
    """The engine's answer; its boxes are corners."""
    if result is None or result.boxes is None or result.txts is None:
        return ()
    found = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        xs, ys = [float(point[0]) for point in box], [float(point[1]) for point in box]
        found.append(Word(str(text), (min(xs), min(ys), max(xs), max(ys)), float(score)))
    return tuple(found)


def _lost(engine: Any, picture: Picture, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words in text-sized ink that no box covers: PP-OCR drops whole lines of clean pages without a sign."""
    found: list[Word] = []
    for x0, top, x1, bottom in uncovered_lines(picture, words):
        pad = (bottom - top) // 5
        line = picture[max(0, top - pad) : bottom + pad, max(0, x0 - pad) : x1 + pad]
        read = engine(line, use_det=False, use_cls=False, use_rec=True)
        for text, score in zip(read.txts or (), read.scores or (), strict=True):
            if score >= SURE and str(text).strip():
                found.append(Word(str(text), (x0, top, x1, bottom), float(score)))
    return tuple(found)


def uncovered_lines(picture: Picture, words: tuple[Word, ...]) -> list[tuple[int, int, int, int]]:
    """Boxes of ink as high as the page's lines and longer than high, outside the words' boxes."""
    if not words:
        return []
    height = float(np.median([word.bbox[3] - word.bbox[1] for word in words]))
    ink = (picture[:, :, 0] < DARK).astype(np.uint8)
    ink = _without_rules(ink, int(height))
    for word in words:
        x0, top, x1, bottom = (round(edge) for edge in word.bbox)
        ink[max(0, top - 3) : bottom + 3, max(0, x0 - 3) : x1 + 3] = 0
    joined = cv2.dilate(ink, np.ones((1, max(3, int(height))), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = []
    for x, y, w, h, _ in stats[1:]:
        filled = float(np.mean(ink[y : y + h, x : x + w]))
        if 0.5 * height <= h <= 1.6 * height and w >= 2.5 * h and 0.04 < filled < 0.6:
            boxes.append((int(x), int(y), int(x + w), int(y + h)))
    return boxes


def _without_rules(ink: Picture, height: int) -> Picture:
    """The ink without the lines of tables."""
    length = max(20, 3 * height)
    for shape in ((1, length), (length, 1)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink = np.asarray(cv2.subtract(ink, cv2.dilate(rules, np.ones((3, 3), np.uint8))), dtype=np.uint8)
    return ink
