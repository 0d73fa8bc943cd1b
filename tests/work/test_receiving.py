"""Packages and receipts between an office and the one above: signed, sealed, verified, confirmed; and what is new."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.errors import AppError
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Answer, Petition
from doithoai.domain.session import Session
from doithoai.exchange.verify import verify as verify_package
from doithoai.i18n import set_language
from doithoai.register import keys, offices, petitions, sessions
from doithoai.register.connection import Register
from doithoai.work import merging, office_keys, receiving, sending

YEAR = (date(2022, 1, 1), date(2022, 12, 31))
TODAY = date(2023, 1, 5)


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def office(path: Path, code: str, name: str) -> Register:
    book = Register.create(path, who="thư ký")
    offices.set_periods(book, code, [OfficePeriod(Office(code, name))])
    return book


def a_session(uid: str, month: int) -> Session:
    return Session(
        uid, title=uid, starts_at=datetime(2022, month, 5, 8), petitions=(Petition(f"{uid}-p", 1, content="Đường."),)
    )


@pytest.fixture
def below(tmp_path: Path) -> Iterator[Register]:
    with office(tmp_path / "xa.sdt", "18163", "UBND xã Sơn Tiến") as book:
        sessions.add(book, [a_session("s1", 1), a_session("s2", 2), a_session("s3", 3)])
        yield book


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Register]:
    with office(tmp_path / "tinh.sdt", "42", "UBND tỉnh Hà Tĩnh") as book:
        yield book


def confirmed(below: Register, above: Register, package: Path, folder: Path) -> list[str]:
    receiving.make_receipt(above, package, folder / "nhan.sdr", TODAY)
    return receiving.read_receipt(below, folder / "nhan.sdr")


# -- whose it is --------------------------------------------------------------------------


def test_a_key_is_first_then_known_then_refused_when_it_changes(
    below: Register, above: Register, tmp_path: Path
) -> None:
    package = sending.export(below, *YEAR, tmp_path)
    first = receiving.verify(package, above)
    assert first.problems == []
    assert any("seen for the first time" in line for line in first.lines)
    assert keys.all_trusted(above) == []  # looking is not accepting

    office_keys.export(below, tmp_path / "xa.sdk")
    assert office_keys.trust(above, tmp_path / "xa.sdk").code == "18163"
    assert any("Signed by the known key" in line for line in receiving.verify(package, above).lines)
    assert receiving.verify(package, key_file=tmp_path / "xa.sdk").problems == []

    with office(tmp_path / "gia.sdt", "18163", "UBND xã Sơn Tiến") as forger:
        forged = sending.export(forger, *YEAR, tmp_path / "gia")
    (problem,) = receiving.verify(forged, above).problems
    assert "is known by the key" in str(problem)
    (problem,) = receiving.verify(forged, key_file=tmp_path / "xa.sdk").problems
    assert "is known by the key" in str(problem)
    with pytest.raises(AppError, match="known by the key"):
        receiving.make_receipt(above, forged, tmp_path / "x.sdr", TODAY)
    assert not (tmp_path / "x.sdr").exists()


def test_a_sealed_package_is_opened_by_the_register_above(below: Register, above: Register, tmp_path: Path) -> None:
    office_keys.export(above, tmp_path / "tinh.sdk")
    lock = sending.lock_of([tmp_path / "tinh.sdk"], "")
    package = sending.export(below, *YEAR, tmp_path / "out", lock=lock)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["18163_2022-01-01_2022-12-31.sdta"]
    verdict = receiving.verify(package, above)
    assert verdict.problems == []
    assert "The package was sealed." in verdict.lines
    assert receiving.verify(package, below).problems != []


def test_secret_halves_are_in_no_file_that_leaves(below: Register, tmp_path: Path) -> None:
    secrets = keys.own(below)
    package = sending.export(below, *YEAR, tmp_path)
    office_keys.export(below, tmp_path / "xa.sdk")
    with (tmp_path / "dump.json").open("w", encoding="utf-8") as out:
        sending.dump(below, out)
    for path in (package, tmp_path / "xa.sdk", tmp_path / "dump.json"):
        content = path.read_bytes()
        for secret in (secrets.signing, secrets.sealing):
            assert secret not in content
            assert secret.hex().encode() not in content
    assert not below.rows("SELECT 1 FROM change WHERE tbl = 'own_key'")


def test_a_package_merged_before_and_an_older_one_sent_again_are_said(
    below: Register, above: Register, tmp_path: Path
) -> None:
    older = sending.export(below, *YEAR, tmp_path / "cũ")
    sessions.add(below, [a_session("s4", 4)])
    newer = sending.export(below, *YEAR, tmp_path / "mới")
    assert not any("erged" in line for line in receiving.verify(older, above).lines)
    merging.merge(above, [newer])
    verdict = receiving.verify(older, above)
    assert verdict.problems == []
    assert any("Older than a package of this office" in line for line in verdict.lines)
    day = f"{date.today():%d/%m/%Y}"
    assert f"Merged before, on {day}, by thư ký." in receiving.verify(newer, above).lines


# -- receipts, and what is new since ---------------------------------------------------------


def test_a_receipt_is_noted_once_and_only_for_packages_of_this_office(
    below: Register, above: Register, tmp_path: Path
) -> None:
    package = sending.export(below, *YEAR, tmp_path)
    lines = confirmed(below, above, package, tmp_path)
    code = verify_package(package).code or ""
    assert "First key of UBND tỉnh Hà Tĩnh (42)" in lines[0]
    assert lines[1] == f"UBND tỉnh Hà Tĩnh received the package {code} on 05/01/2023."
    (again,) = receiving.read_receipt(below, tmp_path / "nhan.sdr")
    assert again.endswith("noted before.")
    with (
        office(tmp_path / "khac.sdt", "18166", "UBND xã khác") as other,
        pytest.raises(AppError, match="a package of another office"),
    ):
        receiving.read_receipt(other, tmp_path / "nhan.sdr")


def test_since_the_receipt_holds_only_what_was_touched(below: Register, above: Register, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="confirmed a package yet"):
        sending.export(below, *YEAR, tmp_path, since_receipt=True)
    whole = sending.export(below, *YEAR, tmp_path)
    confirmed(below, above, whole, tmp_path)

    petitions.edit(below, "s1-p", lambda petition: replace(petition, answer=Answer("Chủ tịch", "Sẽ làm.")))
    sessions.discard(below, "s2")
    sessions.add(below, [a_session("s4", 4)])
    package = sending.export(below, *YEAR, tmp_path, since_receipt=True)
    assert package.name == "18163_2022-01-01_2022-12-31_bo-sung.sdt.zip"
    report = verify_package(package)
    assert not report.problems
    assert report.data and report.manifest and report.manifest.since
    assert [session.uid for session in report.data.sessions] == ["s1", "s4"]
    assert report.manifest.since.withdrawn == ("s2",)
    assert report.manifest.since.manifest == verify_package(whole).digest


def test_since_the_receipt_sees_what_moved_out_of_the_period(below: Register, above: Register, tmp_path: Path) -> None:
    half = (date(2022, 1, 1), date(2022, 2, 28))
    confirmed(below, above, sending.export(below, *half, tmp_path), tmp_path)
    sessions.edit(below, "s2", lambda session: replace(session, starts_at=datetime(2022, 5, 2, 8)))
    sessions.edit(below, "s3", lambda session: replace(session, title="Ngoài kỳ"))
    report = verify_package(sending.export(below, *half, tmp_path, since_receipt=True))
    assert report.data and report.manifest and report.manifest.since
    assert report.data.sessions == ()
    assert report.manifest.since.withdrawn == ("s2",)
    longer = verify_package(sending.export(below, *YEAR, tmp_path, since_receipt=True))
    assert longer.data
    assert [session.uid for session in longer.data.sessions] == ["s3", "s2"]  # s3 was never covered
