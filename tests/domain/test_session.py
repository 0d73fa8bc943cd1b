"""A session as it is held in memory: what is not known is None, and nothing can be changed by accident."""

import dataclasses

import pytest

from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, Person, Session


def test_only_its_identity_must_be_known():
    session = Session("s1")
    lists = {field.name for field in dataclasses.fields(Session) if getattr(session, field.name) == ()}
    assert {"attendees", "petitions", "documents", "fields"} <= lists
    unknown = [field.name for field in dataclasses.fields(Session) if field.name not in {"uid", *lists}]
    assert [getattr(session, name) for name in unknown] == [None] * len(unknown)


@pytest.mark.parametrize("thing", [Session("s1"), Attendee("Trần Văn Út"), Person("Lê Thị Nga"), Petition("p1")])
def test_what_was_read_is_never_changed_in_place(thing):
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError)):
        setattr(thing, dataclasses.fields(thing)[0].name, "other")
    assert hash(thing) == hash(dataclasses.replace(thing))


def test_an_attendee_who_is_not_marked_is_not_known_to_have_come():
    assert Attendee("Trần Văn Út").present is None
