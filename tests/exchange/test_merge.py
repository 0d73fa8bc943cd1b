"""Merging: twice is once, the order of packages changes nothing, what was withdrawn is withdrawn; and out again."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices_below import YEAR, Below, any_unit, contents, register_above

from doithoai.domain.errors import AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Attendee, DocumentRecord, Session, SessionOffice
from doithoai.exchange import data_file, merge
from doithoai.exchange.manifest import Since
from doithoai.exchange.merge import Outcome, Result
from doithoai.exchange.verify import PackageReport
from doithoai.register import check, history, merged, search, sessions
from doithoai.register.connection import Register


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Register]:
    with register_above(tmp_path / "tinh.sdt") as register:
        yield register


@pytest.fixture
def below() -> Below:
    office = Below("18163", "UBND xã Sơn Tiến")
    office.put(a_session("s1", 1), a_session("s2", 2))
    return office


def a_session(uid: str, month: int, *words: str, documents: int = 1) -> Session:
    petitions = tuple(
        Petition(f"{uid}-p{place}", place + 1, Petitioner("Trần Nuôi"), content=content)
        for place, content in enumerate(words or ("Đường hỏng.",))
    )
    records = tuple(
        DocumentRecord(DocumentKind.MINUTES, number + 1, "BB-UBND", date(2022, month, 6), "ab" * 32)
        for number in range(documents)
    )
    attendees = (Attendee("Phan Đình Lưu", present=True),)
    return Session(
        uid, title=f"Hội nghị {uid}", starts_at=datetime(2022, month, 5, 8), attendees=attendees, petitions=petitions,
        documents=records,
    )  # fmt: skip


def merge_one(register: Register, report: PackageReport) -> Result:
    with register.step("Merge packages"):
        return merge.merge(register, report, any_unit)


def unmerge_one(register: Register, report: PackageReport) -> Result:
    with register.step("Take out a package"):
        return merge.unmerge(register, report.digest)


def counts(result: Result) -> dict[str, int]:
    return {outcome.value: count for outcome, count in result.counts.items() if count}


# -- what one package does ---------------------------------------------------------------------


def test_sessions_are_added_with_whose_they_are_and_where_from(above: Register, below: Below) -> None:
    report = below.package()
    assert counts(merge_one(above, report)) == {"added": 2}
    expected = [
        replace(session, office=SessionOffice("18163", "UBND xã Sơn Tiến")) for session in below.sessions.values()
    ]
    assert contents(above) == expected
    package = merged.package_id(above, report.digest)
    assert package is not None
    assert merged.when(above, package)[1] == "thư ký tỉnh"
    assert above.rows("SELECT DISTINCT source_id FROM session") == [(package,)]
    assert search.sessions(above, "hội nghị s1") == ["s1"]
    assert check.first_break(above) is None


def test_twice_is_once(above: Register, below: Below) -> None:
    merge_one(above, below.package())
    before = contents(above)
    again = merge_one(above, below.package())
    assert again.repeated
    assert counts(again) == {"same": 2}
    assert contents(above) == before


def test_what_changed_below_changes_above_and_rows_stay(above: Register, below: Below) -> None:
    below.put(a_session("s1", 1, "Đường hỏng.", "Cầu yếu.", "Thiếu nước."))
    merge_one(above, below.package())
    (row,) = above.row("SELECT id FROM petition WHERE uid = 's1-p0'") or ()
    below.put(a_session("s1", 1, "Đường hỏng nặng.", "Cầu yếu.", documents=2))
    assert counts(merge_one(above, below.package())) == {"updated": 1, "same": 1}
    session = sessions.get(above, "s1")
    assert [petition.content for petition in session.petitions] == ["Đường hỏng nặng.", "Cầu yếu."]
    assert len(session.documents) == 2
    assert above.row("SELECT id FROM petition WHERE uid = 's1-p0'") == (row,)
    assert check.first_break(above) is None


def test_what_was_withdrawn_below_is_withdrawn_above(above: Register, below: Below) -> None:
    merge_one(above, below.package())
    below.drop("s2")
    assert counts(merge_one(above, below.package())) == {"same": 1, "withdrawn": 1}
    assert [session.uid for session in contents(above)] == ["s1"]
    assert check.first_break(above) is None


def test_a_package_of_another_period_withdraws_nothing(above: Register, below: Below) -> None:
    merge_one(above, below.package())
    below.put(a_session("s5", 5))
    assert counts(merge_one(above, below.package((date(2022, 5, 1), date(2022, 5, 31))))) == {"added": 1}
    assert len(contents(above)) == 3


def test_an_older_package_never_overwrites(above: Register, below: Below) -> None:
    older = below.package()
    below.put(a_session("s1", 1, "Mới hơn."))
    below.drop("s2")
    merge_one(above, below.package())
    before = contents(above)
    assert counts(merge_one(above, older)) == {"older": 2}
    assert contents(above) == before


def test_what_is_new_since_a_receipt_leaves_the_rest_alone(above: Register, below: Below) -> None:
    whole = below.package()
    merge_one(above, whole)
    below.put(a_session("s3", 3))
    below.drop("s2")
    new = below.package(since=Since(whole.digest, ("s2",)), only=["s3"])
    assert counts(merge_one(above, new)) == {"added": 1, "withdrawn": 1}
    assert [session.uid for session in contents(above)] == ["s1", "s3"]


# -- refusals and doubts -------------------------------------------------------------------------


def test_packages_that_are_refused(above: Register, below: Below) -> None:
    report = below.package()
    assert report.manifest and report.manifest.office
    office = report.manifest.office
    for changed, words in (
        (replace(report.manifest, key=None), "not signed"),
        (replace(report.manifest, office=None), "which office"),
        (replace(report.manifest, office=replace(office, code="42")), "of this office itself"),
    ):
        with pytest.raises(AppError, match=words):
            merge_one(above, replace(report, manifest=changed))
    with pytest.raises(AppError, match="none with the code 18163"), above.step("Merge packages"):
        merge.merge(above, report, lambda code: False)
    assert contents(above) == []


def test_what_a_person_changed_here_is_in_doubt_and_stays(above: Register, below: Below) -> None:
    merge_one(above, below.package())
    sessions.edit(above, "s1", lambda session: replace(session, title="Sửa ở tỉnh"))
    sessions.discard(above, "s2")
    below.put(a_session("s1", 1, "Khác."), a_session("s2", 2, "Khác."))
    result = merge_one(above, below.package())
    assert counts(result) == {"in doubt": 2}
    message = str(result.doubts[0])
    assert "was changed in this register" in message
    assert "Session s1 " not in message, "a person knows it by its title and day"
    assert [session.title for session in contents(above)] == ["Sửa ở tỉnh"]


def test_a_session_of_this_office_is_never_taken_from_another(above: Register, below: Below) -> None:
    own = a_session("tinh-1", 4)
    sessions.add(above, [own])
    passed_on = replace(own, office=SessionOffice("42", "UBND tỉnh"), title="Khác")
    below.put(passed_on)
    assert counts(merge_one(above, below.package())) == {"added": 2, "in doubt": 1}
    assert sessions.get(above, "tinh-1") == own
    below.put(replace(passed_on, title=own.title))
    assert counts(merge_one(above, below.package())) == {"same": 3}


def test_the_office_that_held_a_session_is_believed_before_who_passes_it_on(above: Register, tmp_path: Path) -> None:
    commune, district = Below("18163", "UBND xã"), Below("439", "UBND huyện")
    session = a_session("s1", 1)
    commune.put(session)
    district.step = 9
    district.put(replace(session, office=SessionOffice("18163", "UBND xã"), title="Huyện chép lại"))
    for order in permutations([commune.package(), district.package()]):
        with register_above(tmp_path / f"{order[0].path.name}.sdt") as register:
            results = [merge_one(register, report) for report in order]
            assert sum(result.counts[Outcome.DOUBT] for result in results) == 1
            assert contents(register) == [replace(session, office=SessionOffice("18163", "UBND xã"))]


def test_a_petition_that_comes_in_two_sessions_counts_once(above: Register, tmp_path: Path) -> None:
    shared = Petition("chung", 1, content="Một ý kiến.")
    first, second = Below("18163"), Below("18166")
    first.put(replace(a_session("a", 1), petitions=(shared,)))
    second.put(replace(a_session("b", 2), petitions=(shared, Petition("riêng", 2, content="Ý khác."))))
    for number, order in enumerate(permutations([first.package(), second.package()])):
        with register_above(tmp_path / f"{number}.sdt") as register:
            for report in order:
                merge_one(register, report)
            held = {session.uid: [petition.uid for petition in session.petitions] for session in contents(register)}
            assert held == {"a": ["chung"], "b": ["riêng"]}
            unmerge_one(register, first.package())
            assert [petition.uid for petition in contents(register)[0].petitions] == ["chung", "riêng"]


# -- out again ------------------------------------------------------------------------------------


def test_what_a_package_brought_goes_and_what_was_before_it_comes_back(above: Register, below: Below) -> None:
    merge_one(above, below.package())
    before = contents(above)
    below.put(a_session("s1", 1, "Sai."), a_session("s3", 3))
    below.drop("s2")
    wrong = below.package()
    merge_one(above, wrong)
    assert counts(unmerge_one(above, wrong)) == {"updated": 1, "added": 1, "withdrawn": 1}
    assert contents(above) == before
    with pytest.raises(AppError, match="was not merged"):
        unmerge_one(above, wrong)
    assert check.first_break(above) is None


def test_merging_is_one_undo(above: Register, below: Below) -> None:
    merge_one(above, below.package())
    history.undo(above)
    assert contents(above) == []
    history.redo(above)
    assert len(contents(above)) == 2
    assert check.first_break(above) is None


# -- any order ---------------------------------------------------------------------------------------

_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "drop", "send", "send part", "send new"]),
        st.integers(0, 1),
        st.integers(1, 4),
        st.integers(0, 2),
    ),
    min_size=3,
    max_size=12,
)


def without(office: Below, petition: str) -> list[Session]:
    """Its sessions that have a petition, which is about to move to another one, without it."""
    return [
        replace(session, petitions=tuple(p for p in session.petitions if p.uid != petition))
        for session in office.sessions.values()
        if any(p.uid == petition for p in session.petitions)
    ]


def new_since(office: Below, digest: str, before: dict[str, Session]) -> list[PackageReport]:
    """What changed, came and went since a package that was confirmed."""
    office.step += 1
    changed = [uid for uid, session in office.sessions.items() if before.get(uid) != session]
    return [office.package(since=Since(digest, tuple(sorted(before.keys() - office.sessions.keys()))), only=changed)]


def packages_of(acts: list[tuple[str, int, int, int]]) -> list[PackageReport]:
    """What two offices send while they put, change and drop sessions in the course of time."""
    offices = [Below("18163", "xã một"), Below("18166", "xã hai")]
    confirmed: dict[str, tuple[str, dict[str, Session]]] = {}  # of each office: its last whole package, what it held
    packages: list[PackageReport] = []
    for act, number, month, words in acts:
        office = offices[number]
        uid = f"{office.code}-{month}"
        if act == "put":
            shared = Petition("chung", 9, content="Chung.") if words == 2 else Petition(f"{uid}-x", 9, content="Riêng.")
            session = a_session(uid, month, f"Lời {words}.", documents=words)
            office.put(*without(office, shared.uid), replace(session, petitions=(*session.petitions, shared)))
        elif act == "drop":
            office.drop(uid)
        elif act == "send":
            office.step += 1
            packages.append(office.package())
            confirmed[office.code] = packages[-1].digest, dict(office.sessions)
        elif act == "send new":
            packages += new_since(office, *confirmed[office.code]) if office.code in confirmed else ()
        else:
            office.step += 1
            packages.append(office.package((date(2022, 1, 1), date(2022, month, 28))))
    packages += [office.package() for office in offices]
    return packages


def outcome_of(path: Path, packages: list[PackageReport], wrong: list[PackageReport]) -> list[Session]:
    with register_above(path) as register:
        for report in packages:
            merge_one(register, report)
        for report in {report.digest: report for report in wrong}.values():
            unmerge_one(register, report)
        assert check.first_break(register) is None
        return contents(register)


EXAMPLES = int(os.environ.get("DOITHOAI_ORDERS", "4"))  # each makes three registers


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ACTS, st.randoms(use_true_random=False), st.data())
def test_any_order_gives_the_same_register(tmp_path_factory, acts, random, data) -> None:
    packages = packages_of(acts)
    folder = tmp_path_factory.mktemp("order")
    shuffled = random.sample(packages, len(packages))
    wrong = [report for report in packages if data.draw(st.integers(0, 3)) == 0]
    right = [report for report in packages if report.digest not in {other.digest for other in wrong}]
    expected = outcome_of(folder / "a.sdt", right, [])
    assert outcome_of(folder / "b.sdt", shuffled, wrong) == expected
    assert outcome_of(folder / "c.sdt", packages[::-1], wrong) == expected


# -- a consolidated register as a data file -----------------------------------------------------------


def test_a_consolidated_register_dumps_and_loads_the_same(above: Register, below: Below, tmp_path: Path) -> None:
    sessions.add(above, [a_session("tinh-1", 4)])
    merge_one(above, below.package())
    written = data_file.compose(None, YEAR, contents(above))
    assert [session["office"] for session in written["sessions"]] == [
        {"code": "18163", "name": "UBND xã Sơn Tiến"},
        {"code": "18163", "name": "UBND xã Sơn Tiến"},
        None,
    ]
    with register_above(tmp_path / "khac.sdt") as other:
        assert sessions.add(other, data_file.parse(written).sessions) == (3, 0)
        assert sessions.add(other, data_file.parse(written).sessions) == (0, 3)
        assert contents(other) == contents(above)
        assert counts(merge_one(other, below.package())) == {"updated": 2}  # taken as that package's from now on
        assert contents(other) == contents(above)
