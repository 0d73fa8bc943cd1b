"""The commands between offices, run in this process: what they print, write and refuse."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from click import UsageError
from click.testing import CliRunner

from doithoai.cli import commands
from doithoai.domain.errors import AppError
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.i18n import set_language
from doithoai.register import offices, sessions
from doithoai.register import petitions as stored
from doithoai.register.connection import Register
from postgresql import Server

PERIOD = ("--from", "2022-01-01", "--to", "2022-12-31")


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


class Done(NamedTuple):
    """How a command ended: its exit code, what it printed, its refusal."""

    code: int
    output: str
    refusal: str = ""


def run(*arguments: object) -> Done:
    """Run a command in this process, as `cli.main` does."""
    result = CliRunner().invoke(commands, [str(argument) for argument in arguments], standalone_mode=False)
    match result.exception:
        case None:
            return Done(int(result.return_value or 0), result.output)
        case UsageError() as error:
            return Done(2, result.output, error.format_message())
        case AppError() as error:
            return Done(1, result.output, str(error))
        case fault:
            raise fault


def register(path: Path, code: str, name: str, *held: str) -> Path:
    with Register.create(path, who="thư ký") as book:
        offices.set_periods(book, code, [OfficePeriod(Office(code, name))])
        sessions.add(book, [Session(uid, title=uid, starts_at=datetime(2022, 3, 5, 8)) for uid in held])
    return path


@pytest.fixture
def below(tmp_path: Path) -> Path:
    return register(tmp_path / "xa.sdt", "18163", "UBND xã Sơn Tiến", "s1", "s2")


@pytest.fixture
def above(tmp_path: Path) -> Path:
    return register(tmp_path / "tinh.sdt", "42", "UBND tỉnh Hà Tĩnh")


def test_from_key_to_receipt(below: Path, above: Path, tmp_path: Path) -> None:
    exported = run("key", "export", above, tmp_path / "tinh.sdk").output.split()[-1]
    assert run("key", "trust", below, tmp_path / "tinh.sdk").output.split()[-1] == exported
    assert exported in run("key", "show", above).output.splitlines()[0]
    assert exported in run("key", "show", below).output.splitlines()[1]
    package = Path(run("export", below, *PERIOD, "--out", tmp_path, "--to-key", tmp_path / "tinh.sdk").output.strip())
    assert package.suffix == ".sdta"
    checked = run("verify", package, "--register", above)
    assert checked.code == 0
    assert "Sessions: 2" in checked.output
    confirmed = run("receipt", "make", above, package, "--out", tmp_path / "nhan.sdr", "--paper", tmp_path / "nhan.pdf")
    assert confirmed.code == 0
    assert (tmp_path / "nhan.pdf").read_bytes().startswith(b"%PDF")
    assert "UBND tỉnh Hà Tĩnh received" in run("receipt", "read", below, tmp_path / "nhan.sdr").output
    new = run("export", below, *PERIOD, "--out", tmp_path, "--since-receipt").output.strip()
    assert "Sessions: 0" in run("verify", new).output


def test_without_a_key_a_sealed_package_is_refused(below: Path, above: Path, tmp_path: Path) -> None:
    run("key", "export", above, tmp_path / "tinh.sdk")
    package = run("export", below, *PERIOD, "--out", tmp_path, "--to-key", tmp_path / "tinh.sdk").output.strip()
    assert run("verify", package).code == 1
    assert run("verify", package, "--register", below).code == 1


def test_two_ways_to_seal_are_one_too_many(below: Path, tmp_path: Path) -> None:
    both = ("--to-key", tmp_path / "a.sdk", "--passphrase-file", tmp_path / "b.txt")
    assert run("export", below, *PERIOD, "--out", tmp_path / "out", *both).code == 2
    assert not (tmp_path / "out").exists()


def test_packages_are_merged_after_a_plan_and_taken_out_again(below: Path, above: Path, tmp_path: Path) -> None:
    package = run("export", below, *PERIOD, "--out", tmp_path).output.strip()
    other = register(tmp_path / "xa2.sdt", "99999", "UBND xã không có", "x1")
    unknown = run("export", other, *PERIOD, "--out", tmp_path).output.strip()
    planned = run("merge", above, package, "--dry-run")
    assert "added: 2" in planned.output
    assert run("sessions", above).output == ""

    done = run("merge", above, package, unknown)
    assert done.code == 1  # one of them was refused
    assert done.output.splitlines()[0] == "UBND xã không có: refused"
    assert "none with the code 99999" in done.output
    assert "First key of UBND xã Sơn Tiến (18163)" in done.output
    assert len(run("sessions", above).output.splitlines()) == 2
    assert "merged before" in run("merge", above, package).output

    run("key", "export", other, tmp_path / "xa2.sdk")
    run("key", "trust", above, tmp_path / "xa2.sdk")
    assert run("merge", above, unknown).code == 0
    assert "withdrawn: 2" in run("unmerge", above, package).output
    assert len(run("sessions", above).output.splitlines()) == 1
    assert "was not merged" in run("unmerge", above, package).refusal


def test_a_consolidated_register_is_dumped_and_loaded_the_same(below: Path, above: Path, tmp_path: Path) -> None:
    run("merge", above, run("export", below, *PERIOD, "--out", tmp_path).output.strip())
    dumped = run("dump", above).output
    (tmp_path / "d.json").write_text(dumped, "utf-8")
    with Register.create(tmp_path / "moi.sdt"):
        pass
    assert run("load", tmp_path / "moi.sdt", tmp_path / "d.json").code == 0
    assert run("dump", tmp_path / "moi.sdt").output == dumped
    assert '"name": "UBND xã Sơn Tiến"' in dumped


def test_the_board_lists_who_has_sent(below: Path, above: Path, tmp_path: Path) -> None:
    run("merge", above, run("export", below, *PERIOD, "--out", tmp_path).output.strip())
    done = run("board", above, *PERIOD)
    assert done.code == 0
    assert len(done.output.splitlines()) == 12 + 210  # districts and communes as they were
    assert "18163\txã An Hòa Thịnh\t" in done.output  # the code's unit of that time, whatever its sender is called now
    assert sum("\tnothing\t" not in line for line in done.output.splitlines()) == 1


def test_hot_spots_are_listed_with_reasons_and_looked_back_at(below: Path) -> None:
    with Register.open(below) as book:
        petitions = [Petition(f"p{number}", field="đất đai", content="Đường hỏng.") for number in range(4)]
        for uid, raised in (("s1", petitions[:1]), ("s2", petitions[1:])):
            for petition in raised:
                stored.add(book, uid, petition)
    listed = run("hotspots", below, "--on", "2022-03-31")
    assert listed.output.startswith("place not known\tđất đai\t4\tbrought up in 2 sessions within 365 days; rising: 4")
    looked_back = run("hotspots", below, "--on", "2022-12-31", "--since", "2022-01-01")
    assert looked_back.output.startswith("05/03/2022\tplace not known\tđất đai\t")
    assert run("hotspots", below, "--on", "2022-03-31", "--threshold", "reasons=4").output == ""
    assert run("hotspots", below, "--on", "2022-03-31").output == "", "the office keeps its threshold"
    assert run("hotspots", below, "--threshold", "reasons=few").code == 1
    assert run("hotspots", below, "--on", "2022-01-01", "--since", "2022-02-01").code == 2


def test_the_assessment_is_written_and_marked_by_hand(below: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    marked = run("assess", below, "--year", 2022, "--out", out, "--mark", "18163/reception=8", "--reason", "Theo sổ")
    assert marked.output == f"{out}\n" and out.exists()
    assert run("assess", below, "--year", 2022, "--out", out, "--mark", "18163/reception=8").code == 1
    assert run("assess", below, "--year", 2022, "--out", out, "--scheme", tmp_path / "none.toml").code == 1
    assert run("assess", below, "--year", 2999, "--out", out).code == 1
    assert run("assess", below, "--year", 2022, "--out", tmp_path / "a.docx").code == 2


def test_registers_are_joined_after_a_plan(below: Path, tmp_path: Path) -> None:
    new = register(tmp_path / "moi.sdt", "18164", "UBND xã Mới")
    plan = run("join", new, below, "--dry-run")
    assert plan.output == "UBND xã Sơn Tiến: added: 2\n"
    assert run("sessions", new).output == ""
    assert run("join", new, below) == plan
    assert run("join", new, below).output == "UBND xã Sơn Tiến: same: 2\n"
    assert run("sessions", new).output.count("\n") == 2
    assert run("join", new, new).code == 1
    assert run("join", new, below, "--villages", tmp_path / "none.toml").code == 1


@pytest.mark.slow  # starts a server
def test_a_register_is_published_and_the_password_is_never_said(below: Path, postgresql: Server) -> None:
    url = postgresql.url(postgresql.new_database()) + "&password=m4tkhau"
    done = run("publish", below, "--to", url)
    assert done.output.splitlines()[1:] == [
        "Sessions: 2 (added 2, changed 0, removed 0)",
        "Petitions: 0 (added 0, changed 0, removed 0)",
        "Names that were to be kept private, and telephones, were left out.",
    ]
    assert "limit who may read" in run("publish", below, "--to", url, "--with-private").output
    refused = run("publish", below, "--to", "postgresql://a:m4tkhau@127.0.0.1:1/so")
    assert refused.refusal == "No PostgreSQL server answers for the database 127.0.0.1:1/so."
    assert "m4tkhau" not in done.output + refused.output


def test_an_empty_name_is_refused_and_writes_nothing(
    below: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable of a script that is not set; it would be the present folder."""
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    for arguments in (("export", below, *PERIOD, "--out", ""), ("demo", "--out", ""), ("check", "")):
        assert run(*arguments).code == 2
    assert sorted(tmp_path.iterdir()) == before


def test_a_paper_of_a_year_before_1900_is_refused(below: Path, tmp_path: Path) -> None:
    done = run("print", "minutes", below, "s1", "--out", tmp_path / "a.pdf", "--date", "0001-01-01")
    assert done.code == 2
    assert "1900" in done.refusal
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_without_a_name_is_named_all_the_same(above: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = run("merge", above, ".")
    assert done.code == 1
    told = done.output + capsys.readouterr().err
    assert "folder" in told
    assert not any(line.startswith(":") for line in told.splitlines())
