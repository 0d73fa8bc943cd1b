import json
import tomllib
import unicodedata
import uuid
from collections import Counter
from datetime import date, datetime

import pytest

from doithoai.domain.calendar import WorkCalendar
from doithoai.domain.kinds import AnswerForm, Competence, OfficeLevel, Outcome, Role, SessionKind, Side
from doithoai.domain.office import holds_on
from doithoai.paths import resource

TODAY = date(2026, 11, 23)
DISTRICTS_ENDED = date(2025, 7, 1)
# Holders of high office, nationally and in the province: none may appear by name.
PUBLIC_FIGURES = {
    "Tô Lâm",
    "Lương Cường",
    "Phạm Minh Chính",
    "Trần Thanh Mẫn",
    "Trần Cẩm Tú",
    "Nguyễn Phú Trọng",
    "Võ Văn Thưởng",
    "Vương Đình Huệ",
    "Nguyễn Xuân Phúc",
    "Lê Minh Hưng",
    "Hoàng Trung Dũng",
    "Võ Trọng Hải",
    "Nguyễn Duy Lâm",
    "Trần Thế Dũng",
    "Nguyễn Hồng Lĩnh",
    "Lê Đình Sơn",
}
SESSION_KEYS = {
    *("uid", "kind", "side", "title", "starts_at", "ends_at", "place", "audience", "fields", "chair", "minute_taker"),
    *("citizens_present", "opening", "conclusion", "attendees", "petitions", "documents"),
}
PETITION_KEYS = {
    *("uid", "number", "petitioner", "field", "content", "competence", "answer", "assignment", "written_answer"),
    "outcome",
}


def raw(name):
    return resource("sample", name).read_text(encoding="utf-8")


def toml(*parts):
    return tomllib.loads(resource(*parts).read_text(encoding="utf-8"))


DATA = json.loads(raw("sessions.json"))
SESSIONS = DATA["sessions"]
PETITIONS = [(session, petition) for session in SESSIONS for petition in session["petitions"]]
PROFILE = toml("sample", "profile.toml")
HOLIDAYS = toml("catalogues", "holidays.toml")["holiday"]
CALENDAR = WorkCalendar(
    frozenset(row["date"] for row in HOLIDAYS if row["kind"] == "off"),
    frozenset(row["date"] for row in HOLIDAYS if row["kind"] == "worked"),
)
by_session = pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session["starts_at"][:10])


def day_of(session):
    return datetime.fromisoformat(session["starts_at"]).date()


@pytest.mark.parametrize("name", ["sessions.json", "profile.toml"])
def test_files_are_nfc(name):
    assert unicodedata.is_normalized("NFC", raw(name))
    assert "\r" not in raw(name)


def test_the_head_of_the_data_file():
    assert set(DATA) == {"schema", "office", "period", "sessions"}
    assert DATA["schema"] == "doithoai/2"
    current = {key: value for key, value in PROFILE["office"]["period"][-1].items() if key != "valid_from"}
    assert DATA["office"] == {"code": PROFILE["office"]["code"], **current}
    first, last = (date.fromisoformat(DATA["period"][key]) for key in ("from", "to"))
    assert all(first <= day_of(session) <= last for session in SESSIONS)


def test_counts():
    assert len(SESSIONS) >= 8
    assert len(PETITIONS) >= 170
    assert {petition["field"] for _, petition in PETITIONS} == {
        row["name"] for row in toml("provinces", "national.toml")["field"]
    }
    assert {session["side"] for session in SESSIONS} == set(Side)
    assert {session["kind"] for session in SESSIONS} == set(SessionKind)
    assert {petition["outcome"] for _, petition in PETITIONS} == set(Outcome)
    assert {petition["competence"] for _, petition in PETITIONS} == set(Competence)


def test_identities_are_uuids_and_unique():
    uids = [session["uid"] for session in SESSIONS] + [petition["uid"] for _, petition in PETITIONS]
    assert len(set(uids)) == len(uids)
    assert all(str(uuid.UUID(uid)) == uid for uid in uids)


@by_session
def test_a_session_has_the_keys_of_the_schema(session):
    assert set(session) == SESSION_KEYS
    assert session["side"] in set(Side)
    assert session["starts_at"] < session["ends_at"]
    assert session["starts_at"][:10] == session["ends_at"][:10]
    assert set(session["chair"]) == set(session["minute_taker"]) == {"name", "position"}
    assert session["audience"] in {row["name"] for row in toml("provinces", "national.toml")["audience"]}
    order = [row["name"] for row in toml("provinces", "national.toml")["field"]]
    assert session["fields"] == [name for name in order if name in {p["field"] for p in session["petitions"]}]
    assert session["opening"].count("\n") >= 1
    assert session["conclusion"].count("\n") >= 1
    assert session["documents"] == []


@by_session
def test_a_session_has_a_roster_and_12_to_40_petitions(session):
    roster = session["attendees"]
    assert 10 <= len(roster) <= 25
    assert all(set(person) == {"name", "position", "body", "role", "present"} for person in roster)
    assert {person["role"] for person in roster} <= set(Role)
    assert session["chair"]["name"] in {person["name"] for person in roster if person["present"]}
    assert any(not person["present"] for person in roster)
    assert len({person["name"] for person in roster}) == len(roster)
    assert session["citizens_present"] >= sum(person["role"] == "citizen" and person["present"] for person in roster)
    assert 12 <= len(session["petitions"]) <= 40
    assert [petition["number"] for petition in session["petitions"]] == list(range(1, len(session["petitions"]) + 1))


@by_session
def test_petitions_follow_the_schema_and_their_life(session):
    for petition in session["petitions"]:
        assert set(petition) - {"matter"} == PETITION_KEYS
        assert set(petition["petitioner"]) == {"name", "address", "phone", "confidential"}
        assert petition["content"].strip() == petition["content"] != ""
        assert petition["answer"] or petition["assignment"]
        if petition["answer"]:
            assert petition["answer"]["by"].split(",")[0] in {p["name"] for p in session["attendees"] if p["present"]}
        if petition["written_answer"]:
            assert petition["assignment"]
            assert day_of(session) < date.fromisoformat(petition["written_answer"]["date"]) <= TODAY
        if petition["assignment"]:
            assert set(petition["assignment"]) == {"lead", "supporting", "due", "form"}
            assert petition["assignment"]["form"] in set(AnswerForm)
            due = date.fromisoformat(petition["assignment"]["due"])
            assert day_of(session) < due
            assert CALENDAR.is_working_day(due)


@by_session
def test_levels_and_agencies_are_those_of_the_day(session):
    day = day_of(session)
    known = {row["name"]: row for row in PROFILE["agency"]}
    for petition in session["petitions"]:
        if day >= DISTRICTS_ENDED:
            assert petition["competence"] != "district"
        assignment = petition["assignment"]
        for name in [assignment["lead"], *assignment["supporting"]] if assignment else []:
            assert holds_on(known[name].get("valid_from"), known[name].get("valid_to"), day), name
        address = petition["petitioner"]["address"]
        if address.startswith("Thôn "):
            assert address in {row["name"] for row in PROFILE["village"]}


def test_words_are_never_copied():
    repeated = [text for text, count in Counter(petition["content"] for _, petition in PETITIONS).items() if count > 1]
    assert repeated == []
    lengths = [len(petition["content"]) for _, petition in PETITIONS]
    assert min(lengths) < 80
    assert max(lengths) > 1000


def test_every_stage_of_a_petition_is_there_today():
    pending = [
        date.fromisoformat(petition["assignment"]["due"])
        for _, petition in PETITIONS
        if petition["assignment"] and not petition["written_answer"] and petition["outcome"] == "open"
    ]
    assert sum(due < TODAY for due in pending) >= 5
    assert sum(due >= TODAY for due in pending) >= 3
    assert any(petition["written_answer"] and petition["outcome"] == "open" for _, petition in PETITIONS)
    assert sum(petition["petitioner"]["confidential"] for _, petition in PETITIONS) >= 5


def test_the_same_matter_comes_back():
    for matter in ("cầu Khe Sắn", "đập Cây Lim", "rại lợn"):
        assert len({s["uid"] for s, petition in PETITIONS if matter in petition["content"]}) >= 4


def test_nobody_in_office_is_named():
    people = {person["name"] for session in SESSIONS for person in session["attendees"]}
    people |= {petition["petitioner"]["name"] for _, petition in PETITIONS}
    people |= {row["name"] for row in PROFILE["leader"]}
    assert not people & PUBLIC_FIGURES
    text = raw("sessions.json") + raw("profile.toml")
    assert not [name for name in PUBLIC_FIGURES if name in text]


def test_the_profile_has_its_periods_without_gap():
    before, after = PROFILE["office"]["period"]
    assert (before["valid_to"], after["valid_from"]) == (date(2025, 6, 30), DISTRICTS_ENDED)
    assert {before["level"], after["level"]} <= set(OfficeLevel)
    assert "huyện" in before["superior"] and "tỉnh" in after["superior"]
    units = resource("catalogues", "units.tsv").read_text(encoding="utf-8")
    assert f"{PROFILE['office']['code']}\t42\txã\t{after['place_name']}\n" in units
    assert {row["side"] for row in PROFILE["leader"]} == {"government", "party"}
    assert {period for row in PROFILE["receiver"] for period in row["periods"]} == {
        *("month", "quarter1", "half", "nine_months", "year", "adhoc")
    }


@by_session
def test_someone_may_sign_on_every_session_day(session):
    sides = {"government", "party"} if session["side"] == "joint" else {session["side"]}
    for side in sides:
        able = [
            r
            for r in PROFILE["leader"]
            if r["side"] == side and holds_on(r.get("valid_from"), r.get("valid_to"), day_of(session))
        ]
        assert any(row["authority"] == "TM" for row in able)


def test_matters_raised_again_are_linked_over_the_years():
    raised = Counter((petition["matter"], session["uid"]) for session, petition in PETITIONS if petition.get("matter"))
    again = Counter(matter for matter, _ in raised)
    assert sorted(again.values()) == [5, 5, 6], "three matters, each in so many sessions"
