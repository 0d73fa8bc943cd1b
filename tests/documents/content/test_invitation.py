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
