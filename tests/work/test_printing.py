"""Issuing: one series a type, what is printed is what is kept, nothing taken when something is missing."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pdfplumber
import pytest

from doithoai import paths
from doithoai.documents.formats.model import Family
from doithoai.documents.render.pdf.archive import carried
from doithoai.domain.kinds import DocumentKind, SessionState, Side
from doithoai.domain.office import Receiver
from doithoai.domain.options import CITES_BASES
from doithoai.domain.period import Period
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Person, Session
from doithoai.register import documents, history, offices, sessions, settings
from doithoai.register.connection import Register
from doithoai.work import dating, printing, reporting, wordings
from doithoai.work.printing import Order, PreviewOutdated
from doithoai.work.setting_up import new_register
from stopping import Stop

DAY = date(2026, 3, 20)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as one:
        held = Session(
            "s",
            side=Side.GOVERNMENT,
            title="Hội nghị đối thoại",
            starts_at=datetime(2026, 3, 18, 8),
            chair=Person("Đinh Xuân Lộc", "Chủ tịch UBND xã"),
        )
        sessions.add(
            one,
            [held, Session("undated", side=Side.GOVERNMENT), Session("p", side=Side.PARTY, state=SessionState.HELD)],
        )
        yield one


def _issue(register: Register, kind: DocumentKind, uid: str = "s", day: date | None = DAY):
    day = None if kind is DocumentKind.MINUTES else day
    return printing.issue(register, Order(kind, uid, day), DAY).record


def test_documents_of_one_type_share_a_series(register: Register) -> None:
    numbers = [
        (record.number, record.symbol)
        for record in (
            _issue(register, DocumentKind.NOTICE),
            _issue(register, DocumentKind.MINUTES),
            _issue(register, DocumentKind.RESULTS),
            _issue(register, DocumentKind.ANNOUNCEMENT),
            _issue(register, DocumentKind.INVITATION),
        )
    ]
    assert numbers == [(1, "TB-UBND"), (1, "BB-UBND"), (2, "TB-UBND"), (3, "TB-UBND"), (1, "GM-UBND")]


def test_no_number_and_symbol_is_ever_given_twice(register: Register) -> None:
    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)):
        for kind in (DocumentKind.NOTICE, DocumentKind.RESULTS, DocumentKind.INVITATION):
            _issue(register, kind, day=day)
    printed = [
        (r.symbol, r.number, r.date.year if r.date else 0) for r in (one.record for one in documents.book(register))
    ]
    assert len(set(printed)) == len(printed) == 9
    assert ("TB-UBND", 1, 2027) in printed, "a new year begins at 01"


def test_the_number_told_beforehand_is_the_one_taken(register: Register) -> None:
    order = Order(DocumentKind.NOTICE, "s", DAY)
    assert printing.number_ahead(register, order, DAY) == "Số: 01/TB-UBND"
    printing.issue(register, order, DAY)
    assert printing.number_ahead(register, order, DAY) == "Số: 02/TB-UBND"


def test_a_paper_to_be_written_in_takes_no_number(register: Register) -> None:
    with pytest.raises(printing.NotIssued):
        _issue(register, DocumentKind.ROSTER)
    assert printing.preview(register, Order(DocumentKind.ROSTER, "s"), DAY).pdf.startswith(b"%PDF")
    assert documents.book(register) == []


def test_minutes_are_dated_by_the_session_and_need_its_date(register: Register) -> None:
    assert _issue(register, DocumentKind.MINUTES, day=None).date == date(2026, 3, 18)
    with pytest.raises(dating.DateUnknown):
        printing.preview(register, Order(DocumentKind.MINUTES, "undated"), DAY)


def test_a_preview_changes_nothing(register: Register) -> None:
    def state() -> list[object]:
        tables = ("session", "document", "number_series", "step", "change")
        return [register.rows(f"SELECT * FROM {table}") for table in tables]

    before = state()
    for kind in (DocumentKind.MINUTES, DocumentKind.NOTICE, DocumentKind.SLIP):
        printing.preview(register, Order(kind, "s"), DAY)
    assert state() == before


def test_a_replacement_names_the_replaced_one(register: Register) -> None:
    first = printing.issue(register, Order(DocumentKind.NOTICE, "s", DAY), DAY)
    second = printing.issue(register, Order(DocumentKind.NOTICE, "s", DAY, replaces=first.uid), DAY)
    assert documents.get(register, first.uid).replaced_by == second.uid


def test_party_documents_take_the_party_series(register: Register) -> None:
    record = _issue(register, DocumentKind.NOTICE, "p")
    assert (record.number, record.symbol) == (1, "TB/ĐU")


def test_notices_cite_legal_bases_where_the_office_wants_them(register: Register) -> None:
    def cited() -> bool:
        lines = printing.paragraphs(register, Order(DocumentKind.NOTICE, "s", DAY), DAY)
        return any(line.text.startswith("Căn cứ Luật") for line in lines)

    assert not cited()
    settings.choose(register, CITES_BASES, True)
    assert cited()


# -- reports -----------------------------------------------------------------------------

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def test_a_report_belongs_to_its_days_and_to_no_session(register: Register) -> None:
    made = printing.issue(register, Order(DocumentKind.REPORT, "", DAY, period=MARCH), DAY)
    assert (made.record.number, made.record.symbol, made.session_uid, made.covers) == (1, "BC-UBND", "", MARCH)
    assert documents.pdf(register, made.uid).startswith(b"%PDF")
    assert documents.book(register) == [made]
    assert documents.book(register, "s") == []
    again = printing.issue(register, Order(DocumentKind.REPORT, "", DAY, replaces=made.uid, period=MARCH), DAY)
    assert again.record.number == 2 and documents.get(register, made.uid).replaced_by == again.uid


def test_what_an_issued_report_says_is_kept(register: Register) -> None:
    reporting.write_passage(register, MARCH, "limits", "Cán bộ mỏng.")
    made = printing.issue(register, Order(DocumentKind.REPORT, "", DAY, period=MARCH), DAY)
    reporting.write_passage(register, MARCH, "limits", "Khác.")
    kept = json.loads(register.value("SELECT content FROM document WHERE uid = ?", (made.uid,)))
    assert kept["period"] == {"from": "2026-03-01", "to": "2026-03-31"}
    assert (kept["whole"]["sessions"], kept["limits"], kept["as_of"]) == (1, "Cán bộ mỏng.", "2026-03-20")


def test_passages_of_a_report_are_undone_like_everything_typed(register: Register) -> None:
    for text in ("C", "Cán", "Cán bộ mỏng."):
        reporting.write_passage(register, MARCH, "limits", text)
    reporting.write_passage(register, MARCH, "directions", "Làm sớm.")
    history.undo(register)
    assert reporting.passages(register, MARCH) == {"limits": "Cán bộ mỏng.", "directions": "", "proposals": ""}
    history.undo(register)
    assert reporting.passages(register, MARCH)["limits"] == ""


def test_a_report_of_a_session_is_that_of_its_month(register: Register) -> None:
    assert printing.issue(register, Order(DocumentKind.REPORT, "s", DAY), DAY).covers == MARCH
    assert printing.number_ahead(register, Order(DocumentKind.REPORT, "s", DAY), DAY) == "Số: 02/BC-UBND"
    with pytest.raises(reporting.MonthUnknown):
        printing.preview(register, Order(DocumentKind.REPORT, "undated", DAY), DAY)


def test_the_party_s_format_where_the_party_alone_held_the_sessions(register: Register) -> None:
    sessions.add(register, [Session("p4", side=Side.PARTY, starts_at=datetime(2026, 4, 2, 8))])
    april = Period(date(2026, 4, 1), date(2026, 4, 30))
    both = Period(date(2026, 3, 1), date(2026, 4, 30))
    for period, number in ((april, "-BC/ĐU"), (both, "/BC-UBND"), (Period(DAY, DAY), "/BC-UBND")):
        order = Order(DocumentKind.REPORT, "", date(2026, 5, 2), period=period)
        assert printing.number_ahead(register, order, DAY).endswith(f"01{number}")


def test_a_report_goes_to_those_who_want_one_for_its_period(register: Register) -> None:
    def receivers(period: Period) -> tuple[str, ...]:
        order = Order(DocumentKind.REPORT, "", DAY, period=period)
        return printing.brief_for(register, order, Session(""), DAY).receivers

    assert "Ủy ban nhân dân tỉnh Hà Tĩnh" not in receivers(MARCH)
    assert "Ủy ban nhân dân tỉnh Hà Tĩnh" in receivers(Period(date(2026, 1, 1), date(2026, 6, 30)))
    assert receivers(MARCH) == (
        "Bí thư Tỉnh ủy Hà Tĩnh",
        "Ban Nội chính Tỉnh ủy Hà Tĩnh",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Hà Tĩnh",
    )


def test_what_an_issued_document_carries_names_nobody_who_asked_to_be_kept_private(tmp_path):
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as register:
        kept = Petition(
            "p1",
            1,
            Petitioner("Ngô Thị Thu", "Thôn Cồn Dâu", "0912345678", confidential=True),
            content="Cho vay lãi nặng.",
        )
        plain = Petition("p2", 2, Petitioner("Hồ Sỹ Đàn", "Thôn Khe Sắn", "0987654321"), content="Trại lợn xả thải.")
        session = Session(
            "s", side=Side.GOVERNMENT, title="Hội nghị", starts_at=datetime(2026, 3, 18, 8), petitions=(kept, plain)
        )
        sessions.add(register, [session])
        made = printing.issue(register, Order(DocumentKind.MINUTES, "s"), date(2026, 3, 18))
        carried_text = carried(documents.pdf(register, made.uid)).decode()
    assert "Ngô Thị Thu" not in carried_text
    assert "Cồn Dâu" not in carried_text
    assert "0912345678" not in carried_text
    assert "0987654321" not in carried_text
    assert "Hồ Sỹ Đàn" in carried_text
    assert json.loads(carried_text)["schema"] == "doithoai/2"


def test_a_notice_of_a_joint_session_has_the_leaders_of_the_body_that_issues_it(register):
    sessions.add(register, [Session("j", side=Side.JOINT, title="Hội nghị", starts_at=datetime(2026, 3, 18, 8))])
    session = sessions.get(register, "j")
    for choice, side in (("auto", Side.GOVERNMENT), ("hd36", Side.PARTY)):
        brief = printing.brief_for(register, Order(DocumentKind.NOTICE, "j", choice=choice), session, DAY)
        assert {leader.side for leader in brief.leaders} == {side}
    alone = printing.brief_for(register, Order(DocumentKind.NOTICE, "s"), sessions.get(register, "s"), DAY)
    assert {leader.side for leader in alone.leaders} == {Side.GOVERNMENT}


def test_issued_minutes_carry_the_head_as_it_stood_before_their_own_step(register: Register) -> None:
    """The proof that the register was not made anew: read off the page, as whoever holds the paper does."""
    before = history.head(register)
    document = printing.issue(register, Order(DocumentKind.MINUTES, "s"), DAY)
    with pdfplumber.open(io.BytesIO(documents.pdf(register, document.uid))) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    assert len(before) == 64
    assert pages[-1].splitlines()[-1] == f"Mã đối chứng sổ: {before[:16]}"
    assert history.head(register)[:16] not in "".join(pages)


def test_what_is_issued_is_what_was_shown(register: Register) -> None:
    order = Order(DocumentKind.NOTICE, "s", DAY)
    draft = printing.preview(register, order, DAY)
    issued = printing.issue(register, order, DAY, shown=draft.source)
    assert issued.record.number == 1
    assert len(documents.pdf(register, issued.uid)) > len(draft.pdf) // 2


def _own_phrases(register: Register) -> None:
    rows = wordings.rows(register, DocumentKind.NOTICE, Family.STATE)
    first, *others = [row for row in rows if row["shipped"] and "{" not in row["shipped"]]
    own = first | {"own": f"{first['shipped']} (sửa)"}
    wordings.set_rows(register, DocumentKind.NOTICE, Family.STATE, [own, *others])


CHANGES: dict[str, Callable[[Register], object]] = {
    "session": lambda register: sessions.edit(register, "s", lambda session: replace(session, title="Tên khác")),
    "receivers": lambda register: offices.set_receivers(register, [Receiver("r", "UBND tỉnh", ("adhoc",))]),
    "leaders": lambda register: offices.set_leaders(register, offices.all_leaders(register)[:1]),
    "number rule": lambda register: offices.set_number_rules(
        register, [replace(rule, body_symbol="HĐND") for rule in offices.number_rules(register).values()]
    ),
    "wording": _own_phrases,
    "passage": lambda register: printing.edit_passage(register, Order(DocumentKind.NOTICE, "s", DAY), "cũ", "mới"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_since_the_preview_is_not_issued(register: Register, change: str) -> None:
    order = Order(DocumentKind.NOTICE, "s", DAY)
    shown = printing.preview(register, order, DAY).source
    CHANGES[change](register)
    steps = len(history.steps(register))
    with pytest.raises(PreviewOutdated):
        printing.issue(register, order, DAY, shown=shown)
    assert documents.book(register) == []
    assert len(history.steps(register)) == steps
    again = printing.preview(register, order, DAY).source
    assert printing.issue(register, order, DAY, shown=again).record.number == 1


def test_another_order_than_the_one_shown_is_not_issued(register: Register) -> None:
    shown = printing.preview(register, Order(DocumentKind.NOTICE, "s", DAY), DAY).source
    for order in (Order(DocumentKind.MINUTES, "s", DAY), Order(DocumentKind.NOTICE, "s", date(2026, 3, 21))):
        with pytest.raises(PreviewOutdated):
            printing.issue(register, order, DAY, shown=shown)


def test_what_another_paper_took_is_no_change_of_this_one(register: Register) -> None:
    order = Order(DocumentKind.NOTICE, "s", DAY)
    shown = printing.preview(register, order, DAY).source
    sessions.edit(register, "undated", lambda session: replace(session, title="Việc khác"))
    assert printing.issue(register, order, DAY, shown=shown).record.number == 1


def test_the_subject_is_read_where_it_is_issued(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day, the format and the series come from the same moment as the words."""
    inside: list[bool] = []
    subject = printing._subject

    def watched(book: Register, order: Order) -> Session:
        inside.append(book.connection.in_transaction)
        return subject(book, order)

    monkeypatch.setattr(printing, "_subject", watched)
    printing.issue(register, Order(DocumentKind.MINUTES, "s"), DAY)
    assert inside and all(inside)


def test_drawing_can_be_stopped(register: Register) -> None:
    calls = 0

    def progress(_finished: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise Stop

    order = Order(DocumentKind.MINUTES, "s", DAY)
    with pytest.raises(Stop):
        printing.preview(register, order, DAY, progress)
    assert printing.preview(register, order, DAY).pdf, "the next one is drawn"
    calls = 0
    with pytest.raises(Stop):
        printing.preview_for_word(register, order, DAY, progress)
