"""Merging as the commands and the window do it: a plan, one step, what needs a person first."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.errors import AppError
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.session import Session
from doithoai.exchange import merge
from doithoai.i18n import set_language
from doithoai.register import history, keys, offices, sessions
from doithoai.register.connection import Register
from doithoai.work import merging, sending
from doithoai.work.merging import Standing

YEAR = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def office(path: Path, code: str, name: str, *uids: str) -> Register:
    register = Register.create(path, who="thư ký")
    offices.set_periods(register, code, [OfficePeriod(Office(code, name))])
    sessions.add(register, [Session(uid, title=uid, starts_at=datetime(2022, 3, 5, 8)) for uid in uids])
    return register


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Register]:
    with office(tmp_path / "tinh.sdt", "42", "UBND tỉnh Hà Tĩnh") as register:
        yield register


@pytest.fixture
def package(tmp_path: Path) -> Path:
    with office(tmp_path / "xa.sdt", "18163", "UBND xã Sơn Tiến", "s1", "s2") as below:
        return sending.export(below, *YEAR, tmp_path)


def test_a_plan_says_what_merging_does_and_changes_nothing(above: Register, package: Path) -> None:
    state = history.state(above)
    (planned,) = merging.merge(above, [package], is_plan=True)
    assert merging.lines(planned)[0].endswith("added: 2")
    assert (history.state(above), sessions.count(above), keys.all_trusted(above)) == (state, 0, [])
    (merged,) = merging.merge(above, [package])
    assert merging.lines(merged) == merging.lines(planned)
    assert "; accepted" in merging.lines(merged)[-1]
    assert "not accepted yet" in merging.lines(planned, is_plan=True)[-1], "nothing was stored"
    assert sessions.count(above) == 2


def test_what_is_refused_stands_first_and_stops_nothing(above: Register, package: Path, tmp_path: Path) -> None:
    (tmp_path / "hỏng.sdt.zip").write_bytes(package.read_bytes()[:400])
    broken, whole = merging.merge(above, [package, tmp_path / "hỏng.sdt.zip"])
    assert broken.needs_a_person
    assert merging.lines(broken) == ["hỏng.sdt.zip: refused"]
    assert "cut short" in merging.complaints(broken)[0]
    assert not whole.needs_a_person
    assert sessions.count(above) == 2


def test_many_packages_are_one_step(above: Register, package: Path, tmp_path: Path) -> None:
    with office(tmp_path / "xa2.sdt", "18199", "UBND xã khác", "x1") as other:
        second = sending.export(other, *YEAR, tmp_path)
    merging.merge(above, [package, second])
    history.undo(above)
    assert sessions.count(above) == 0


def test_a_package_is_taken_out(above: Register, package: Path) -> None:
    merging.merge(above, [package])
    assert merging.lines(merging.unmerge(above, package))[0].endswith("withdrawn: 2")
    assert sessions.count(above) == 0


def test_a_plan_on_a_copy_leaves_the_register_to_others(above: Register, package: Path) -> None:
    with above.reader() as reader, above.step("Something else, written meanwhile"):
        (planned,) = merging.plan(reader, [package])
    assert planned.standing is Standing.FIRST_KEY
    assert sessions.count(above) == 0


def test_each_package_says_what_a_person_has_to_do(above: Register, package: Path, tmp_path: Path) -> None:
    (merged,) = merging.merge(above, [package])
    assert (merged.standing, merged.sender) == (Standing.FIRST_KEY, ("18163", "UBND xã Sơn Tiến"))
    assert merged.result is not None
    assert [(entry.outcome, entry.title) for entry in merged.result.entries] == [("added", "s1"), ("added", "s2")]
    (again,) = merging.merge(above, [package])
    assert again.standing is Standing.NOTHING_NEW
    with office(tmp_path / "khác.sdt", "18163", "UBND xã Sơn Tiến", "s3") as other:
        (tmp_path / "b").mkdir()
        changed = sending.export(other, *YEAR, tmp_path / "b")
    (refused,) = merging.merge(above, [changed])
    assert refused.standing is Standing.KEY_CHANGED
    (accepted,) = merging.merge(above, [changed], new_keys={refused.fingerprint})
    assert accepted.standing is Standing.CHANGES


def test_only_the_file_that_was_looked_at_is_merged(above: Register, package: Path) -> None:
    (refused,) = merging.merge(above, [package], looked_at={package: "0" * 64})
    assert refused.standing is Standing.REFUSED
    assert sessions.count(above) == 0
    digest = refused.report.digest
    (merged,) = merging.merge(above, [package], looked_at={package: digest})
    assert merged.result is not None


def test_packages_are_taken_out_by_their_names(above: Register, package: Path) -> None:
    (merged,) = merging.merge(above, [package])
    taken = merging.take_out(above, [merged.report.digest])
    assert (taken.changed, taken.doubts, sessions.count(above)) == (2, (), 0)


def test_a_folder_stands_for_the_packages_in_it(package: Path, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("thư")
    files = merging.packages_in([tmp_path, package, tmp_path / "thư.txt"])
    assert files == [package.resolve(), (tmp_path / "thư.txt").resolve()]


def test_the_work_can_be_stopped_between_packages(above: Register, package: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(finished: int, _total: int) -> None:
        if finished:
            raise Stopped

    with pytest.raises(Stopped):
        merging.merge(above, [package, package], stop)
    assert sessions.count(above) == 0


def test_a_key_that_a_person_accepted_is_not_known_where_the_package_is_refused(
    above: Register, tmp_path: Path
) -> None:
    """Signed in the name of this office itself: nothing of a refused package stands."""
    with office(tmp_path / "gia.sdt", "42", "UBND tỉnh Hà Tĩnh", "s1") as forger:
        package = sending.export(forger, *YEAR, tmp_path)
    (planned,) = merging.merge(above, [package], is_plan=True)
    (refused,) = merging.merge(above, [package], new_keys={planned.fingerprint})
    assert "of this office itself" in str(refused.refusals[0])
    assert keys.all_trusted(above) == []


def test_of_a_package_that_cannot_be_put_in_nothing_stands_and_the_others_go_in(
    above: Register, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office(tmp_path / "xa2.sdt", "18172", "UBND xã Sơn Tây", "x1") as other:
        second = sending.export(other, *YEAR, tmp_path)
    settle = merge._settle

    def settle_or_fail(register: Register, uids: list[str], *arguments: object, **more: object) -> None:
        if "s1" in uids:
            raise AppError("It does not go in.")
        settle(register, uids, *arguments, **more)

    monkeypatch.setattr(merge, "_settle", settle_or_fail)
    refused, whole = merging.merge(above, [package, second])
    assert merging.complaints(refused) == [f"{package.name}: It does not go in."]
    assert merging.lines(whole)[0].endswith("added: 1")
    assert [trusted.code for trusted in keys.all_trusted(above)] == ["18172"]
    assert above.value("SELECT count(*) FROM merged_package") == 1
