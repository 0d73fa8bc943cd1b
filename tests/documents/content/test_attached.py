"""What an issued paper carries as data: the parts its kind declares, where the page says them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from documents.content.small_session import SESSION, make_brief
from doithoai.documents.brief import Passage
from doithoai.documents.content.attached import ATTACHED, Page, attached, declared, page_of, texts_of
from doithoai.documents.content.builders import BUILDERS
from doithoai.documents.content.passages import edited
from doithoai.domain.kinds import Competence, DocumentKind, Role, Salutation
from doithoai.domain.petition import Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, Session

LATE = date(2026, 6, 1)
ISSUED = [kind for kind in DocumentKind if not kind.by_hand]
WOMAN = Petitioner("Trần Thị Nuôi", salutation=Salutation.BA)
MAN = Petitioner("Lò Văn Miên", salutation=Salutation.ONG)
PUBLIC = {DocumentKind.RESULTS, DocumentKind.ANNOUNCEMENT, DocumentKind.INVITATION, DocumentKind.CORRECTION}


def carried(kind: DocumentKind, session: Session = SESSION, day: date = LATE, **more: object) -> Session:
    brief = make_brief(kind, session=session, day=day, **more)
    return attached(kind, session, page_of(BUILDERS[kind](brief, None)))


def test_every_kind_that_is_issued_declares_what_it_carries() -> None:
    assert set(ATTACHED) == set(ISSUED)
    assert {kind for kind in ISSUED if declared(kind).public} == PUBLIC


@pytest.mark.parametrize("kind", [DocumentKind.SLIP, DocumentKind.ROSTER, DocumentKind.REPORT])
def test_a_kind_that_declares_nothing_carries_nothing(kind: DocumentKind) -> None:
    assert attached(kind, SESSION, Page(["Hội nghị"])) == Session("s1")


@pytest.mark.parametrize("kind", ISSUED)
def test_no_kind_declares_a_telephone(kind: DocumentKind) -> None:
    assert not any("phone" in path for path in (*declared(kind).petitions, *declared(kind).session))


def test_minutes_carry_what_they_tell_and_nobody_who_asked_to_be_kept_private() -> None:
    data = carried(DocumentKind.MINUTES)
    assert [petition.content for petition in data.petitions] == [petition.content for petition in SESSION.petitions]
    assert data.petitions[0].petitioner == Petitioner("Trần Đình Nuôi", "Thôn Nhật Tiến")
    assert data.petitions[1].petitioner == Petitioner(confidential=True)
    assert data.petitions[0].answer == SESSION.petitions[0].answer
    assert data.petitions[0].assignment == SESSION.petitions[0].assignment
    assert (data.starts_at, data.chair, data.conclusion) == (SESSION.starts_at, SESSION.chair, SESSION.conclusion)
    names = [attendee.name for attendee in data.attendees]
    assert "Nguyễn Thị Hường" in names
    assert "Cù Thị Nhã" not in names


def test_an_office_that_names_everybody_in_its_minutes_carries_the_name_and_the_request() -> None:
    open_one = replace(SESSION.petitions[1], petitioner=Petitioner("Cù Thị Nhã", "Xóm Bìa"))
    printed = replace(SESSION, petitions=(open_one,))
    page = page_of(BUILDERS[DocumentKind.MINUTES](make_brief(DocumentKind.MINUTES, session=printed), None))
    data = attached(DocumentKind.MINUTES, SESSION, page, names_private=True)
    assert data.petitions[1].petitioner == Petitioner("Cù Thị Nhã", "Xóm Bìa", confidential=True)
    assert attached(DocumentKind.MINUTES, SESSION, page).petitions[1].petitioner == Petitioner(confidential=True)


def test_a_name_in_the_words_of_another_is_no_reason_to_carry_it() -> None:
    told_by_another = replace(SESSION.petitions[0], content="Bà Cù Thị Nhã ở Xóm Bìa cũng thấy.")
    session = replace(SESSION, petitions=(told_by_another, SESSION.petitions[1]))
    data = carried(DocumentKind.MINUTES, session)
    assert data.petitions[1].petitioner == Petitioner(confidential=True)
    assert "Cù Thị Nhã" not in [attendee.name for attendee in data.attendees]


def test_a_notice_carries_the_words_of_what_it_assigns_only() -> None:
    data = carried(DocumentKind.NOTICE)
    assert [bool(petition.content) for petition in data.petitions] == [True, False, True, False]
    assert data.petitions[1] == Petition("p2", 2, Petitioner(confidential=True), answer=data.petitions[1].answer)
    assert data.petitions[1].answer and data.petitions[1].answer.text is None
    assert data.attendees == ()


def test_how_somebody_is_addressed_is_carried_with_the_name_only() -> None:
    petitions = [replace(petition, petitioner=WOMAN) for petition in (SESSION.petitions[0], SESSION.petitions[3])]
    data = carried(
        DocumentKind.NOTICE, replace(SESSION, petitions=(petitions[0], replace(petitions[1], petitioner=MAN)))
    )
    assert [petition.petitioner for petition in data.petitions] == [WOMAN, None]


def test_a_request_carries_the_matter_and_the_place_and_no_name() -> None:
    beyond = replace(SESSION.petitions[0], competence=Competence.PROVINCE)
    data = carried(DocumentKind.REQUEST, replace(SESSION, petitions=(beyond, *SESSION.petitions[1:])))
    assert data.petitions == (
        Petition("p1", petitioner=Petitioner(address="Thôn Nhật Tiến"), content=SESSION.petitions[0].content),
    )


def test_results_carry_villages_and_matters_and_no_person() -> None:
    data = carried(DocumentKind.RESULTS)
    assert data.petitions[0].petitioner == Petitioner(address="Thôn Nhật Tiến")
    assert [petition.petitioner for petition in data.petitions[1:]] == [None, None, None]
    assert data.petitions[0].answer and data.petitions[0].answer.by is None
    assert (data.attendees, data.chair, data.minute_taker, data.opening) == ((), None, None, None)


def test_announcement_and_invitation_carry_no_petition() -> None:
    announcement, invitation = carried(DocumentKind.ANNOUNCEMENT), carried(DocumentKind.INVITATION)
    assert announcement.petitions == invitation.petitions == ()
    assert announcement.attendees == ()
    assert announcement.place == "Hội trường xã"
    assert {attendee.role for attendee in invitation.attendees} == {Role.LEADER, Role.AGENCY, Role.INVITED, None}


def test_an_invitation_to_one_agency_carries_of_the_roster_who_is_named_as_the_chair() -> None:
    (attendee,) = carried(DocumentKind.INVITATION, addressee="Điện lực Hương Sơn").attendees
    assert (attendee.name, attendee.present) == ("Phan Đình Lưu", None)


def test_a_reminder_carries_the_rows_of_its_agency() -> None:
    data = carried(DocumentKind.REMINDER, addressee="Điện lực Hương Sơn")
    assert [petition.uid for petition in data.petitions] == ["p3"]
    assert data.petitions[0].assignment == Assignment("Điện lực Hương Sơn", (), date(2026, 2, 5))


def test_a_cover_carries_the_petition_it_answers() -> None:
    answered = replace(
        SESSION.petitions[2], written_answer=WrittenAnswer("61/UBND-KT", date(2026, 3, 2), "Đã tăng áp.")
    )
    data = carried(DocumentKind.COVER, replace(SESSION, petitions=(*SESSION.petitions[:2], answered)))
    assert [petition.uid for petition in data.petitions] == ["p3"]
    assert data.petitions[0].written_answer == answered.written_answer


def test_a_transfer_carries_what_is_handed_over() -> None:
    data = carried(DocumentKind.TRANSFER, petitions=("p4",))
    assert [(petition.uid, petition.content) for petition in data.petitions] == [("p4", "Xin hỏi về bảo hiểm.")]


def test_two_who_said_the_same_are_told_apart_by_their_names() -> None:
    same = [Petition(uid, petitioner=Petitioner(name), content="Điện yếu.") for uid, name in (("a", "An"), ("b", "Bê"))]
    data = carried(DocumentKind.TRANSFER, replace(SESSION, petitions=tuple(same)), petitions=("b",))
    assert [petition.uid for petition in data.petitions] == ["b"]


def test_what_the_hand_left_out_of_the_page_is_left_out_of_the_data() -> None:
    brief = make_brief(DocumentKind.MINUTES)
    document = edited(
        BUILDERS[DocumentKind.MINUTES](brief, None),
        [Passage("Giao các bộ phận làm đúng hẹn.", "Giao các bộ phận.")],
    )
    assert attached(DocumentKind.MINUTES, SESSION, page_of(document)).conclusion is None


# -- the page ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Đường Cây Đa", True),
        ("ĐƯỜNG  cây\nđa", True),
        ("Đường Cây Đ", False),
        ("ường Cây Đa", False),
        ("Cây Đa hỏng nặng đề nghị", False),
        ("", True),
    ],
)
def test_whole_words_in_any_case_over_any_breaks(text: str, is_read: bool) -> None:
    assert Page(["Nhân dân nêu: Đường Cây Đa hỏng nặng.", "Đề nghị làm lại."]).says(text) is is_read


def test_a_later_place_counts_where_the_first_is_inside_a_word() -> None:
    assert Page(["An ninh thôn Anh; ông An."]).says("an")
    assert not Page(["Thôn Anh"]).says("an")


@pytest.mark.parametrize("written", ["ngày 05 tháng 01 năm 2026", "5/1/2026", "05/01/2026", "ngày 5 tháng 1 năm 2026"])
def test_a_day_in_words_or_figures(written: str) -> None:
    assert Page([written]).says_day(date(2026, 1, 5))
    assert Page([written]).printed(datetime(2026, 1, 5, 7, 30)) == datetime(2026, 1, 5, 7, 30)
    assert not Page([written]).says_day(date(2026, 1, 15))
    assert Page([written]).printed(date(2026, 5, 1)) is None


def test_a_day_is_not_read_inside_another() -> None:
    assert not Page(["15/1/2026"]).says_day(date(2026, 1, 5))


def test_what_a_document_says_is_read_whole() -> None:
    texts = list(texts_of(BUILDERS[DocumentKind.RESULTS](make_brief(DocumentKind.RESULTS), None)))
    for words in ("ỦY BAN NHÂN DÂN XÃ SƠN TIẾN", "Đã chấn chỉnh.", "Thôn Nhật Tiến"):
        assert any(words in text for text in texts)


def test_a_citizen_of_the_roster_without_a_request_stays() -> None:
    session = replace(SESSION, attendees=(Attendee("Trần Thị Lý", "", "Thôn Đoài", Role.CITIZEN, True),))
    assert [attendee.name for attendee in carried(DocumentKind.MINUTES, session).attendees] == ["Trần Thị Lý"]
