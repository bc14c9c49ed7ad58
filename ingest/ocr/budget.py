"""Time for reading pictures: a long scan must not cost the pages that were read before the time was up."""

import time

from ingest.ocr.port import Image, Ocr, Word


class TimeIsUpError(Exception):
    """The time for reading pictures of this file is spent."""


def within(ocr: Ocr, seconds: float) -> Ocr:
    """The same engine, which raises TimeIsUpError for every picture after so many seconds."""
    until = time.monotonic() + seconds

    def read(image: Image) -> tuple[Word, ...]:
        if time.monotonic() > until:
            raise TimeIsUpError
        return ocr(image)

    return read
