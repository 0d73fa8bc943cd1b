"""Pages as pictures beside those kept: what figures alone do not tell, a line too low or a mark gone astray.

The pictures kept are small (40 dots an inch, grey). After a change that is meant, look at the new pages and run
``UPDATE_PICTURES=1 pytest tests/documents/render/test_pictures.py`` to keep them.
"""

import io
import os
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageStat

from documents.render.pages import FORMS, document, made, say, table
from documents.render.printed import minutes, notice

KEPT = Path(__file__).parent / "pictures"
DOTS = 40
BLOCK = 10  # dots: about 6 mm
MOST_IN_ALL, MOST_IN_A_BLOCK = 1.5, 45.0  # mean difference of grey, 0 to 255


def pictures(data: bytes) -> list[Image.Image]:
    """The first and the last page, grey."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        wanted = dict.fromkeys((0, len(pdf.pages) - 1))
        return [pdf.pages[place].to_image(resolution=DOTS).original.convert("L") for place in wanted]


def differ(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of the whole page, and of its worst block."""
    if one.size != other.size:
        return 255.0, 255.0
    unlike = ImageChops.difference(one, other)
    blocks = unlike.resize((one.width // BLOCK, one.height // BLOCK), Image.Resampling.BOX)
    return ImageStat.Stat(unlike).mean[0], float(blocks.getextrema()[1])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("build", [minutes, notice])
def test_pages_look_as_those_kept(build, form) -> None:
    for place, picture in enumerate(pictures(made(build(form), form))):
        kept = KEPT / f"{build.__name__}-{form}-{place + 1}.png"
        if os.environ.get("UPDATE_PICTURES"):
            KEPT.mkdir(exist_ok=True)
            picture.save(kept, optimize=True)
        whole, block = differ(picture, Image.open(kept))
        assert whole <= MOST_IN_ALL, kept.name
        assert block <= MOST_IN_A_BLOCK, kept.name


@pytest.mark.parametrize(
    "other",
    [
        {"number_text": "Số: 06/TB-UBND-VP"},
        {"type_name": "BÁO CÁO"},
        {"recipients": ("- Như trên;", "- Lưu: VT.")},
    ],
)
def test_a_small_change_is_seen(other) -> None:
    blocks = [say("Nội dung."), table([("1", "a", "b")])]
    (one,) = pictures(made(document(blocks), "nd30"))
    (two,) = pictures(made(document(blocks, **other), "nd30"))
    assert differ(one, one) == (0.0, 0.0)
    assert differ(one, two)[1] > MOST_IN_A_BLOCK
