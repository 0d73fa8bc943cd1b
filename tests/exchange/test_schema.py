"""The published JSON Schema and the reader say the same, wherever JSON Schema can say it."""

import copy
import json
import unicodedata

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sendable import offices, periods, session_lists
from test_data_file import WRONG, a_file

from doithoai.domain import kinds
from doithoai.exchange.data_file import compose, parse
from doithoai.exchange.errors import DataRefused
from doithoai.paths import resource

SCHEMA = json.loads(resource("schemas", "doithoai-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# What JSON Schema has no words for; the schema's description lists the same.
INEXPRESSIBLE = {
    "period.to",  # before period.from
    "sessions[0].ends_at",
    "sessions[1].uid",  # given twice
    "sessions[0].petitions[1].uid",
    "sessions[1].petitions[0].uid",
}


# A number of 5,000 digits is no matter of schemas: jsonschema itself fails on it.
SAYABLE = [(data, path) for data, path in WRONG if data != a_file(citizens_present=10**5000)]


def schema_accepts(data) -> bool:
    return VALIDATOR.is_valid(data)


def reader_accepts(data) -> bool:
    try:
        parse(copy.deepcopy(data))
    except DataRefused:
        return False
    return True


def test_it_is_a_schema_in_nfc():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    text = resource("schemas", "doithoai-1.schema.json").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_the_sample_is_valid(sample):
    VALIDATOR.validate(json.loads(sample.read_text(encoding="utf-8")))


def test_the_closed_lists_are_those_of_the_domain():
    parts = SCHEMA["$defs"]
    petition = parts["petition"]["properties"]
    pairs = [
        (parts["session"]["properties"]["kind"], kinds.SessionKind),
        (parts["session"]["properties"]["side"], kinds.Side),
        (parts["attendee"]["properties"]["role"], kinds.Role),
        (parts["office"]["properties"]["level"], kinds.OfficeLevel),
        (petition["competence"], kinds.Competence),
        (petition["outcome"], kinds.Outcome),
        (petition["assignment"]["properties"]["form"], kinds.AnswerForm),
        (parts["document"]["properties"]["kind"], kinds.DocumentKind),
    ]
    for shape, kind in pairs:
        assert [value for value in shape["enum"] if value is not None] == list(kind)


@given(offices, periods, session_lists)
def test_both_accept_what_is_valid(office, period, sessions):
    data = compose(office, period, sessions)
    assert reader_accepts(data)
    VALIDATOR.validate(data)


@pytest.mark.parametrize(("data", "path"), SAYABLE, ids=lambda value: value if isinstance(value, str) else "")
def test_both_refuse_what_is_wrong(data, path):
    fraction = path == "sessions[0].citizens_present" and isinstance(data["sessions"][0]["citizens_present"], float)
    half = path == "sessions[0].title" and data["sessions"][0]["title"] == "a\ud800b"  # no JSON text can hold it
    assert schema_accepts(data) == (path in INEXPRESSIBLE or fraction or half)


def places(value, path=()):
    """Every place in a JSON value but the top."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*path, key)
        yield from places(one, (*path, key))


STRANGE = st.sampled_from(
    [
        *(None, True, 0, -1, 1, 2**31, 1.5, "", [], [None], [""], ["a"], {}, {"name": "a"}, {"by": 1}, {"no": None}),
        *("periodic", "open", "written", "2022-02-29", "2024-02-29", "2022-13-01", "2022-03-18T13:30"),
        *("x" * 65, "x" * 201, "ab" * 32, "a\x07", "a\x7f", "a/b.pdf", "a/../b"),
    ]
)


@given(offices, periods, session_lists, st.data(), STRANGE)
def test_both_judge_a_single_change_the_same(office, period, sessions, data, strange):
    changed = compose(office, period, sessions)
    *way, last = data.draw(st.sampled_from(list(places(changed))))
    target = changed
    for step in way:
        target = target[step]
    target[last] = strange
    accepted = schema_accepts(changed)
    if not accepted:
        assert not reader_accepts(changed)
    elif not reader_accepts(changed):
        assert last in ("from", "to", "starts_at", "ends_at", "uid", "date", "due"), "said in the description"


@given(offices, periods, session_lists, st.data())
def test_both_refuse_an_unknown_key_anywhere(office, period, sessions, data):
    changed = compose(office, period, sessions)
    objects = [changed, *(o for o in (dig(changed, way) for way in places(changed)) if isinstance(o, dict))]
    data.draw(st.sampled_from(objects))["no such key"] = None
    assert not schema_accepts(changed)
    assert not reader_accepts(changed)


def dig(value, way):
    for step in way:
        value = value[step]
    return value
