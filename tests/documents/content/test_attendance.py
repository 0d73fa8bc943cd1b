"""Who took part: by group, those absent apart, no private petitioner named."""

from dataclasses import replace

from documents.content.small_session import SESSION, make_brief
from doithoai.documents.content.attendance import participants
from doithoai.documents.content.frame import wording_of
from doithoai.documents.content.passages import plain
from doithoai.documents.content.prose import Prose
from doithoai.domain.kinds import DocumentKind


def lines(**changes) -> list[str]:
    brief = make_brief(DocumentKind.MINUTES, session=replace(SESSION, **changes))
    return [plain(paragraph) for paragraph in participants(Prose(brief, wording_of(brief, None)))]


def test_each_group_is_a_list_that_ends_its_sentence():
    text = lines()
    assert text[1].startswith("1. ")
    assert text[2].startswith("- ")
    assert text[2].endswith(".")
    assert "Phan Đình Lưu" in text[2]


def test_the_absent_stand_apart():
    absent = next(place for place, line in enumerate(lines()) if "Biện Văn Tú" in line)
    came = next(place for place, line in enumerate(lines()) if "Lê Bá Hoạch" in line)
    assert absent > came


def test_a_citizen_who_asked_to_be_kept_private_is_not_named():
    text = "\n".join(lines())
    assert "Nguyễn Thị Hường" in text
    assert "Cù Thị Nhã" not in text


def test_one_who_was_absent_and_asked_to_be_kept_private_is_not_named_either():
    roster = [replace(attendee, present=False) for attendee in SESSION.attendees]
    text = "\n".join(lines(attendees=tuple(roster)))
    assert "Nguyễn Thị Hường" in text
    assert "Cù Thị Nhã" not in text


def test_no_citizen_and_no_count():
    assert not any("Nguyễn Thị Hường" in line for line in lines(citizens_present=0))
