import io
import json
import re
import unicodedata
import uuid
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sendable import offices, periods, session_lists

from doithoai.domain.errors import AppError, InputRefused
from doithoai.domain.office import Office
from doithoai.domain.petition import Petitioner
from doithoai.domain.session import Attendee, DocumentRecord, Person, Session
from doithoai.domain.shape import parts_of
from doithoai.exchange import data_file
from doithoai.exchange.data_file import compose, parse, read, to_json, write
from doithoai.exchange.errors import DataRefused


def a_file(**session):
    return {"schema": "doithoai/2", "sessions": [{"uid": "s1", **session}]}


def a_petition(**petition):
    return a_file(petitions=[{"uid": "p1", **petition}])


def only(data, **options):
    return parse(data, **options).sessions[0]


def refusal(data, **options) -> DataRefused:
    with pytest.raises(DataRefused) as caught:
        parse(data, **options)
    error = caught.value
    assert isinstance(error, InputRefused)
    assert error.path in str(error), "the text names the place"
    assert not re.search(r"{[a-z]", str(error)), "every placeholder has its value"
    return error


# -- round trips ------------------------------------------------------------------


@given(offices, periods, session_lists)
def test_what_is_composed_parses_back_the_same(office, period, sessions):
    data = parse(compose(office, period, sessions))
    assert (data.office, data.period, list(data.sessions)) == (office, period, sessions)


@given(offices, periods, session_lists)
def test_the_streamed_text_is_that_of_the_whole(office, period, sessions):
    streamed = "".join(to_json(office, period, iter(sessions)))
    assert streamed == json.dumps(compose(office, period, sessions), ensure_ascii=False, indent=1) + "\n"


def test_the_sample_reads_and_is_written_back_with_all_it_says(sample, tmp_path):
    data = read(sample)
    again = tmp_path / "again.json"
    with again.open("w", encoding="utf-8", newline="\n") as out:
        write(out, data.office, data.period, iter(data.sessions))
    assert_holds(json.loads(again.read_bytes()), json.loads(sample.read_bytes()))
    assert read(again) == data


def test_the_order_of_keys_is_that_of_the_design():
    out = io.StringIO()
    write(out, None, (None, None), parse(a_petition(content="a", assignment={"lead": "b"})).sessions)
    text = json.loads(out.getvalue())
    assert list(text) == ["schema", "office", "period", "sessions", "documents"]
    expected = "uid office kind side title state holding villages demanded_by starts_at ends_at place audience fields"
    expected += " chair co_chairs minute_taker citizens_present"
    expected += " opening conclusion read_back notice_conclusion attendees petitions documents"
    assert list(text["sessions"][0]) == expected.split()
    petition = text["sessions"][0]["petitions"][0]
    expected = "uid number petitioner received_on field content"
    expected += " competence answer assignment written_answer outcome matter extensions"
    assert list(petition) == expected.split()
    assert list(petition["assignment"]) == ["lead", "supporting", "due", "form"]


def test_streaming_takes_one_session_at_a_time():
    taken = []

    def sessions():
        for index in range(3):
            taken.append(index)
            yield only({"schema": "doithoai/2", "sessions": [{"uid": str(index)}]})

    pieces = to_json(None, (None, None), sessions())
    next(pieces), next(pieces)
    assert taken == [0]


def test_what_was_once_pasted_into_a_register_is_written_so_that_it_can_be_read():
    session = Session("s1", title="Dòng một\x0bdòng hai\x07", fields=("đất\x00",), attendees=(Attendee("A\ufffe"),))
    back = parse(json.loads("".join(to_json(None, (None, None), [session])))).sessions[0]
    assert (back.title, back.fields, back.attendees[0].name) == ("Dòng một\ndòng hai", ("đất",), "A")


# -- what is refused, and where ---------------------------------------------------

WRONG = [
    ({"sessions": []}, "schema"),
    ({"schema": "doithoai/3"}, "schema"),
    ({"schema": None}, "schema"),
    ({"schema": "doithoai/2", "extra": 1}, "extra"),
    ({"schema": "doithoai/2", "office": []}, "office"),
    ({"schema": "doithoai/2", "office": {"level": "village"}}, "office.level"),
    ({"schema": "doithoai/2", "office": {"nom": "x"}}, "office.nom"),
    ({"schema": "doithoai/2", "period": {"from": "2022-02-30"}}, "period.from"),
    ({"schema": "doithoai/2", "period": {"from": "2022-02-02", "to": "2022-02-01"}}, "period.to"),
    ({"schema": "doithoai/2", "sessions": {}}, "sessions"),
    ({"schema": "doithoai/2", "sessions": [{"uid": "a"}, None]}, "sessions[1]"),
    (a_file(kind="weekly"), "sessions[0].kind"),
    (a_file(kind=["periodic"]), "sessions[0].kind"),
    (a_file(kind=""), "sessions[0].kind"),
    (a_file(side=True), "sessions[0].side"),
    (a_file(title=5), "sessions[0].title"),
    (a_file(title="a\x00b"), "sessions[0].title"),
    (a_file(title="a\ud800b"), "sessions[0].title"),
    (a_file(starts_at="2022-03-18"), "sessions[0].starts_at"),
    (a_file(starts_at="2022-03-18T13:30:00"), "sessions[0].starts_at"),
    (a_file(starts_at="2022-03-18 13:30"), "sessions[0].starts_at"),
    (a_file(starts_at="2022-03-18T24:00"), "sessions[0].starts_at"),
    (a_file(starts_at="2022-03-18T13:30Z"), "sessions[0].starts_at"),
    (a_file(starts_at="2022-03-18T13:30", ends_at="2022-03-18T13:29"), "sessions[0].ends_at"),
    (a_file(state="done"), "sessions[0].state"),
    (a_file(holding="zoom"), "sessions[0].holding"),
    (a_file(demanded_by="law"), "sessions[0].demanded_by"),
    (a_file(villages="Thôn 1"), "sessions[0].villages"),
    (a_file(co_chairs=[{"name": "A"}, "B"]), "sessions[0].co_chairs[1]"),
    (a_file(co_chairs=[{"name": "A", "phone": "1"}]), "sessions[0].co_chairs[0].phone"),
    (a_petition(extensions={}), "sessions[0].petitions[0].extensions"),
    (a_petition(extensions=[{"until": "2022-03-18"}]), "sessions[0].petitions[0].extensions[0].until"),
    (a_petition(extensions=[{"at": "2022-03-18"}]), "sessions[0].petitions[0].extensions[0].at"),
    (a_file(documents=[{"kind": "report", "covers_to": "2022-03-31"}]), "sessions[0].documents[0].covers_to"),
    (
        {"schema": "doithoai/2", "documents": [{"kind": "report", "covers_from": "2022-03-31"}]},
        "documents[0].covers_to",
    ),
    (
        {
            "schema": "doithoai/2",
            "documents": [{"kind": "report", "covers_from": "2022-03-31", "covers_to": "2022-03-01"}],
        },
        "documents[0].covers_to",
    ),
    (a_petition(matter=7), "sessions[0].petitions[0].matter"),
    (a_file(fields="đất đai"), "sessions[0].fields"),
    (a_file(fields=["đất đai", None]), "sessions[0].fields[1]"),
    (a_file(chair="Ông A"), "sessions[0].chair"),
    (a_file(chair={"nam": "Ông A"}), "sessions[0].chair.nam"),
    (a_file(citizens_present=-1), "sessions[0].citizens_present"),
    (a_file(citizens_present=True), "sessions[0].citizens_present"),
    (a_file(citizens_present=5.0), "sessions[0].citizens_present"),
    (a_file(citizens_present="5"), "sessions[0].citizens_present"),
    (a_file(citizens_present=2**31), "sessions[0].citizens_present"),
    (a_file(citizens_present=10**5000), "sessions[0].citizens_present"),
    (a_file(uid="x" * 65), "sessions[0].uid"),
    (a_file(uid="a\tb"), "sessions[0].uid"),
    (a_file(uid=7), "sessions[0].uid"),
    (a_file(attendees=[{}, {"name": "A", "role": "guest"}]), "sessions[0].attendees[1].role"),
    (a_file(attendees=[{"name": "A", "present": 1}]), "sessions[0].attendees[0].present"),
    (a_petition(due="2022-01-01"), "sessions[0].petitions[0].due"),
    (a_petition(assignment={"due": "01/02/2022"}), "sessions[0].petitions[0].assignment.due"),
    (a_petition(assignment={"due": "20220201"}), "sessions[0].petitions[0].assignment.due"),
    (a_petition(assignment={"due": "2022-W11-5"}), "sessions[0].petitions[0].assignment.due"),
    (a_petition(assignment={"due": "2022-02-01\n"}), "sessions[0].petitions[0].assignment.due"),
    (a_petition(assignment={"due": "٢٠٢٢-02-01"}), "sessions[0].petitions[0].assignment.due"),
    (a_petition(assignment={"due": 20220201}), "sessions[0].petitions[0].assignment.due"),
    (a_petition(assignment={"supporting": ["a", 1]}), "sessions[0].petitions[0].assignment.supporting[1]"),
    (a_petition(petitioner={"confidential": "yes"}), "sessions[0].petitions[0].petitioner.confidential"),
    (a_petition(number=0), "sessions[0].petitions[0].number"),
    (a_petition(outcome="done"), "sessions[0].petitions[0].outcome"),
    (a_petition(written_answer={"date": ""}), "sessions[0].petitions[0].written_answer.date"),
    (a_file(documents=[{"number": 5}]), "sessions[0].documents[0].kind"),
    (a_file(documents=[{"kind": "notice", "number": "5"}]), "sessions[0].documents[0].number"),
    (a_file(documents=[{"kind": "notice", "sha256": "AB" * 32}]), "sessions[0].documents[0].sha256"),
    (a_file(documents=[{"kind": "notice", "file": "../a.pdf"}]), "sessions[0].documents[0].file"),
    (a_file(documents=[{"kind": "notice", "file": "/etc/a.pdf"}]), "sessions[0].documents[0].file"),
    (a_file(documents=[{"kind": "notice", "file": "a\\b.pdf"}]), "sessions[0].documents[0].file"),
    (a_file(petitions=[{"uid": "p"}, {"uid": "p"}]), "sessions[0].petitions[1].uid"),
    ({"schema": "doithoai/2", "sessions": [{"uid": "s"}, {"uid": "s"}]}, "sessions[1].uid"),
    (
        {"schema": "doithoai/2", "sessions": [{"petitions": [{"uid": "p"}]}, {"petitions": [{"uid": "p"}]}]},
        "sessions[1].petitions[0].uid",
    ),
]


@pytest.mark.parametrize(("data", "path"), WRONG, ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_wrong_is_refused_with_its_path(data, path):
    assert refusal(data).path == path


@pytest.mark.parametrize("data", [None, [], "doithoai/2", 5])
def test_a_file_that_is_no_object_is_refused(data):
    with pytest.raises(DataRefused, match="JSON object"):
        parse(data)


def test_a_foreign_key_cannot_break_the_line_of_the_message():
    error = refusal(a_file(**{"a\nb" + "x" * 500: 1}))
    assert "\n" not in str(error)
    assert len(str(error)) < 200


# -- what is accepted, and as what --------------------------------------------------


def test_null_and_absent_and_blank_are_not_known():
    session = only(a_file(kind=None, title=" \n ", fields=None, chair={"name": None}, petitions=None))
    assert session.title is session.kind is session.chair is None
    assert session.fields == session.petitions == ()


def test_a_part_of_which_nothing_is_known_is_no_part():
    petition = only(a_petition(petitioner={"name": None}, answer={}, assignment={"supporting": []})).petitions[0]
    assert petition.petitioner is petition.answer is petition.assignment is None


def test_an_attendee_or_a_chair_may_have_no_name_yet():
    session = only(a_file(chair={"position": "Chủ tịch"}, attendees=[{"body": "Công an xã"}]))
    assert session.chair == Person("", "Chủ tịch")
    assert (session.attendees[0].name, session.attendees[0].body) == ("", "Công an xã")


def test_text_becomes_nfc_with_plain_line_ends():
    session = only(a_file(title=unicodedata.normalize("NFD", "  Ủy ban\r\nxã\rĐức\tThọ ")))
    assert session.title == "Ủy ban\nxã\nĐức\tThọ"
    assert unicodedata.is_normalized("NFC", session.title)


def test_false_is_an_answer_and_not_unknown():
    petition = only(a_petition(petitioner={"confidential": False})).petitions[0]
    assert petition.petitioner == Petitioner(confidential=False)


# -- identities ---------------------------------------------------------------------


def without_uids(title="Hội nghị", code="18163"):
    session = {"title": title, "starts_at": "2022-03-18T13:30", "petitions": [{"content": "a"}, {"content": "a"}]}
    return {"schema": "doithoai/2", "office": {"code": code}, "sessions": [session, session]}


def uids(data):
    found = parse(data).sessions
    return [one.uid for one in found] + [petition.uid for one in found for petition in one.petitions]


def test_absent_identities_are_derived_the_same_each_time_and_all_different():
    assert uids(without_uids()) == uids(without_uids())
    assert len(set(uids(without_uids()))) == 6


def test_derived_identities_never_change_from_version_to_version():
    namespace = uuid.UUID("8f6e5f5e-9a43-5d5c-8c0b-6f0a4f1b7d21")
    session = uuid.uuid5(namespace, '["18163", "Hội nghị", "2022-03-18T13:30", 0]')
    assert uids(without_uids())[0] == str(session)
    assert uids(without_uids())[2] == str(uuid.uuid5(namespace, f'["{session}", "petition", 0]'))


def test_another_office_or_title_has_other_identities():
    assert not set(uids(without_uids())) & set(uids(without_uids(code="18164")))
    assert not set(uids(without_uids())) & set(uids(without_uids(title="Khác")))


def test_where_the_office_stands_in_the_file_does_not_matter():
    data = without_uids()
    turned = dict(reversed(data.items()))
    assert uids(turned) == uids(data)


# -- the catalogue of fields -----------------------------------------------------------

KNOWN = ("văn hóa, giáo dục, y tế", "an ninh")


def test_a_field_must_be_of_the_catalogue_where_there_is_one():
    error = refusal(a_file(fields=["an ninh", "giao thông"]), catalogue=KNOWN)
    assert error.path == "sessions[0].fields[1]"
    assert refusal(a_petition(field="giao thông"), catalogue=KNOWN).path == "sessions[0].petitions[0].field"
    assert only(a_petition(field="giao thông")).petitions[0].field == "giao thông"


@pytest.mark.parametrize("spelling", ["văn hoá, giáo dục, y tế", "Văn hóa, giáo dục, y tế", "văn hóa, giáo dục, y tế"])
def test_a_field_takes_the_spelling_of_the_catalogue(spelling):
    for form in ("NFC", "NFD"):
        data = a_file(fields=[unicodedata.normalize(form, spelling)])
        assert only(data, catalogue=KNOWN).fields == (KNOWN[0],)


# -- files that cannot be read ------------------------------------------------------------


def message_of(path: Path) -> str:
    with pytest.raises(AppError) as caught:
        read(path)
    text = str(caught.value)
    assert "\n" not in text
    assert "{" not in text
    return text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b'{"schema": "doithoai/2",\n "sessions": [}', "line 2, column 15"),
        (b'{"schema":\n "\xff"}', "not UTF-8 text (line 2)"),
        ('{"schema": "doithoai/2"}'.encode("utf-16"), "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"schema": "doithoai/2", "sessions": NaN}', "NaN"),
        (b'{"schema": "doithoai/2", "sessions": ' + b"9" * 5000 + b"}", "number that cannot be read"),
        (b'{"schema": "doithoai/2", "schema": "doithoai/2"}', "schema is given twice"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, content, expected):
    path = tmp_path / "data.json"
    path.write_bytes(content)
    assert expected in message_of(path)


def test_a_key_given_twice_is_refused_where_it_is(tmp_path):
    path = tmp_path / "data.json"
    path.write_text('{"schema": "doithoai/2", "sessions": [{"petitions": [{"uid": "a", "number": 1, "uid": "b"}]}]}')
    with pytest.raises(DataRefused) as caught:
        read(path)
    assert caught.value.path == "sessions[0].petitions[0].uid"


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    assert str(tmp_path / "no.json") in message_of(tmp_path / "no.json")
    assert "is a folder" in message_of(tmp_path)


def test_a_byte_order_mark_is_passed_over(tmp_path):
    path = tmp_path / "data.json"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"schema": "doithoai/2"}')
    assert read(path) == data_file.DataFile(None, (None, None), ())


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_nothing_raises_anything_but_a_refusal(value):
    for data in (value, {"schema": "doithoai/2", "sessions": value}, a_petition(assignment=value), a_file(uid=value)):
        try:
            parse(data)
        except DataRefused as error:
            assert "{" not in error.message.format(**error.params) or "{" in str(error.params)


# -- versions ------------------------------------------------------------------------------------

VECTORS = Path(__file__).parents[1] / "data" / "exchange"


@pytest.mark.parametrize("version", data_file.VERSIONS.values())
def test_the_kept_file_of_each_version_has_every_key_and_is_read(version):
    written = json.loads((VECTORS / f"doithoai-{version}.json").read_text(encoding="utf-8"))
    assert written["schema"] == f"doithoai/{version}"
    assert_filled(Session, written["sessions"][0], version)
    assert_filled(Office, written["office"], version)
    papers = [*written["sessions"][0]["documents"], *written.get("documents", ())]
    # No paper has every key: of a session it covers no days, and of none it went to nobody.
    filled = {key: next((paper[key] for paper in papers if paper[key]), None) for key in papers[0]}
    assert_filled(DocumentRecord, filled, version)
    again = compose(*astuple(parse(written)))
    assert again["schema"] == data_file.SCHEMA
    assert_holds(again, {**written, "schema": data_file.SCHEMA})


def test_the_kept_file_of_the_newest_version_is_written_back_byte_for_byte():
    path = VECTORS / f"{data_file.SCHEMA.replace('/', '-')}.json"
    assert "".join(to_json(*astuple(read(path)))) == path.read_text(encoding="utf-8")


def astuple(data):
    return data.office, data.period, data.sessions, data.documents


def assert_filled(kind, written, version):
    """Every key that the version has is there, in order, and says something, all the way down."""
    parts = [part for part in parts_of(kind) if part.since <= version]
    assert list(written) == [part.name for part in parts]
    for part in parts:
        value = written[part.name]
        assert value not in (None, [], ""), part.name
        if is_dataclass(part.kind) and part.kind is not DocumentRecord:
            for inner in value if part.many else [value]:
                assert_filled(part.kind, inner, version)


def assert_holds(whole, part):
    """``whole`` says all that ``part`` says; it may have keys of later versions."""
    if isinstance(part, dict):
        for key, value in part.items():
            assert_holds(whole[key], value)
    elif isinstance(part, list):
        assert len(whole) == len(part)
        for inner, value in zip(whole, part, strict=True):
            assert_holds(inner, value)
    else:
        assert whole == part


def test_a_schema_that_is_not_known_is_refused_with_those_that_are():
    error = refusal({"schema": "doithoai/3", "sessions": "nonsense"})
    assert str(error) == "schema: doithoai/3 is not one of doithoai/1, doithoai/2."
    assert "null" in str(refusal({}))
    assert refusal({"schema": ["doithoai/1"]}).path == "schema"


def test_two_petitions_of_a_session_have_no_number_in_common():
    """Papers call a petition by it; what has no number, or belongs to another session, is free."""
    rows = [{"uid": f"p{place}", "number": number} for place, number in enumerate([1, None, None, 2, 1])]
    assert refusal(a_file(petitions=rows)).path == "sessions[0].petitions[4].number"
    apart = [{"uid": "a", "petitions": rows[:2]}, {"uid": "b", "petitions": rows[4:]}]
    assert len(parse({"schema": "doithoai/2", "sessions": apart}).sessions) == 2
