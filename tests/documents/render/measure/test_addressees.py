"""Where ``Kính gửi`` and those below it stand."""

import pytest

from doithoai.documents.content.model import Paragraph, ParagraphStyle, Run
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.addressees import look_of, placed

faces.faces()
FORM = all_formats()["nd30"]
WIDTH = 468.0


def addressee(text: str, under: str = "") -> Paragraph:
    return Paragraph((Run(text),), ParagraphStyle.ADDRESSEE, under=under)


BODY = Paragraph((Run("Lời"),))
LABEL = addressee("Kính gửi:")
LIST = [addressee(f"- {name}", "Kính gửi") for name in ("Phòng Kinh tế;", "Công an xã.")]


def test_their_dashes_stand_in_one_column_under_the_colon():
    places = [place for _, place in placed([LABEL, *LIST, BODY], FORM, WIDTH)]
    label, *listed, body = places
    assert body is None
    colon = label.first + faces.width("Kính gửi", faces.REGULAR, 14)
    assert [place.first for place in listed] == pytest.approx([colon, colon])
    assert all(place.others > place.first for place in listed)  # later lines of a long name stand behind the dash


def test_a_short_list_is_in_the_middle_and_a_long_name_begins_where_paragraphs_do():
    short, long = (
        next(placed([LABEL, *names], FORM, WIDTH))[1] for names in (LIST, [addressee("- " + "x" * 90, "Kính gửi")])
    )
    assert short.first > 100
    assert long.first == pytest.approx(12.7 / 25.4 * 72)


def test_one_addressee_on_the_same_line_stays_where_the_format_puts_it():
    assert [place for _, place in placed([addressee("Kính gửi: A."), BODY], FORM, WIDTH)] == [None, None]


def test_every_block_comes_once_and_in_order():
    blocks = [BODY, LABEL, *LIST, BODY, LABEL, BODY, LABEL, *LIST]
    assert [block for block, _ in placed(blocks, FORM, WIDTH)] == blocks
    assert list(placed([], FORM, WIDTH)) == []


def test_lines_under_the_colon_stand_closer():
    assert look_of(LABEL, FORM).space_before.value == 12
    assert look_of(LIST[0], FORM).space_before.value == 6
    assert look_of(LIST[0], FORM).align == "left"
