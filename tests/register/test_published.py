"""The rows a register gives to a database that others read."""

import itertools
from datetime import date, datetime

from doithoai.domain.kinds import OfficeLevel, Outcome
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Session, SessionOffice
from doithoai.paths import resource
from doithoai.register import facts, offices, published, sessions
from doithoai.register.connection import Register

TODAY = date(2026, 5, 1)


def rows(register: Register, table: published.Table, *, with_private: bool = False) -> list[dict[str, object]]:
    every = published.each(register, table, TODAY, with_private=with_private)
    return [dict(zip(table.columns, row, strict=True)) for row in every]


def test_the_columns_are_those_of_the_described_tables() -> None:
    described = resource("schemas", "postgresql", "tables.sql").read_text(encoding="utf-8")
    for table in published.TABLES:
        block = described.partition(f"CREATE TABLE doithoai.{table.name} (\n")[2].partition("\n);")[0]
        assert tuple(line.split()[0] for line in block.splitlines()) == table.columns


def test_everything_of_a_session_is_there(register: Register, session: Session) -> None:
    offices.set_periods(register, "18163", [OfficePeriod(Office("18163", "UBND xã", level=OfficeLevel.COMMUNE))])
    sessions.add(register, [session, Session("other", office=SessionOffice("18164", "UBND xã Khác"))])
    own, other = rows(register, published.OFFICE)
    assert (own["code"], own["name"], own["level"], own["own"]) == ("18163", "UBND xã", "commune", 1)
    assert (other["code"], other["name"], other["own"]) == ("18164", "UBND xã Khác", 0)
    row = rows(register, published.SESSION)[0]
    assert row["fields"] == '["văn hóa, giáo dục, y tế"]'
    assert (row["office"], row["chair_name"], row["citizens"]) == (own["uid"], "Phan Đình Lưu", 126)
    assert len(rows(register, published.PETITION)) == len(session.petitions)


def test_blank_rows_and_the_bin_stay_at_home(register: Register) -> None:
    sessions.add(
        register, [Session("s", petitions=(Petition("p"), Petition("q", content="Đường hỏng."))), Session("t")]
    )
    sessions.discard(register, "t")
    assert [row["uid"] for row in rows(register, published.SESSION)] == ["s"]
    assert [row["uid"] for row in rows(register, published.PETITION)] == ["q"]


def test_who_asked_for_it_is_not_named(register: Register) -> None:
    private = Petitioner("Ngô Thị Thu", "Thôn 2", "0912345678", confidential=True)
    openly = Petitioner("Lê An", "Thôn 1", "0987654321")
    petitions = (Petition("p", petitioner=private, content="a"), Petition("q", petitioner=openly, content="b"))
    sessions.add(register, [Session("s", starts_at=datetime(2026, 3, 1, 8), petitions=petitions)])
    names = [
        tuple(row[f"petitioner_{part}"] for part in ("name", "village", "phone"))
        for row in rows(register, published.PETITION)
    ]
    assert names == [(None, None, None), ("Lê An", "Thôn 1", None)]
    with_all = rows(register, published.PETITION, with_private=True)[0]
    assert (with_all["petitioner_name"], with_all["petitioner_phone"]) == ("Ngô Thị Thu", "0912345678")


def test_a_register_in_which_nothing_was_entered_is_nobodys(register: Register) -> None:
    assert published.identity(register, TODAY) is None
    offices.set_periods(register, "42", [OfficePeriod(Office("42", "UBND tỉnh"))])
    identity = published.identity(register, TODAY)
    assert identity is not None
    assert (identity.code, identity.name) == ("42", "UBND tỉnh")


def test_what_is_settled_is_what_the_register_counts_as_settled(register: Register) -> None:
    answers = (None, Answer("A", "B"))
    tasks = (None, Assignment("Phòng"))
    written = (None, WrittenAnswer("1/UBND"))
    every = itertools.product(answers, tasks, written, (None, *Outcome))
    petitions = tuple(
        Petition(f"p{place}", content="x", answer=answer, assignment=task, written_answer=letter, outcome=outcome)
        for place, (answer, task, letter, outcome) in enumerate(every)
    )
    sessions.add(register, [Session("s", starts_at=datetime(2026, 3, 1, 8), petitions=petitions)])
    settled = {row["uid"] for row in rows(register, published.PETITION) if row["settled"]}
    counted = register.rows(f"SELECT uid FROM petition p WHERE {facts.SQL} & {facts.SETTLED}")
    assert settled == {uid for (uid,) in counted}
    assert 0 < len(settled) < len(petitions)
