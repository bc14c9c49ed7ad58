"""Which engine reads pictures: the one that is installed, or none."""

from functools import cache
from importlib.util import find_spec

from ingest.ocr.port import Image, Ocr, Word


def installed_ocr() -> Ocr | None:
    """The engine of the optional extra `ocr`; `None` where it is not installed.

    Its models are loaded when the first picture comes: most reports have none.
    """
    return _when_needed if find_spec("rapidocr") and find_spec("onnxruntime") else None


def _when_needed(image: Image) -> tuple[Word, ...]:
    return _engine()(image)


@cache
def _engine() -> Ocr:
    from ingest.ocr.rapid import rapid_ocr

    return rapid_ocr()
