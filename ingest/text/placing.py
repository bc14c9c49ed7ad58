"""Placing: on which page of a passage that runs over a page break an offset stands."""

from ingest.document import Passage


def page_at(passage: Passage, offset: int) -> int | None:
    """The page of the character at `offset`, judged by the widths of the lines; the first page where there are none."""
    if passage.page_end is None or not passage.boxes or not passage.text:
        return passage.page
    widths = [max(box[2] - box[0], 0.0) for _, box in passage.boxes]
    reached, share = 0.0, offset / len(passage.text) * sum(widths)
    for (page, _), width in zip(passage.boxes, widths, strict=True):
        reached += width
        if share < reached:
            return page
    return passage.page_end
