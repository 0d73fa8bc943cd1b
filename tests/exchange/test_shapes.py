"""The checks of whole things, made from their declarations, in each version of the data file."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declared import TABLES, things
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.office import Office
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, DocumentRecord, Person, Session
from doithoai.domain.shape import Part
from doithoai.exchange import compose, shapes
from doithoai.exchange.errors import Wrong


def refusal(check, value) -> Wrong:
    with pytest.raises(Wrong) as caught:
        check(value)
    return caught.value


@given(st.sampled_from([*TABLES, Office, Person]).flatmap(lambda kind: st.tuples(st.just(kind), things(kind))))
def test_what_is_written_of_a_thing_reads_back_as_the_thing(kind_and_thing):
    kind, thing = kind_and_thing
    assert shapes.thing(kind)(compose.thing_writer(kind)(thing)) == thing


@dataclass(frozen=True, slots=True)
class Inner:
    name: str | None = None
    nickname: Annotated[str | None, Part(since=2)] = None


@dataclass(frozen=True, slots=True)
class Outer:
    uid: str
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()
    added_on: Annotated[date | None, Part(since=2)] = None


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"added_on": "2022-01-01"}, "added_on"),
        ({"added_on": None}, "added_on"),
        ({"inner": {"nickname": "x"}}, "inner.nickname"),
        ({"inners": [{"name": "x"}, {"nickname": "x"}]}, "inners[1].nickname"),
    ],
)
def test_a_key_of_a_later_version_is_refused_with_its_place(data, path):
    assert refusal(shapes.thing(Outer, 1), data).path == path
    assert shapes.thing(Outer, 2)(data)


def test_what_must_be_there_is_named_and_a_text_that_must_be_there_may_be_unknown():
    assert refusal(shapes.thing(DocumentRecord), {"number": 5}).path == "kind"
    assert refusal(shapes.thing(DocumentRecord), {"kind": None}).path == "kind"
    assert shapes.thing(DocumentRecord)({"kind": "notice"}) == DocumentRecord(DocumentKind.NOTICE)
    assert shapes.thing(Attendee)({"body": "Công an xã"}) == Attendee("", body="Công an xã")
    assert shapes.thing(Petition)({}) == Petition("")


def test_a_group_of_which_nothing_is_known_is_none():
    petition = shapes.thing(Petition)({"petitioner": {"address": " ", "phone": None}, "answer": {}})
    assert (petition.petitioner, petition.answer) == (None, None)
    assert shapes.office()({}) is None
    assert shapes.office()({"code": "18163"}) == Office("18163")


def test_a_session_does_not_end_before_it_begins():
    check = shapes.session(2, shapes.field_of(None))
    assert check({"starts_at": "2022-03-18T13:30", "ends_at": "2022-03-18T13:30"})
    assert refusal(check, {"starts_at": "2022-03-18T13:30", "ends_at": "2022-03-18T13:29"}).path == "ends_at"


def test_a_period_is_in_order():
    assert shapes.PERIOD({"from": "2022-01-01"}) == (date(2022, 1, 1), None)
    assert refusal(shapes.PERIOD, {"from": "2022-01-02", "to": "2022-01-01"}).path == "to"


def test_the_catalogue_reaches_the_fields_of_sessions_and_petitions():
    check = shapes.thing(Session, field=shapes.field_of(["đất đai"]))
    session = check({"fields": ["Đất đai"], "petitions": [{"field": "đất đai"}]})
    assert (session.fields, session.petitions[0].field) == (("đất đai",), "đất đai")
    assert refusal(check, {"petitions": [{"field": "giao thông"}]}).path == "petitions[0].field"
