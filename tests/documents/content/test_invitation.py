"""The invitation: form 1.7 of Decree 30."""

from dataclasses import replace

from documents.content.small_session import SESSION, make_brief, paragraphs
from doithoai.documents.content.invitation import build_invitation
from doithoai.domain.kinds import DocumentKind


def lines(**more) -> list[str]:
    return paragraphs(build_invitation(make_brief(DocumentKind.INVITATION, **more)))


def test_officials_and_guests_are_invited_and_citizens_are_not():
    text = "\n".join(lines())
    assert "Lê Bá Hoạch" in text
    assert "Nguyễn Văn Sự" in text
    assert "Nguyễn Thị Hường" not in text


def test_the_list_ends_with_a_full_stop():
    invited = [line for line in lines() if line.startswith("- ")]
    assert [line[-1] for line in invited] == [";"] * (len(invited) - 1) + ["."]


def test_one_addressee_takes_the_place_of_the_list():
    text = lines(addressee="Công an xã")
    assert any("Công an xã" in line for line in text)
    assert not any("Lê Bá Hoạch" in line for line in text)


def test_nobody_known_leaves_a_gap_and_the_body_ends_with_its_mark():
    text = lines(session=replace(SESSION, attendees=()))
    assert "…" in text[1] or ".." in text[1]
    assert text[-1].endswith("./.")


def test_nobody_invites_himself():
    text = "\n".join(line for line in lines() if line.startswith("- "))
    assert "Phan Đình Lưu" not in text, "who chairs and signs"
    assert any(line.startswith("Chủ trì: Đồng chí Phan Đình Lưu") for line in lines())


def test_groups_are_addressed_as_they_are_called():
    groups = lines(addressee="Các đồng chí Ủy viên Ban Thường vụ Đảng ủy; Các trưởng thôn")
    assert groups[1:3] == ["- Các đồng chí Ủy viên Ban Thường vụ Đảng ủy;", "- Các trưởng thôn."]
    group = replace(SESSION.attendees[1], name="Toàn thể trưởng thôn", position=None, body=None)
    single = lines(session=replace(SESSION, attendees=(group,)))
    assert single[0] == "Ủy ban nhân dân xã Sơn Tiến trân trọng kính mời: Toàn thể trưởng thôn.", "no list of one"


def test_more_than_eight_are_a_list_sent_along():
    guests = tuple(replace(SESSION.attendees[1], name=f"Lê Văn {place}") for place in range(9))
    letter = build_invitation(make_brief(DocumentKind.INVITATION, session=replace(SESSION, attendees=guests)))
    assert paragraphs(letter)[0].endswith("kính mời: Các đồng chí, các ông (bà) có tên trong danh sách gửi kèm.")
    (annex,) = letter.annexes
    assert annex.origin.startswith("(Kèm theo Giấy mời số 05/GM-UBND")
    assert sum(1 for _ in annex.blocks()) == 9


def test_agencies_are_asked_to_prepare_only_where_one_is_invited():
    assert any(line.startswith("Đề nghị cơ quan") for line in lines())
    assert not any(line.startswith("Đề nghị cơ quan") for line in lines(session=replace(SESSION, attendees=())))


def test_all_in_one_list_are_addressed_alike():
    invited = [line for line in lines() if line.startswith("- ")]
    assert invited[0] == "- Ông (bà) Lê Bá Hoạch, Trưởng phòng Kinh tế xã;", "guests are in the list"
    officials = lines(session=replace(SESSION, attendees=SESSION.attendees[:3]))
    assert "- Đồng chí Lê Bá Hoạch, Trưởng phòng Kinh tế xã;" in officials


def test_units_of_the_office_are_not_courted() -> None:
    assert not any("quý" in line for line in lines(addressee="Phòng Kinh tế xã; Công an xã"))
    for guests in ("Sở Xây dựng; Phòng Kinh tế xã", "Ông Nguyễn Văn Sự"):
        assert any("quý vị đại biểu" in line for line in lines(addressee=guests))
