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
    assert caught.value.letters == {"😀": "Đường làng □ hỏng nặng"}
    assert "“😀” U+1F600" in str(caught.value)


def test_a_document_is_laid_out_whole_and_then_everything_missing_is_named_at_once():
    with pytest.raises(faces.GlyphMissing) as caught, faces.naming_all():
        faces.check("một 漢 hai 字")
        faces.check("ba 漢")
    assert caught.value.letters == {"漢": "một □ hai □", "字": "một □ hai □"}
    with faces.naming_all():
        faces.check("Đủ chữ")


def test_of_a_whole_script_only_the_first_letters_are_named():
    with pytest.raises(faces.GlyphMissing) as caught:
        faces.check("".join(map(chr, range(0x4E00, 0x4E30))))
    assert len(caught.value.letters) == 48
    assert str(caught.value).count("U+") == 20
    assert "…" in str(caught.value)


def test_bold_is_wider_and_size_scales():
    faces.faces()
    regular, bold = faces.width("Sơn Tiến", faces.REGULAR, 14), faces.width("Sơn Tiến", faces.BOLD, 14)
    assert bold > regular
    assert faces.width("Sơn Tiến", faces.REGULAR, 28) == pytest.approx(2 * regular)
    assert faces.longest(["a", "aaa", "aa"], faces.REGULAR, 10) == faces.width("aaa", faces.REGULAR, 10)
    assert faces.longest([], faces.REGULAR, 10) == 0
