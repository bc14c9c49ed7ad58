"""Which engine reads pictures: the one that is installed, or none."""

from functools import cache
from importlib.util import find_spec

from ingest.ocr.port import Ocr


@cache
def installed_ocr() -> Ocr | None:
    """The engine of the optional extra `ocr`; `None` where it is not installed."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        return None
    from ingest.ocr.rapid import rapid_ocr

    return rapid_ocr()
