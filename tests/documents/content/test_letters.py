"""What letters about petitions share."""

from dataclasses import replace
from datetime import date

import pytest

from documents.content.small_session import PETITIONS, SESSION, make_brief, paragraphs
from doithoai.documents.content.builders import BUILDERS
from doithoai.documents.content.letters import letter, meeting, notice_sentence, prose_of, raised, reference
from doithoai.documents.content.passages import plain
from doithoai.documents.content.prose import Prose, paragraph
from doithoai.domain.kinds import Competence, DocumentKind, Outcome
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import DocumentRecord

OTHER = replace(SESSION, uid="s2", starts_at=None, title=None, petitions=(replace(PETITIONS[3], uid="x"),))
PARTY_NOTICE = replace(SESSION, documents=(DocumentRecord(DocumentKind.NOTICE, 4, "TB/ĐU", date(2026, 1, 9)),))


def prose(form: str = "nd30", **more: object) -> Prose:
    return prose_of(make_brief(DocumentKind.TRANSFER, form, **more), None)


def test_petitions_of_all_sessions_or_those_named() -> None:
    brief = make_brief(DocumentKind.TRANSFER, sessions=(SESSION, OTHER))
    assert [item.petition.uid for item in raised(brief, lambda _: True)] == ["p2", "p1", "p3", "p4", "x"]
    chosen = raised(replace(brief, petitions=("x",)), lambda _: False)
    assert [(item.session.uid, item.petition.uid) for item in chosen] == [("s2", "x")]
    assert raised(make_brief(DocumentKind.TRANSFER), lambda petition: petition.uid == "x") == []


def test_a_session_is_cited_with_its_day_where_it_has_one() -> None:
    assert meeting(prose(), SESSION).endswith("(ngày 05 tháng 01 năm 2026)")
    assert meeting(prose(), OTHER) == "Hội nghị tiếp xúc, đối thoại định kỳ với Nhân dân toàn xã"


AFTER_THE_NOTICE = date(2026, 1, 20)


def test_a_notice_is_cited_with_who_issued_it() -> None:
    assert notice_sentence(prose(), SESSION) == ""
    assert notice_sentence(prose(), PARTY_NOTICE) == "", "of the session's own day: there was no notice yet"
    assert notice_sentence(prose(day=AFTER_THE_NOTICE), PARTY_NOTICE) == (
        "Kết quả hội nghị được thông báo tại Thông báo số 04-TB/ĐU ngày 09 tháng 01 năm 2026 của Đảng ủy xã Sơn Tiến."
    )


def test_a_cell_says_which_session_and_which_notice() -> None:
    assert (
        reference(prose(day=AFTER_THE_NOTICE), PARTY_NOTICE)
        == "Hội nghị ngày 05/01/2026\nThông báo số 04-TB/ĐU ngày 09/01/2026"
    )
    assert reference(prose(), OTHER) == ""


def test_many_are_written_to_by_a_list_sent_along() -> None:
    names = [f"Đơn vị {number}" for number in range(9)]
    sent = letter(prose(), names, lambda: iter([paragraph("Nội dung.")]))
    assert paragraphs(sent) == ["Kính gửi: Các cơ quan, đơn vị (theo danh sách gửi kèm).", "Nội dung."]
    (annex,) = sent.annexes
    assert annex.origin.startswith("(Kèm theo Công văn số 05/PC-UBND")
    lines = [plain(block) for block in annex.blocks()]
    assert (lines[0], lines[-1]) == ("1. Đơn vị 0;", "9. Đơn vị 8./.")


# -- what was not raised in the session -----------------------------------------------------------

EARLIER = date(2026, 1, 2)
BY_LETTER = replace(PETITIONS[0], received_on=EARLIER, answer=None, written_answer=None, outcome=None)


def written(kind: DocumentKind, petition: Petition) -> str:
    session = replace(SESSION, petitions=(petition,))
    return "\n".join(paragraphs(BUILDERS[kind](make_brief(kind, session=session, petitions=(petition.uid,)), None)))


@pytest.mark.parametrize(
    ("kind", "parts", "words"),
    [
        (DocumentKind.COVER, {}, "Ngày 02 tháng 01 năm 2026, Ủy ban nhân dân xã Sơn Tiến nhận được ý kiến"),
        (DocumentKind.COVER, {"content": None}, "nhận được ý kiến, kiến nghị của"),
        (DocumentKind.TRANSFER, {}, "Ngày 02 tháng 01 năm 2026, Ủy ban nhân dân xã Sơn Tiến đã tiếp nhận"),
        (DocumentKind.TRANSFER, {"petitioner": None}, "đã tiếp nhận ý kiến, kiến nghị như sau:"),
        (DocumentKind.TRANSFER, {"petitioner": Petitioner("A", confidential=True)}, "đề nghị giữ kín danh tính):"),
        (DocumentKind.REQUEST, {}, "Ủy ban nhân dân xã Sơn Tiến đã tiếp nhận 01 ý kiến, kiến nghị thuộc"),
    ],
)
def test_what_came_by_letter_on_another_day_was_not_raised_in_the_session(
    kind: DocumentKind, parts: dict[str, object], words: str
) -> None:
    task = Assignment("Sở Xây dựng", (), date(2026, 3, 2))
    petition = replace(BY_LETTER, competence=Competence.PROVINCE, assignment=task, **parts)
    assert words in written(kind, petition)
    assert "Tại Hội nghị" not in written(kind, petition)
    assert "Tại Hội nghị" in written(kind, replace(petition, received_on=date(2026, 1, 5)))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [(Outcome.CLOSED, "đã được giải quyết xong."), (Outcome.WITHDRAWN, "đã rút ý kiến, kiến nghị.")],
)
def test_a_letter_to_the_petitioner_tells_how_the_matter_ended(outcome: Outcome, words: str) -> None:
    ended = replace(BY_LETTER, assignment=Assignment("Công an xã", (), date(2026, 3, 2)), outcome=outcome)
    assert words in written(DocumentKind.COVER, ended)
    assert "Công an xã" not in written(DocumentKind.COVER, ended)
    if outcome is Outcome.CLOSED:
        assert words not in written(DocumentKind.COVER, replace(ended, answer=Answer("Chủ tịch", "Đã làm.")))
