"""What letters about petitions share."""

from dataclasses import replace
from datetime import date

from documents.content.small_session import PETITIONS, SESSION, make_brief, paragraphs
from doithoai.documents.content.letters import letter, meeting, notice_sentence, prose_of, raised, reference
from doithoai.documents.content.passages import plain
from doithoai.documents.content.prose import Prose, paragraph
from doithoai.domain.kinds import DocumentKind
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


def test_a_notice_is_cited_with_who_issued_it() -> None:
    assert notice_sentence(prose(), SESSION) == ""
    assert notice_sentence(prose(), PARTY_NOTICE) == (
        "Kết quả hội nghị được thông báo tại Thông báo số 04-TB/ĐU ngày 09 tháng 01 năm 2026 của Đảng ủy xã Sơn Tiến."
    )


def test_a_cell_says_which_session_and_which_notice() -> None:
    assert reference(prose(), PARTY_NOTICE) == "Hội nghị ngày 05/01/2026\nThông báo số 04-TB/ĐU ngày 09/01/2026"
    assert reference(prose(), OTHER) == ""


def test_many_are_written_to_by_a_list_sent_along() -> None:
    names = [f"Đơn vị {number}" for number in range(9)]
    sent = letter(prose(), names, lambda: iter([paragraph("Nội dung.")]))
    assert paragraphs(sent) == ["Kính gửi: Các cơ quan, đơn vị (theo danh sách gửi kèm).", "Nội dung."]
    (annex,) = sent.annexes
    assert annex.origin.startswith("(Kèm theo Công văn số 05/PC-UBND")
    lines = [plain(block) for block in annex.blocks()]
    assert (lines[0], lines[-1]) == ("1. Đơn vị 0;", "9. Đơn vị 8./.")
