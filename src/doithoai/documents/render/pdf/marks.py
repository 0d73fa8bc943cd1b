"""Yellow under places of a finished PDF, for the eye that looks a draft through; never on an issued paper."""

import io
from collections.abc import Iterable, Mapping, Sequence

from pikepdf import Pdf

Box = tuple[float, float, float, float]
"""Left, low, right and top, in points from the lower left corner of the page."""

_COLOUR = "1 0.93 0.2"  # of 1 each red, green, blue


def marked(pages: bytes, boxes: Mapping[int, Sequence[Box]]) -> bytes:
    """The PDF with yellow in the boxes of each page (by its number from 0), under what is drawn there."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(pages)) as pdf:
        for number, of_page in boxes.items():
            pdf.pages[number].contents_add(_drawing(of_page), prepend=True)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _drawing(boxes: Iterable[Box]) -> bytes:
    """The operators that fill the boxes; drawn first, so that the words stand on them."""
    filled = [f"{left:.2f} {low:.2f} {right - left:.2f} {top - low:.2f} re f" for left, low, right, top in boxes]
    return "\n".join(["/Artifact BMC q", f"{_COLOUR} rg", *filled, "Q EMC\n"]).encode()
