"""What a thing consists of is read off its dataclass; parts have one name everywhere."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declared import TABLES, things
from doithoai.domain.petition import Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, Person, Session
from doithoai.domain.shape import (
    Part,
    columns_of,
    empty,
    getter,
    part_of,
    parts_of,
    something,
    strand,
    with_parts,
)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Label:
    text: Annotated[str, Part("Text")]
    colour: Annotated[Colour | None, Part("Colour", column="shade")] = None


@dataclass(frozen=True, slots=True)
class Box:
    uid: Annotated[str, Part("Identity", check="uid")]
    front: Annotated[Label | None, Part("Front", prefix="front_")] = None
    weights: Annotated[tuple[int, ...], Part("Weights", least=1, since=2)] = ()
    packed_on: date | None = None
    inner: "tuple[Attendee, ...]" = ()


def test_a_part_knows_its_type_and_what_was_declared_of_it():
    uid, front, weights, packed, inner = parts_of(Box)
    assert (uid.name, uid.kind, uid.required, uid.optional, uid.check) == ("uid", str, True, False, "uid")
    assert (front.kind, front.is_group, front.optional, front.required) == (Label, True, True, False)
    assert (weights.kind, weights.many, weights.optional, weights.least, weights.since) == (int, True, False, 1, 2)
    assert (packed.kind, packed.label, packed.since) == (date, "", 1)
    assert (inner.kind, inner.many, inner.is_group, inner.in_row) == (Attendee, True, False, False)
    assert parts_of(Label)[1].is_choice
    assert not uid.is_choice


def test_columns_are_flat_prefixed_and_named():
    columns = [(column.name, column.path, column.labels) for column in columns_of(Box)]
    assert columns == [
        ("uid", "uid", ("Identity",)),
        ("front_text", "front.text", ("Front", "Text")),
        ("shade", "front.colour", ("Front", "Colour")),
        ("weights", "weights", ("Weights",)),
        ("packed_on", "packed_on", ()),
    ]


def test_a_getter_gives_a_tuple_of_one_too():
    assert getter(["uid"])(Box("b")) == ("b",)
    assert getter(["uid", "weights"])(Box("b")) == ("b", ())


@pytest.mark.parametrize(
    ("thing", "result"),
    [
        (Petitioner(), None),
        (Person(""), None),
        (Person("", "Chủ tịch"), Person("", "Chủ tịch")),
        (Petitioner(confidential=False), Petitioner(confidential=False)),
        (Assignment(supporting=("Công an xã",)), Assignment(supporting=("Công an xã",))),
    ],
)
def test_a_part_of_which_nothing_is_left_is_none(thing, result):
    assert something(thing) == result


def test_of_an_empty_thing_nothing_is_known():
    assert empty(Person) == Person("", None)
    assert empty(Assignment) == Assignment()


def test_parts_are_read_and_set_by_their_names():
    petition = with_parts(Petition("p"), {"petitioner.name": "Trần Nuôi", "content": "Đường hỏng."})
    assert petition == Petition("p", petitioner=Petitioner("Trần Nuôi"), content="Đường hỏng.")
    assert part_of(petition, "petitioner.name") == "Trần Nuôi"
    assert part_of(petition, "written_answer.number") is None, "of a group that is not there"
    assert with_parts(petition, {"petitioner.name": None}).petitioner is None
    session = with_parts(Session("s"), {"chair.position": "Chủ tịch"})
    assert session.chair == Person("", "Chủ tịch")
    assert with_parts(session, {"chair.position": None}).chair is None


def test_a_name_that_is_no_part_is_a_fault():
    with pytest.raises(TypeError):
        with_parts(Petition("p"), {"petitioner.nmae": "x"})
    with pytest.raises(AttributeError):
        part_of(Petition("p"), "nmae")


@given(things(Petition), things(Petition))
def test_setting_every_part_of_another_petition_makes_that_petition(petition, other):
    parts = {column.path: part_of(other, column.path) for column in columns_of(Petition)}
    blanks = {"assignment.supporting": parts["assignment.supporting"] or ()}
    assert with_parts(petition, {**parts, **blanks}) == other


def test_a_strand_is_named_by_the_thing_and_the_part():
    assert strand("petition", "p1", "petitioner.name") == "petition:p1:petitioner.name"


@pytest.mark.parametrize("kind", TABLES)
def test_every_part_of_everything_has_a_label(kind):
    for column in columns_of(kind):
        assert column.labels, f"{kind.__name__}.{column.path}"
        assert column.part.label, f"{kind.__name__}.{column.path}"


@given(st.sampled_from([Petitioner, Assignment, WrittenAnswer, Person]).flatmap(things))
def test_something_is_the_thing_itself_or_nothing(thing):
    assert something(thing) in (thing, None)


def test_the_parts_of_a_session_stand_in_the_order_of_the_design():
    expected = "uid office kind side title state holding villages demanded_by starts_at ends_at place audience fields"
    expected += " chair co_chairs minute_taker citizens_present"
    expected += " opening conclusion read_back notice_conclusion attendees petitions documents"
    assert [part.name for part in parts_of(Session)] == expected.split()


def test_what_must_be_there():
    required = {kind.__name__: [part.name for part in parts_of(kind) if part.required] for kind in TABLES}
    assert required == {
        "Session": ["uid"],
        "Attendee": ["name"],
        "Petition": ["uid"],
        "DocumentRecord": ["kind"],
        "OfficePeriod": ["office"],
        "Leader": ["uid", "name", "position", "side", "authority"],
        "Receiver": ["uid", "name"],
        "Term": ["uid", "name", "starts_on"],
    }
