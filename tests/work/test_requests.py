"""Requests: each body above gets what is its own to settle, of the sessions of one side, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from doithoai import paths
from doithoai.documents.content.letters import NothingToWrite
from doithoai.domain.kinds import Competence, DocumentKind, Outcome, Side
from doithoai.domain.petition import Assignment, Petition
from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.register.connection import Register
from doithoai.work import letter_orders, letters, printing, requests
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2026, 11, 20)
SXD, SNN, UBND = "Sở Xây dựng tỉnh Hà Tĩnh", "Sở Nông nghiệp và Môi trường tỉnh Hà Tĩnh", "Ủy ban nhân dân tỉnh Hà Tĩnh"
PROVINCE = Competence.PROVINCE


def _of(uid: str, lead: str = "", **more: object) -> Petition:
    return Petition(uid, content=f"Việc {uid}.", assignment=Assignment(lead) if lead else None, **more)  # type: ignore[arg-type]


OCTOBER = (
    _of("cau", SXD, competence=PROVINCE),
    _of("dat", SNN, competence=PROVINCE),
    _of("dien", competence=PROVINCE),
    _of("gia", "Phòng Kinh tế xã", competence=PROVINCE, outcome=Outcome.TRANSFERRED),
    _of("ngo", "Công an xã"),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Nothing here changes it."""
    with new_register(tmp_path_factory.mktemp("so") / "so.sdt", paths.resource("sample", "profile.toml")) as opened:
        state, party = Side.GOVERNMENT, Side.PARTY
        late = (_of("cong", SXD),)
        sessions.add(
            opened,
            [
                Session("march", side=state, starts_at=datetime(2026, 3, 19, 8), petitions=(_of("nuoc", SXD),)),
                Session("october", side=state, starts_at=datetime(2026, 10, 29, 8), petitions=OCTOBER),
                Session("party", side=party, starts_at=datetime(2026, 11, 2, 8), petitions=late),
                Session("none", side=state, starts_at=datetime(2026, 5, 2, 8), petitions=(_of("bun", "Công an xã"),)),
            ],
        )
        yield opened


def letters_of(register: Register, session: str, **more: object) -> dict[str, list[str]]:
    """Of each letter that an order means: whom it goes to and what it is about."""
    orders = letter_orders.one_each(register, replace(Order(DocumentKind.REQUEST, session, DAY), **more), DAY)  # type: ignore[arg-type]
    result = {}
    for order in orders:
        brief = printing.brief_for(register, order, sessions.get(register, order.session_uid), DAY)
        rows = [petition.uid for session_ in brief.sessions for petition in session_.petitions]
        result[f"{brief.addressee} ({brief.format.family})"] = rows
    return result


def test_a_request_of_a_session_is_a_letter_to_each_body_about_what_is_its_own(register: Register) -> None:
    """What is passed on already, or is for the office's own units, is asked of nobody above."""
    assert letters_of(register, "october") == {
        f"{SXD} (state)": ["cau"],
        f"{SNN} (state)": ["dat"],
        f"{UBND} (state)": ["dien"],
    }
    assert letters_of(register, "march") == {f"{SXD} (state)": ["nuoc"]}


def test_without_a_session_the_matters_of_both_sides_stay_apart(register: Register) -> None:
    """The party's letter says what the party received: nothing of the People's Committee's sessions."""
    due = letter_orders.one_each(register, Order(DocumentKind.REQUEST, "", DAY), DAY)
    assert [(order.addressee, order.session_uid, order.petitions) for order in due] == [
        (SXD, "october", ("nuoc", "cau")),
        (SNN, "october", ("dat",)),
        (UBND, "october", ("dien",)),
        (SXD, "party", ("cong",)),
    ]
    text = " ".join(line.text for line in printing.paragraphs(register, due[0], DAY))
    assert "Qua 02 hội nghị" in text
    assert letters_of(register, "party") == {f"{SXD} (party)": ["cong"]}


def test_a_body_named_gets_its_own_and_one_nobody_names_what_lies_with_no_agency(register: Register) -> None:
    assert letters_of(register, "october", addressee=SNN) == {f"{SNN} (state)": ["dat"]}
    assert letters_of(register, "october", addressee="Điện lực Hà Tĩnh") == {"Điện lực Hà Tĩnh (state)": ["dien"]}
    assert [
        order.petitions
        for order in letter_orders.one_each(register, Order(DocumentKind.REQUEST, "", DAY, addressee=SNN), DAY)
    ] == [("dat",)]


def test_petitions_named_are_a_letter_a_body_too(register: Register) -> None:
    assert letters_of(register, "october", petitions=("cau", "dat")) == {
        f"{SXD} (state)": ["cau"],
        f"{SNN} (state)": ["dat"],
    }
    assert letters_of(register, "october", petitions=("cau", "dat"), addressee=UBND) == {
        f"{UBND} (state)": ["cau", "dat"]
    }


def test_a_session_with_nothing_for_the_level_above_has_no_request(register: Register) -> None:
    assert letter_orders.due(register, Order(DocumentKind.REQUEST, "none", DAY), DAY) == []
    with pytest.raises(NothingToWrite):
        printing.paragraphs(register, Order(DocumentKind.REQUEST, "none", DAY), DAY)
    with pytest.raises(NothingToWrite):
        letter_orders.one_each(register, Order(DocumentKind.REQUEST, "", DAY, addressee="Sở Y tế"), DAY)


def test_the_page_offers_each_body(register: Register) -> None:
    brief = printing.brief_for(register, Order(DocumentKind.MINUTES, "october"), sessions.get(register, "october"), DAY)
    assert requests.bodies_of(brief) == [SXD, SNN, UBND]
    assert [letter.addressee for letter in letters.requests_due(brief)] == [SXD, SNN, UBND]
