"""Every declared part has its column and its way there and back; nothing of a thing is kept anywhere else."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declared import TABLES, things
from doithoai.domain import text
from doithoai.domain.kinds import Outcome
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, Person, Session
from doithoai.domain.shape import columns_of
from doithoai.register import rows
from doithoai.register.connection import Register

# Columns that are no part of a thing: whose it is, its place in a list, the bin, what is made from other columns,
# what is frozen with a document.
UNDECLARED = {
    "session": {"office_id", "office_name", "source_id", "deleted_at"},
    "attendee": {"uid", "session_id", "place", "name_key"},
    "petition": {"session_id", "place", "deleted_at", "answered", "assigned", "written", "waiting"},
    "document": {
        *("uid", "session_id", "format", "series", "period", "content", "pdf"),
        *("issued_at", "replaces_id"),
    },
    "office_period": {"uid", "office_id"},
    "leader": {"place"},
    "receiver": {"place"},
    "term": set(),
}


@pytest.mark.parametrize(("kind", "table"), TABLES.items(), ids=TABLES.values())
def test_every_part_has_a_column_and_every_column_is_a_part_or_listed(register: Register, kind, table):
    stored = {name for (name,) in register.rows(f"SELECT name FROM pragma_table_xinfo('{table}')")}
    declared = [column.name for column in columns_of(kind)]
    assert len(declared) == len(set(declared)), "no two parts share a column"
    assert stored - {"id"} == set(declared) | UNDECLARED[table]
    assert not set(declared) & UNDECLARED[table]


# Of these, other rows hold a part.
ELSEWHERE = {
    Session: {"office": st.none(), "attendees": st.just(()), "petitions": st.just(()), "documents": st.just(())},
    OfficePeriod: {"office": things(Office, code=st.none())},
}


@pytest.mark.parametrize("kind", TABLES, ids=TABLES.values())
def test_a_thing_comes_back_from_its_row_as_it_went_in(kind):
    to_row, to_thing = rows.row_maker(kind), rows.thing_maker(kind)

    @given(things(kind, **ELSEWHERE.get(kind, {})))
    def round_trip(thing):
        row = to_row(thing)
        assert len(row) == len(columns_of(kind))
        assert to_thing(row) == thing
        assert to_thing(list(row)) == thing, "a row without its first columns is a list"

    round_trip()


def test_a_row_has_what_sqlite_holds():
    petition = Petition(
        "p",
        3,
        Petitioner("Trần Nuôi", confidential=False),
        assignment=Assignment(due=date(2026, 4, 10)),
        outcome=Outcome.OPEN,
    )
    row = dict(zip(rows.PETITION, rows.petition_row(petition), strict=True))
    expected = {"uid": "p", "number": 3, "petitioner_name": "Trần Nuôi", "confidential": 0, "due": "2026-04-10"}
    expected |= {"outcome": "open", "supporting": "[]", "extensions": "[]"}
    assert {name: value for name, value in row.items() if value is not None} == expected
    session = Session("s", starts_at=datetime(2022, 3, 18, 13, 30, 59), fields=("đất đai", " "))
    row = dict(zip(rows.SESSION, rows.session_row(session), strict=True))
    assert (row["starts_at"], row["fields"]) == ("2022-03-18T13:30", '["đất đai"]')


def test_a_name_not_yet_known_is_no_word_in_a_group_and_an_empty_one_in_a_row_of_its_own():
    row = dict(zip(rows.SESSION, rows.session_row(Session("s", chair=Person(" ", "Chủ tịch"))), strict=True))
    assert (row["chair_name"], row["chair_position"]) == (None, "Chủ tịch")
    assert rows.session_of(tuple(row.values())).chair == Person("", "Chủ tịch")
    assert rows.attendee_row(Attendee(" ", body="Công an xã"))[0] == ""


def test_an_identity_and_a_hash_are_stored_exactly_as_they_are():
    assert rows.petition_row(Petition(" p\u0301 "))[0] == " p\u0301 "


@given(st.text())
def test_text_is_cleaned_the_same_whether_or_not_it_all_prints(words):
    assert rows.clean(words) == (text.clean(words).strip() or None)


def test_what_changed_is_told_by_column():
    was = rows.petition_row(Petition("p", content="Đường hỏng."))
    now = rows.petition_row(Petition("p", content="Đường hỏng.", field="giao thông"))
    assert rows.changes(rows.PETITION, was, now) == {"field": "giao thông"}
    assert rows.changes(rows.PETITION, was, was) == {}


def test_pieces_of_statements():
    assert rows.names(["a", "b"], "t") == "t.a, t.b"
    assert rows.marks(["a", "b"]) == "?, ?"
    assert rows.settings({"a": 1, "b": 2}) == "a = ?, b = ?"
    assert (rows.day(None), rows.day("2022-03-18")) == (None, date(2022, 3, 18))
    assert (rows.minute(None), rows.minute("2022-03-18T13:30")) == (None, datetime(2022, 3, 18, 13, 30))
