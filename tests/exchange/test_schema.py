"""The published JSON Schema and the reader say the same, wherever JSON Schema can say it."""

import copy
import json
import unicodedata
from datetime import date, datetime

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sendable import offices, periods, session_lists
from test_data_file import WRONG, a_file

from doithoai.domain.kinds import DocumentKind
from doithoai.domain.office import Office
from doithoai.domain.session import Session
from doithoai.domain.shape import parts_of
from doithoai.exchange.data_file import VERSIONS, compose, parse
from doithoai.exchange.errors import DataRefused
from doithoai.paths import resource

TEXTS = {
    version: resource("schemas", f"doithoai-{version}.schema.json").read_text(encoding="utf-8")
    for version in VERSIONS.values()
}
SCHEMAS = {version: json.loads(text) for version, text in TEXTS.items()}
VALIDATORS = {version: jsonschema.Draft202012Validator(schema) for version, schema in SCHEMAS.items()}
VALIDATOR = VALIDATORS[max(VALIDATORS)]

# What JSON Schema has no words for; the schema's description lists the same.
INEXPRESSIBLE = {
    "period.to",  # before period.from
    "sessions[0].ends_at",
    "sessions[0].documents[0].covers_to",  # of a session; the others: without, or before, its other day
    "documents[0].covers_to",
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


@pytest.mark.parametrize("version", SCHEMAS)
def test_it_is_a_schema_in_nfc(version):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[version])
    assert unicodedata.is_normalized("NFC", TEXTS[version])
    assert SCHEMAS[version]["properties"]["schema"] == {"const": f"doithoai/{version}"}


def test_the_sample_is_valid(sample):
    VALIDATOR.validate(json.loads(sample.read_text(encoding="utf-8")))


@pytest.mark.parametrize("version", SCHEMAS)
@pytest.mark.parametrize(("kind", "name"), [(Session, "session"), (Office, "office")])
def test_every_key_and_closed_list_is_that_of_the_declaration(version, kind, name):
    assert_same_shape(kind, SCHEMAS[version]["$defs"][name], version)


def assert_same_shape(kind, shape, version):
    """The JSON Schema of a thing says what its dataclass says, all the way down."""
    parts = [part for part in parts_of(kind) if part.since <= version]
    assert list(shape["properties"]) == [part.name for part in parts]
    assert shape["additionalProperties"] is False
    for part in parts:
        inner = resolved(shape["properties"][part.name], version)
        if part.many:
            assert inner["type"] == ["array", "null"]
            inner = resolved(inner["items"], version)
        if part.is_choice:
            must = part.kind is DocumentKind
            assert inner["enum"] == [*part.kind, *([] if must else [None])], part.name
            assert (part.name in shape.get("required", [])) == must
        elif json_type := SIMPLE.get(part.kind):
            assert json_type in inner["type"], part.name
            assert part.kind is not int or inner["minimum"] == part.least, part.name
        else:
            assert_same_shape(part.kind, inner, version)


SIMPLE = {str: "string", date: "string", datetime: "string", int: "integer", bool: "boolean"}


def resolved(shape, version):
    name = shape.get("$ref", "").rpartition("/")[2]
    return SCHEMAS[version]["$defs"][name] if name else shape


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
