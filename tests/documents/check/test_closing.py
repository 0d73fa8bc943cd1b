"""The end of a document: recipients at the left, signatures at the right."""

from documents.check.parts import line
from doithoai.documents.check.closing import Parts, closing
from doithoai.documents.check.model import Side
from doithoai.documents.formats.load import all_formats

FORM = all_formats()["nd30"]


def test_recipients_and_one_signature_are_taken_off_the_body():
    body = line("Yêu cầu các đơn vị thực hiện./.", base=500)
    title = line("Nơi nhận:", x0=90, x1=150, side=Side.LEFT, base=530)
    authority = line("TM. ỦY BAN NHÂN DÂN", x0=330, x1=500, side=Side.RIGHT, base=530)
    position = line("CHỦ TỊCH", x0=380, x1=450, side=Side.RIGHT, base=546)
    first = line("- Như trên;", x0=90, x1=150, side=Side.LEFT, base=546)
    name = line("Phan Đình Lưu", x0=370, x1=460, side=Side.RIGHT, base=620)
    parts: Parts = {}
    assert closing([body, title, authority, position, first, name], parts, FORM) == [body]
    assert parts == {
        "recipients_title": [title],
        "recipients": [first],
        "authority": [authority],
        "position": [position],
        "signer": [name],
    }


def test_minutes_have_two_signatures():
    left, right = FORM.texts.minutes_signers
    lines = [
        line("Cuộc họp kết thúc./.", base=500),
        line(left, x0=120, x1=200, side=Side.LEFT, base=530),
        line(right, x0=350, x1=450, side=Side.RIGHT, base=530),
        line("Mai Thị Phượng", x0=110, x1=210, side=Side.LEFT, base=620),
        line("Phan Đình Lưu", x0=360, x1=440, side=Side.RIGHT, base=620),
    ]
    parts: Parts = {}
    assert closing(lines, parts, FORM) == lines[:1]
    assert [text.text for text in parts["authority"]] == [left, right]
    assert [text.text for text in parts["signer"]] == ["Mai Thị Phượng", "Phan Đình Lưu"]


def test_two_bodies_sign_together_what_is_no_minutes():
    lines = [
        line("Yêu cầu các đơn vị thực hiện./.", base=500),
        line("TM. BAN THƯỜNG VỤ", x0=120, x1=240, side=Side.LEFT, base=530),
        line("TM. ỦY BAN NHÂN DÂN", x0=350, x1=480, side=Side.RIGHT, base=530),
        line("BÍ THƯ", x0=150, x1=210, side=Side.LEFT, base=546),
        line("CHỦ TỊCH", x0=380, x1=450, side=Side.RIGHT, base=546),
        line("Tống Trần Cảnh", x0=130, x1=230, side=Side.LEFT, base=620),
        line("Phan Đình Lưu", x0=370, x1=460, side=Side.RIGHT, base=620),
    ]
    parts: Parts = {}
    assert closing(lines, parts, FORM) == lines[:1]
    assert [text.text for text in parts["authority"]] == ["TM. BAN THƯỜNG VỤ", "TM. ỦY BAN NHÂN DÂN"]
    assert [text.text for text in parts["signer"]] == ["Tống Trần Cảnh", "Phan Đình Lưu"]


def test_a_text_without_an_end_is_all_body():
    lines = [line("một"), line("hai")]
    assert closing(lines, {}, FORM) == lines
