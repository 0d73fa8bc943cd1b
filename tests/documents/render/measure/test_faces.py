"""The faces, and the question asked before drawing."""

import pytest

from doithoai.documents.render.measure import faces


def test_the_four_faces_are_told_apart():
    names = {faces.face(bold, italic) for bold in (False, True) for italic in (False, True)}
    assert names == {faces.REGULAR, faces.BOLD, faces.ITALIC, faces.BOLD_ITALIC}


def test_every_vietnamese_letter_can_be_drawn():
    faces.check("ĂÂĐÊÔƠƯ ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự ýỳỷỹỵ")


def test_a_letter_the_font_lacks_is_named_with_its_code_and_its_place():
    with pytest.raises(faces.GlyphMissing) as caught:
        faces.check("Đường làng 😀 hỏng nặng")
    assert caught.value.params["code"] == "U+1F600"
    assert "Đường làng □ hỏng nặng" in str(caught.value.params["around"])


def test_bold_is_wider_and_size_scales():
    faces.faces()
    regular, bold = faces.width("Sơn Tiến", faces.REGULAR, 14), faces.width("Sơn Tiến", faces.BOLD, 14)
    assert bold > regular
    assert faces.width("Sơn Tiến", faces.REGULAR, 28) == pytest.approx(2 * regular)
    assert faces.longest(["a", "aaa", "aa"], faces.REGULAR, 10) == faces.width("aaa", faces.REGULAR, 10)
    assert faces.longest([], faces.REGULAR, 10) == 0
