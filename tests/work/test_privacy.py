"""People who asked to be kept private, named in the words of others: found, refused, asked about, blanked."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pdfplumber
import pytest

from doithoai import paths
from doithoai.domain.kinds import DocumentKind, Role, Side
from doithoai.domain.options import PRIVATE_IN_MINUTES, PrivateInMinutes
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.privacy import PersonalKind
from doithoai.domain.session import Attendee, Person, Session
from doithoai.register import documents, history, petitions, sessions, settings
from doithoai.register.connection import Register
from doithoai.work import drawing, personal, printing, privacy, reporting
from doithoai.work.gate import Doubted, NotThroughTheGate, Refused
from doithoai.work.printing import Order
from doithoai.work.privacy import PASSAGE, Mention
from doithoai.work.setting_up import new_register

DAY = date(2026, 3, 20)
THU = Petitioner("Ngô Thị Thu", "Thôn Cồn Dâu", "0912 345 678", confidential=True)
OPEN = Petitioner("Hồ Sỹ Đàn", "Thôn Khe Sắn", "0987654321")

CONCLUSION = "Giao Công an xã gặp chị Thu.\nViệc khác làm đúng hẹn."
PETITIONS = (
    Petition("p1", 1, THU, content="Cho vay lãi nặng.", assignment=Assignment("Công an xã", (), date(2026, 3, 1))),
    Petition("p2", 2, OPEN, content="Tôi thấy như ba Ngo Thi Thu vừa nói.", answer=Answer("Công an xã", "Đã rõ.")),
    Petition("p3", 3, OPEN, content="Trại lợn xả thải.", answer=Answer("UBND xã", "Sẽ gọi lại 0912.345.678.")),
    Petition("p4", 4, OPEN, content="Đường hỏng.", written_answer=WrittenAnswer("1/UB", DAY, "Đã trả lời bà Thu.")),
)
SESSION = Session(
    "s",
    side=Side.GOVERNMENT,
    title="Hội nghị đối thoại",
    starts_at=datetime(2026, 3, 18, 8),
    ends_at=datetime(2026, 3, 18, 11),
    place="Hội trường xã",
    chair=Person("Đinh Xuân Lộc", "Chủ tịch UBND xã"),
    minute_taker=Person("Mai Thị Phượng", "Công chức"),
    conclusion=CONCLUSION,
    petitions=PETITIONS,
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as book:
        sessions.add(book, [SESSION])
        yield book


def order(kind: DocumentKind, **more: object) -> Order:
    return Order(kind, "s", None if kind is DocumentKind.MINUTES else DAY, **more)


def mentions(register: Register, wanted: Order) -> list[Mention]:
    source = printing.preview(register, wanted, DAY).source
    return privacy.mentions(register, source.brief, drawing.content(source.brief, source.wording))


def places(register: Register, kind: DocumentKind, **more: object) -> list[tuple[int | None, str, str]]:
    return [(m.number, m.part, m.words) for m in mentions(register, order(kind, **more))]


def change(register: Register, raised: tuple[Petition, ...] | None = None, **parts: object) -> None:
    """Give the session other particulars; and other petitions where any are ``raised``."""
    sessions.edit(register, "s", lambda session: replace(session, **parts))
    if raised is not None:
        petitions.discard(register, [petition.uid for petition in PETITIONS])
        for number, petition in enumerate(raised, 1):
            petitions.add(register, "s", replace(petition, uid=f"new{number}"))


IN_CONCLUSION = (None, "conclusion", "Thu")
IN_WORDS = (2, "content", "Ngo Thi Thu")
IN_ANSWER = (3, "answer.text", "0912.345.678")
IN_WRITTEN = (4, "written_answer.summary", "Thu")


@pytest.mark.parametrize(
    ("kind", "more", "mentioned"),
    [
        (DocumentKind.MINUTES, {}, [IN_CONCLUSION, IN_WORDS, IN_ANSWER]),
        (DocumentKind.NOTICE, {}, [IN_CONCLUSION]),
        (DocumentKind.RESULTS, {}, [IN_CONCLUSION, IN_WORDS, IN_ANSWER, IN_WRITTEN]),
        (DocumentKind.ANNOUNCEMENT, {}, []),
        (DocumentKind.INVITATION, {}, []),
        (DocumentKind.REMINDER, {}, []),
        (DocumentKind.COVER, {}, [IN_WRITTEN]),
        (DocumentKind.TRANSFER, {"petitions": ("p2",)}, [IN_WORDS]),
        (DocumentKind.TRANSFER, {"petitions": ("p3",)}, []),
    ],
)
def test_each_paper_is_asked_what_its_own_pages_say(
    register: Register, kind: DocumentKind, more: dict[str, object], mentioned: list[tuple[int | None, str, str]]
) -> None:
    assert places(register, kind, **more) == mentioned


def test_a_mention_says_whose_it_is_and_where(register: Register) -> None:
    mention = mentions(register, order(DocumentKind.TRANSFER, petitions=("p2",)))
    assert mention == [Mention("s", "p2", 2, "content", "Ngo Thi Thu", "Ngô Thị Thu", PersonalKind.NAME, True)]


def test_a_conclusion_worded_for_the_notice_is_looked_through(register: Register) -> None:
    change(register, notice_conclusion="Giao Công an xã làm việc với bà Ngô Thị Thu.")
    for kind in (DocumentKind.NOTICE, DocumentKind.RESULTS):
        assert (None, "notice_conclusion", "Ngô Thị Thu") in places(register, kind)


@pytest.mark.parametrize("part", ["title", "place"])
def test_an_invitation_that_names_them_in_the_words_of_the_session(register: Register, part: str) -> None:
    change(register, **{part: "Nhà bà Ngô Thị Thu"})
    assert places(register, DocumentKind.INVITATION) == [(None, part, "Ngô Thị Thu")]


def test_words_of_the_hand_are_looked_through_as_they_stand(register: Register) -> None:
    printing.edit_passage(
        register, order(DocumentKind.NOTICE), "Việc khác làm đúng hẹn.", "Xem đơn của bà Ngô Thị Thu."
    )
    assert places(register, DocumentKind.NOTICE) == [IN_CONCLUSION, (None, PASSAGE, "Ngô Thị Thu")]
    printing.edit_passage(register, order(DocumentKind.NOTICE), "Giao Công an xã gặp chị Thu.", "Giao Công an xã.")
    assert places(register, DocumentKind.NOTICE) == [(None, PASSAGE, "Ngô Thị Thu")]


def test_what_an_office_wrote_into_its_report_is_looked_through(register: Register) -> None:
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    reporting.write_passage(register, march, "limits", "Chưa trả lời bà Ngô Thị Thu, bà Thu.")
    mentioned = mentions(register, Order(DocumentKind.REPORT, "", DAY, period=march))
    assert [(m.part, m.words) for m in mentioned] == [(PASSAGE, "Ngô Thị Thu")]


# -- who is sought -------------------------------------------------------------------------


def test_of_another_session_a_person_is_known_by_the_whole_name_and_the_telephone(register: Register) -> None:
    elsewhere = Petition(
        "x", 1, Petitioner("bà Cù Thị Nhã", None, "0900111222", confidential=True), content="Việc riêng."
    )
    sessions.add(register, [Session("t", petitions=(elsewhere,))])
    words = ("bà Nhã", "Cù Thị Nhã", "cu thi nha", "0900 111 222", "Cù Nhã")
    raised = tuple(Petition(f"q{i}", i, OPEN, content=text) for i, text in enumerate(words, 1))
    change(register, raised, conclusion=None)
    mentioned = mentions(register, order(DocumentKind.RESULTS))
    assert [m.words for m in mentioned if m.certain] == list(words[1:4])
    assert [m.words for m in mentioned if not m.certain] == ["Nhã", "Cù Nhã"], "may be somebody else"


def test_one_who_speaks_openly_in_this_session_is_not_sought_for_another(register: Register) -> None:
    before = Petition("x", 1, replace(OPEN, confidential=True), content="Việc riêng.")
    sessions.add(register, [Session("t", petitions=(before,))])
    change(register, (Petition("q", 1, OPEN, content="Tôi là Hồ Sỹ Đàn."),), conclusion=None)
    assert places(register, DocumentKind.MINUTES) == []


@pytest.mark.parametrize(
    ("roster", "certain"),
    [
        ((), True),
        ((Attendee("bà Lê Thị Thu", "Chủ tịch Hội", None, Role.AGENCY),), False),
        ((Attendee("Lê Thị Thu", None, "Thôn Hạ", Role.CITIZEN),), True),
    ],
)
def test_a_given_name_that_someone_who_acts_there_bears_too_is_uncertain(
    register: Register, roster: tuple[Attendee, ...], certain: bool
) -> None:
    change(register, PETITIONS[:1], attendees=roster)
    (mention,) = mentions(register, order(DocumentKind.NOTICE))
    assert mention.certain is certain


# -- issuing -------------------------------------------------------------------------------


def refused(
    register: Register, kind: DocumentKind, error: type[NotThroughTheGate], **more: object
) -> list[tuple[str, str, str]]:
    """The private names for which a paper is not issued: the finding's code, the part and the thing it leads to."""
    steps = len(history.steps(register))
    with pytest.raises(error) as refusal:
        printing.issue(register, order(kind), DAY, **more)
    assert documents.book(register) == []
    assert len(history.steps(register)) == steps
    assert "Thu" not in str(refusal.value), "the log holds no word of a register"
    assert "Thu" not in repr(refusal.value)
    private = [finding for finding in refusal.value.findings if finding.code.startswith("private.")]
    return [(finding.code, finding.target.part, finding.target.uid) for finding in private]


@pytest.mark.parametrize("anyway", [True, False])
def test_public_results_that_name_one_are_refused_for_everybody(register: Register, anyway: bool) -> None:
    assert refused(register, DocumentKind.RESULTS, Refused, anyway=anyway) == [
        ("private.public", "conclusion", "s"),
        ("private.public", "content", "p2"),
        ("private.public", "answer.text", "p3"),
        ("private.public", "written_answer.summary", "p4"),
    ]


def test_an_invitation_that_names_one_is_refused(register: Register) -> None:
    change(register, place="Nhà bà Ngô Thị Thu")
    assert refused(register, DocumentKind.INVITATION, Refused) == [("private.public", "place", "s")]


def test_another_paper_is_asked_about(register: Register) -> None:
    assert refused(register, DocumentKind.MINUTES, Doubted, anyway=False) == [
        ("private.named", "conclusion", "s"),
        ("private.named", "content", "p2"),
        ("private.named", "answer.text", "p3"),
    ]
    assert refused(register, DocumentKind.NOTICE, Doubted, anyway=False) == [("private.named", "conclusion", "s")]
    assert printing.issue(register, order(DocumentKind.MINUTES), DAY, anyway=True).record.number == 1


def test_an_uncertain_mention_does_not_stop_a_public_paper_that_was_looked_at(register: Register) -> None:
    change(
        register,
        PETITIONS[:1],
        attendees=(Attendee("Lê Thị Thu", "Chủ tịch Hội", None, Role.AGENCY),),
    )
    asked = refused(register, DocumentKind.RESULTS, Doubted, anyway=False)
    assert asked == [("private.named", "conclusion", "s")]
    assert printing.issue(register, order(DocumentKind.RESULTS), DAY, anyway=True).record.number == 1


def test_a_paper_without_mentions_is_asked_nothing(register: Register) -> None:
    before = replace(order(DocumentKind.ANNOUNCEMENT), day=date(2026, 3, 9))
    assert printing.issue(register, before, DAY, anyway=False).record.number == 1


# -- blanking ------------------------------------------------------------------------------


def test_blanked_words_hold_none_of_them_and_everything_else(register: Register) -> None:
    session = sessions.get(register, "s")
    blank = privacy.without_private(session, privacy.private_of(register, session))
    assert blank.conclusion == CONCLUSION.replace("Thu", "…")
    assert [petition.content for petition in blank.petitions] == [
        "Cho vay lãi nặng.",
        "Tôi thấy như ba … vừa nói.",
        "Trại lợn xả thải.",
        "Đường hỏng.",
    ]
    assert blank.petitions[2].answer == Answer("UBND xã", "Sẽ gọi lại ….")
    assert blank.petitions[3].written_answer == WrittenAnswer("1/UB", DAY, "Đã trả lời bà ….")
    assert [petition.petitioner for petition in blank.petitions] == [petition.petitioner for petition in PETITIONS]


def test_results_that_were_refused_are_issued_blanked(register: Register) -> None:
    blanked = replace(order(DocumentKind.RESULTS), blanked=True)
    assert mentions(register, blanked) == []
    assert printing.issue(register, blanked, DAY, anyway=False).record.number == 1
    assert sessions.get(register, "s").conclusion == CONCLUSION, "the register keeps what was said"


def test_an_uncertain_name_is_not_blanked(register: Register) -> None:
    chair = Person("Trần Thị Thu", "Chủ tịch UBND xã")
    change(register, chair=chair)
    session = sessions.get(register, "s")
    assert privacy.without_private(session, privacy.private_of(register, session)).conclusion == CONCLUSION


# -- minutes that name everybody ------------------------------------------------------------


def test_minutes_that_name_everybody_have_nobody_to_keep_private(register: Register) -> None:
    settings.choose(register, PRIVATE_IN_MINUTES, PrivateInMinutes.NAMED)
    assert places(register, DocumentKind.MINUTES) == []
    assert places(register, DocumentKind.NOTICE) == [IN_CONCLUSION]


# -- marks ---------------------------------------------------------------------------------


def test_every_personal_datum_on_the_page_is_listed_once(register: Register) -> None:
    content = "Ông Hồ Sỹ Đàn, số 0911222333, căn cước 042083001234, gặp ông Đinh Xuân Lộc; nợ 1.250.000.000 đồng."
    roster = (Attendee("Trần Thị Lý", None, "Thôn Đoài", Role.CITIZEN, True),)
    change(
        register,
        (PETITIONS[0], Petition("q", 2, OPEN, content=content), Petition("r", 3, OPEN, content=content)),
        conclusion="Bà Trần Thị Lý nêu; chị Thu cũng vậy.",
        attendees=roster,
    )
    source = printing.preview(register, order(DocumentKind.RESULTS), DAY).source
    shown = personal.on_page(source.brief, drawing.content(source.brief, source.wording))
    assert {(piece.words, piece.kind) for piece in shown} == {
        ("Hồ Sỹ Đàn", PersonalKind.NAME),
        ("0911222333", PersonalKind.PHONE),
        ("042083001234", PersonalKind.IDENTITY),
        ("Trần Thị Lý", PersonalKind.NAME),
        ("Thu", PersonalKind.NAME),
    }
    assert len(shown) == 5


def yellow(pdf: bytes) -> int:
    """How many places of a PDF stand on yellow."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return sum(
            rect["non_stroking_color"] == pytest.approx((1, 0.93, 0.2)) for page in opened.pages for rect in page.rects
        )


def test_a_draft_of_results_marks_them_and_an_issued_paper_never(register: Register) -> None:
    content = "Ông Hồ Sỹ Đàn, số 0911222333, gặp ông Đinh Xuân Lộc."
    change(register, (Petition("q", 1, OPEN, content=content),), conclusion=None)
    assert yellow(printing.preview(register, order(DocumentKind.RESULTS), DAY).pdf) == 2
    assert yellow(printing.preview(register, order(DocumentKind.MINUTES), DAY).pdf) == 0
    issued = printing.issue(register, order(DocumentKind.RESULTS), DAY)
    assert yellow(documents.pdf(register, issued.uid)) == 0


# -- called by the given name, of another session ----------------------------------------------------------------

LAN = Petitioner("Nguyễn Thị Lan", "Thôn Khe Sắn", confidential=True)


def with_lan(register: Register, words: str, who: Petitioner = OPEN, lan: Petitioner = LAN, **parts: object) -> None:
    """In another session somebody asked to be kept private; in this one somebody speaks ``words``."""
    sessions.add(register, [Session("earlier", petitions=(Petition("lan", 1, lan, content="Đòi nợ."),))])
    change(register, (Petition("x", 1, who, content=words),), conclusion=None, **parts)


@pytest.mark.parametrize(
    ("words", "mentioned"),
    [
        ("Như bà Lan đã nói.", "Lan"),
        ("Như ba Lan da noi.", "Lan"),
        ("Nhà em Thị Lan bị dọa.", "Thị Lan"),
        ("Nhà o Lan bị dọa.", "Lan"),
    ],
)
def test_a_given_name_of_another_session_is_asked_about_and_never_refused(
    register: Register, words: str, mentioned: str
) -> None:
    with_lan(register, words)
    (mention,) = mentions(register, order(DocumentKind.RESULTS))
    assert (mention.words, mention.person, mention.certain) == (mentioned, "Nguyễn Thị Lan", False)
    with pytest.raises(Doubted):
        printing.issue(register, order(DocumentKind.RESULTS), DAY, anyway=False)
    assert printing.issue(register, order(DocumentKind.RESULTS), DAY, agreed=("private.named",), anyway=True)
    shown = privacy.without_private(
        sessions.get(register, "s"), privacy.private_of(register, sessions.get(register, "s"))
    )
    assert shown.petitions[-1].content == words, "who may be another one is not blanked by itself"


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("Hoa lan trong vườn; Lan man quá.", {}),  # no word of address before it
        ("Như bà Lân đã nói; bà Làn.", {}),  # other marks
        ("Như bà Lan đã nói.", {"who": Petitioner("Trần Thị Lan", "Thôn Khe Sắn")}),  # she speaks of herself
        ("Như bà Lan đã nói.", {"attendees": (Attendee("Lê Thị Lan", role=Role.CITIZEN),)}),
        ("Như bà Lan đã nói.", {"chair": Person("Vũ Thị Lan", "Chủ tịch")}),
        ("Như bà Lan đã nói.", {"lan": replace(LAN, address="Thôn Xa")}),  # of a village nobody here is from
    ],
)
def test_a_given_name_that_is_another_ones_here_is_passed_over(
    register: Register, words: str, more: dict[str, object]
) -> None:
    with_lan(register, words, **more)  # type: ignore[arg-type]
    assert mentions(register, order(DocumentKind.RESULTS)) == []
