"""What an order of letters means: one order each, in the session it belongs to, and a file of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.documents.content.letters import NothingToWrite
from doithoai.domain.kinds import Competence, DocumentKind, Side
from doithoai.domain.period import named_period
from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionUnknown
from doithoai.work import letter_orders, printing
from doithoai.work.letter_orders import LetterRefused
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY, DUE = date(2026, 11, 20), date(2026, 11, 1)
HIDDEN = Petitioner("Cù Thị Nhã", confidential=True)
KT, CA, SXD = "Phòng Kinh tế xã", "Công an xã", "Sở Xây dựng tỉnh Hà Tĩnh"


def _petition(uid: str, lead: str) -> Petition:
    above = Competence.PROVINCE if lead == SXD else None
    return Petition(uid, content=f"Việc {uid}.", assignment=Assignment(lead, (), DUE), competence=above)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Nothing here changes it."""
    path = tmp_path_factory.mktemp("letters") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as opened:
        early = (replace(_petition("a", KT), petitioner=HIDDEN), _petition("b", SXD), _petition("c", SXD))
        late = (_petition("d", KT), _petition("e", CA))
        sessions.add(
            opened,
            [
                Session("early", side=Side.GOVERNMENT, starts_at=datetime(2026, 3, 2, 8), petitions=early),
                Session("late", side=Side.GOVERNMENT, starts_at=datetime(2026, 10, 2, 8), petitions=late),
            ],
        )
        yield opened


def orders(register: Register, kind: DocumentKind, session: str = "", **more: object) -> list[Order]:
    return letter_orders.one_each(register, replace(Order(kind, session, DAY), **more), DAY)  # type: ignore[arg-type]


def test_a_reminder_without_a_session_is_one_to_each_agency_or_to_the_one_named(register: Register) -> None:
    every = orders(register, DocumentKind.REMINDER)
    assert {(order.addressee, order.session_uid) for order in every} == {(KT, "late"), (CA, "late"), (SXD, "early")}
    (named,) = orders(register, DocumentKind.REMINDER, addressee="phòng  Kinh tế xã")
    assert (named.addressee, named.session_uid) == (KT, "late")


def test_of_one_session_only_who_owes_something_of_it_is_reminded(register: Register) -> None:
    assert {order.addressee for order in orders(register, DocumentKind.REMINDER, "late")} == {KT, CA}


def test_who_owes_nothing_is_not_reminded(register: Register) -> None:
    with pytest.raises(NothingToWrite, match="Trạm Y tế"):
        orders(register, DocumentKind.REMINDER, addressee="Trạm Y tế")
    with pytest.raises(NothingToWrite):
        orders(register, DocumentKind.REMINDER, day=DUE)


def test_each_petition_has_a_slip_of_its_own(register: Register) -> None:
    slips = orders(register, DocumentKind.TRANSFER, "early")
    assert [(order.petitions, order.addressee) for order in slips] == [(("b",), SXD), (("c",), SXD)]


def test_one_slip_is_the_first_that_is_due_and_an_addressee_named_gets_it(register: Register) -> None:
    order = Order(DocumentKind.TRANSFER, "early", DAY)
    (slip,) = letter_orders.one_each(register, order, DAY, apart=False)
    assert (slip.petitions, slip.addressee) == (("b",), SXD)
    (named,) = letter_orders.one_each(register, replace(order, addressee=CA), DAY, apart=False)
    assert (named.petitions, named.addressee) == (("b",), CA)
    nothing = replace(order, session_uid="late")
    assert letter_orders.one_each(register, nothing, DAY) == [nothing]


def test_each_agency_has_a_sheet_on_private_people_of_its_own(register: Register) -> None:
    sheets = orders(register, DocumentKind.PRIVATE_SHEET, "early")
    assert [order.addressee for order in sheets] == [KT]
    text = " ".join(line.text for line in printing.paragraphs(register, sheets[0], DAY))
    assert KT in text
    with pytest.raises(printing.NotIssued):
        printing.issue(register, sheets[0], DAY)


def test_a_petition_named_brings_its_session(register: Register) -> None:
    (slip,) = orders(register, DocumentKind.COVER, petitions=("e",))
    assert slip.session_uid == "late"
    with pytest.raises(LetterRefused, match="e was not raised"):
        orders(register, DocumentKind.COVER, "early", petitions=("e",))
    with pytest.raises(PetitionUnknown):
        orders(register, DocumentKind.COVER, petitions=("nobody",))
    with pytest.raises(LetterRefused):
        orders(register, DocumentKind.MINUTES, "late", petitions=("e",))


def test_a_request_without_a_session_belongs_to_the_latest_it_asks_for(register: Register) -> None:
    (request,) = orders(register, DocumentKind.REQUEST)
    assert request.session_uid == "early"


def test_what_is_of_a_session_needs_one(register: Register) -> None:
    with pytest.raises(LetterRefused):
        orders(register, DocumentKind.MINUTES)
    assert orders(register, DocumentKind.MINUTES, "late") == [Order(DocumentKind.MINUTES, "late", DAY)]


def test_letters_never_share_a_file(register: Register, tmp_path: Path) -> None:
    reminders = orders(register, DocumentKind.REMINDER, "late")
    names = [path.name for path in letter_orders.paths_of(register, reminders, tmp_path / "don-doc.docx")]
    assert sorted(names) == ["don-doc-cong-an-xa.docx", "don-doc-phong-kinh-te-xa.docx"]
    slips = orders(register, DocumentKind.TRANSFER, "early")
    in_folder = letter_orders.paths_of(register, slips, tmp_path)
    assert [path.name for path in in_folder] == ["transfer-2026-03-02-b.pdf", "transfer-2026-03-02-c.pdf"]
    twice = letter_orders.paths_of(register, [slips[0], slips[0]], tmp_path)
    assert [path.name for path in twice] == ["transfer-2026-03-02-b.pdf", "transfer-2026-03-02-b-2.pdf"]
    assert letter_orders.paths_of(register, reminders[:1], tmp_path / "x.pdf") == [tmp_path / "x.pdf"]


def test_the_letters_a_page_offers(register: Register) -> None:
    def offered(kind: DocumentKind, session: str) -> list[tuple[str, tuple[str, ...]]]:
        due = letter_orders.due(register, Order(kind, session, signer="nobody"), DAY)
        return [(letter.addressee, letter.petitions) for letter in due]

    assert offered(DocumentKind.REMINDER, "early") == [(KT, ()), (SXD, ())]
    assert offered(DocumentKind.TRANSFER, "early") == [(SXD, ("b",)), (SXD, ("c",))]
    assert offered(DocumentKind.COVER, "late") == [("", ("d",)), ("", ("e",))]
    assert offered(DocumentKind.NOTICE, "late") == []


def test_a_plan_stands_on_its_year_and_needs_no_session(register: Register) -> None:
    (order,) = orders(register, DocumentKind.PLAN, "", period=named_period("year", DAY))
    assert order.kind is DocumentKind.PLAN
