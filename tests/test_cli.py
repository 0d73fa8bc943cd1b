"""The command line as others rely on it: run as a process, judged by its output, its exit code and its files."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pdfplumber
import pytest

from doithoai import __version__, cli, paths

SAMPLE = paths.resource("sample", "sessions.json")
PROFILE = paths.resource("sample", "profile.toml")


def run(*arguments: object, lang: str = "vi", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program; never fails by itself."""
    environment = {**os.environ, "DOITHOAI_LANG": lang, "DOITHOAI_SHIPPED_FONTS": "1"}
    command = [sys.executable, "-m", "doithoai", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=cwd, check=False, timeout=120
    )


def refused(*arguments: object, naming: str, code: int = 1) -> str:
    """Run what must be refused: exit code, one clear line on stderr with the place named, no traceback."""
    done = run(*arguments)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert naming in lines[0]
    return lines[0]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the sample; tests do not change it."""
    path = tmp_path_factory.mktemp("book") / "sơn tiến.sdt"
    assert run("new", path, "--from-profile", PROFILE).returncode == 0
    assert run("load", path, SAMPLE).returncode == 0
    return path


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A register of the sample to be changed."""
    path = tmp_path / "so.sdt"
    run("new", path, "--from-profile", PROFILE)
    run("load", path, SAMPLE)
    return path


def a_uid(place: int = 0) -> str:
    return str(json.loads(SAMPLE.read_text("utf-8"))["sessions"][place]["uid"])


def words(pdf: Path) -> str:
    with pdfplumber.open(pdf) as document:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in document.pages)


# -- usage -----------------------------------------------------------------------


def test_version_and_help() -> None:
    assert run("--version").stdout.strip() == f"doithoai {__version__}"
    for command in (
        "",
        "new",
        "load",
        "dump",
        "sessions",
        "print",
        "export",
        "verify",
        "report",
        "demo",
        "backup",
        "check",
    ):
        done = run(*([command] if command else []), "--help")
        assert done.returncode == 0
        assert "--help" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("new",), ("print", "poem", "a.sdt", "x", "--out", "x.pdf"), ("export", "a.sdt", "--out", "o")],
)
def test_wrong_usage_is_told_apart_from_refused_input(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_group_alone_names_its_commands_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["key"])
    assert ended.value.code == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1 and line.endswith("export, show, trust.\n")


def test_a_number_that_is_none_is_told_in_our_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["print", "minutes", "a.sdt", "-", "--out", "x.pdf", "--number", "x"])
    assert "integer" not in capsys.readouterr().err


def test_messages_follow_the_language(tmp_path: Path) -> None:
    assert "không" in run("sessions", tmp_path / "x.sdt", lang="vi").stderr.lower()
    assert "no register" in run("sessions", tmp_path / "x.sdt", lang="en").stderr.lower()


# -- new, load, dump ----------------------------------------------------------------


def test_a_dump_loaded_anew_gives_the_same_register(book: Path, tmp_path: Path) -> None:
    first = run("dump", book).stdout
    (tmp_path / "a.json").write_text(first, "utf-8")
    other = tmp_path / "other.sdt"
    assert run("new", other).returncode == 0
    assert run("load", other, tmp_path / "a.json").returncode == 0
    assert run("dump", other).stdout == first
    assert run("sessions", other).stdout == run("sessions", book).stdout


def test_a_dump_holds_what_was_loaded(book: Path) -> None:
    dumped = json.loads(run("dump", book).stdout)
    given = json.loads(SAMPLE.read_text("utf-8"))
    assert dumped["schema"] == "doithoai/2"
    assert [s["uid"] for s in dumped["sessions"]] == [s["uid"] for s in given["sessions"]]
    for had, has in zip(given["sessions"], dumped["sessions"], strict=True):
        for theirs, ours in zip(had["petitions"], has["petitions"], strict=True):
            assert ours["content"] == theirs["content"]
            assert (ours["assignment"] or {}).get("due") == (theirs.get("assignment") or {}).get("due")


def test_a_dump_of_a_period(book: Path) -> None:
    dumped = json.loads(run("dump", book, "--from", "2022-01-01", "--to", "2022-06-30").stdout)
    assert {s["starts_at"][:7] for s in dumped["sessions"]} == {"2022-03", "2022-06"}


def test_a_dump_of_a_period_upside_down_is_refused(book: Path) -> None:
    done = run("dump", book, "--from", "2027-01-01", "--to", "2020-01-01", lang="en")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1 and "ends before it begins" in done.stderr


def test_loading_twice_adds_nothing(fresh: Path) -> None:
    before = run("dump", fresh).stdout
    assert run("load", fresh, SAMPLE).returncode == 0
    assert run("dump", fresh).stdout == before


def test_load_takes_the_office_of_the_file_and_printing_works(tmp_path: Path) -> None:
    data = {
        "schema": "doithoai/2",
        "office": {"code": "18142", "name": "Ủy ban nhân dân xã Sơn Tiến", "place_name": "Sơn Tiến"},
        "sessions": [
            {
                "uid": "s1",
                "title": "Hội nghị đối thoại với Nhân dân",
                "starts_at": "2022-03-14T08:00",
                "chair": {"name": "Phan Đình Lưu", "position": "Chủ tịch UBND xã"},
                "petitions": [{"uid": "p1", "content": 'Đề nghị <b>&"sửa"</b> đường'}],
            }
        ],
    }
    (tmp_path / "d.json").write_text(json.dumps(data), "utf-8")
    path, out = tmp_path / "so.sdt", tmp_path / "b.pdf"
    assert run("new", path).returncode == 0
    assert run("load", path, tmp_path / "d.json").returncode == 0
    done = run("print", "minutes", path, "s1", "--out", out)
    assert done.returncode == 0, done.stderr
    said = words(out)
    assert 'Đề nghị <b>&"sửa"</b> đường' in said
    assert "PHAN" not in said and "Phan Đình Lưu" in said
    assert "None" not in said


BAD = {
    "sessions[0].petitions[0].colour": lambda d: d["sessions"][0]["petitions"][0].update(colour="red"),
    "sessions[0].kind": lambda d: d["sessions"][0].update(kind="weekly"),
    "sessions[0].petitions[1].assignment.due": lambda d: d["sessions"][0]["petitions"][1].update(
        assignment={"due": "31/02/2022"}
    ),
    "sessions[1].starts_at": lambda d: d["sessions"][1].update(starts_at="2022-13-01T08:00"),
    "sessions[0].petitions[0].field": lambda d: d["sessions"][0]["petitions"][0].update(field="thời tiết"),
    "schema": lambda d: d.update(schema="doithoai/9"),
    "office.code": lambda d: d["office"].update(code="99999"),
}


@pytest.mark.parametrize("place", BAD)
def test_bad_data_is_refused_by_its_place_and_changes_nothing(place: str, fresh: Path, tmp_path: Path) -> None:
    data = json.loads(SAMPLE.read_text("utf-8"))
    for number, session in enumerate(data["sessions"]):
        session["uid"] = f"other-{number}"
        for petition in session["petitions"]:
            petition["uid"] = "other-" + petition["uid"]
    BAD[place](data)
    (tmp_path / "bad.json").write_text(json.dumps(data), "utf-8")
    before = run("dump", fresh).stdout
    refused("load", fresh, tmp_path / "bad.json", naming=place)
    assert run("dump", fresh).stdout == before


def test_bad_files_are_refused(tmp_path: Path, fresh: Path) -> None:
    (tmp_path / "text.sdt").write_text("hello")
    (tmp_path / "cut.json").write_text('{"schema": ')
    (tmp_path / "wrong.toml").write_text("[office]\ncolour = 1\n")
    refused("sessions", tmp_path / "none.sdt", naming="none.sdt")
    refused("sessions", tmp_path / "text.sdt", naming="text.sdt")
    refused("sessions", tmp_path, naming=tmp_path.name)
    refused("load", fresh, tmp_path / "cut.json", naming="cut.json")
    refused("load", fresh, tmp_path / "none.json", naming="none.json")
    refused("new", fresh, naming="so.sdt")
    refused("new", tmp_path / "no" / "x.sdt", naming="x.sdt")
    refused("new", tmp_path / "x.sdt", "--from-profile", tmp_path / "wrong.toml", naming="colour")
    refused("verify", tmp_path / "text.sdt", naming="text.sdt")
    refused("print", "minutes", fresh, "nobody", "--out", tmp_path / "x.pdf", naming="nobody")
    assert not (tmp_path / "x.sdt").exists()
    assert not (tmp_path / "x.pdf").exists()


# -- sessions, print ------------------------------------------------------------------


def test_the_list_of_sessions(book: Path) -> None:
    lines = run("sessions", book).stdout.splitlines()
    given = json.loads(SAMPLE.read_text("utf-8"))["sessions"]
    assert len(lines) == len(given)
    uid, day, title, petitions, answered, assigned, overdue = lines[0].split("\t")
    first = given[0]
    assert (uid, day, title) == (first["uid"], first["starts_at"][:10], first["title"])
    assert int(petitions) == len(first["petitions"])
    assert int(answered) == sum(1 for p in first["petitions"] if p.get("answer"))
    assert int(assigned) == sum(1 for p in first["petitions"] if p.get("assignment"))
    assert int(overdue) == 0


def test_a_preview_takes_no_number_and_says_it_is_a_draft(fresh: Path, tmp_path: Path) -> None:
    before = fresh.read_bytes()
    done = run("print", "notice", fresh, a_uid(), "--out", tmp_path / "n.pdf", "--date", "2022-03-21")
    assert done.returncode == 0, done.stderr
    assert "DỰ THẢO" in words(tmp_path / "n.pdf")
    assert fresh.read_bytes() == before


def test_issuing_takes_the_next_number_each_time(fresh: Path, tmp_path: Path) -> None:
    for place, number in ((0, "01"), (1, "02")):
        out = tmp_path / f"{number}.pdf"
        done = run("print", "notice", fresh, a_uid(place), "--out", out, "--date", "2022-07-05", "--issue")
        assert done.returncode == 0, done.stderr
        said = words(out)
        assert f"Số: {number}/TB-UBND" in said
        assert "ngày 05 tháng 7 năm 2022" in said
        assert "DỰ THẢO" not in said


@pytest.mark.parametrize(
    ("day", "choice", "wanted"),
    [
        ("2026-05-26", "auto", "- Lưu Văn phòng Đảng ủy."),
        ("2026-05-27", "hd05", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("2026-05-27", "nd30", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ],
)
def test_the_format_follows_the_date_or_the_choice(
    book: Path, tmp_path: Path, day: str, choice: str, wanted: str
) -> None:
    uid = next(s["uid"] for s in json.loads(SAMPLE.read_text("utf-8"))["sessions"] if s["side"] == "party")
    out = tmp_path / "x.pdf"
    done = run("print", "notice", book, uid, "--out", out, "--date", day, "--format", choice)
    assert done.returncode == 0, done.stderr
    assert wanted in words(out)


def test_a_file_that_cannot_be_written_takes_no_number(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("a file, not a folder")
    refused(
        "print", "notice", fresh, a_uid(), "--out", tmp_path / "plain" / "n.pdf", "--issue", "--anyway", naming="n.pdf"
    )
    out = tmp_path / "n.pdf"
    run("print", "notice", fresh, a_uid(), "--out", out, "--issue", "--anyway")  # agencies of then are gone today
    assert "Số: 01/TB-UBND" in words(out)


def test_each_agency_gets_a_reminder_of_its_own_signed_by_whom_is_named(fresh: Path, tmp_path: Path) -> None:
    folder, day = tmp_path / "don-doc", ("--date", "2026-11-20")
    done = run("print", "reminder", fresh, "-", "--out", folder, *day, "--issue")
    assert done.returncode == 0, done.stderr
    files = sorted(folder.iterdir())
    assert [Path(line) for line in sorted(done.stdout.splitlines())] == files
    assert len(files) > 1
    leaders = tomllib.loads(PROFILE.read_text("utf-8"))["leader"]
    signer = [leader["name"] for leader in leaders if leader["position"] == "Phó Chủ tịch"][-1]
    agency = overdue_agencies(fresh, "2026-11-21")[0]
    out = tmp_path / "lai.pdf"
    again = ("print", "reminder", fresh, "-", "--to", agency, "--out", out, "--date", "2026-11-21")
    assert run(*again, "--signer", signer).returncode == 0
    assert "đây là lần thứ hai" in words(out)
    assert signer in words(out)
    refused(*again, "--signer", "Người Lạ", naming="Người Lạ")


def overdue_agencies(register: Path, day: str) -> list[str]:
    with contextlib.closing(sqlite3.connect(register)) as book:
        rows = book.execute(
            "SELECT DISTINCT lead FROM petition WHERE assigned AND NOT written AND due < ? "
            "AND (outcome IS NULL OR outcome = 'open') AND lead IS NOT NULL ORDER BY lead",
            (day,),
        )
        return [lead for (lead,) in rows]


def test_whom_a_letter_goes_to_is_refused_for_other_papers(book: Path, tmp_path: Path) -> None:
    to = ("--to", "Công an xã", "--out", tmp_path / "x.pdf")
    refused("print", "minutes", book, a_uid(), *to, naming="--to", code=2)
    refused("print", "cover", book, "-", "--petition", "nobody", "--out", tmp_path / "x.pdf", naming="nobody")


# -- report ---------------------------------------------------------------------------


NINE_MONTHS = ("--from", "2022-01-01", "--to", "2022-09-30", "--date", "2022-10-05")


def of_nine_months() -> list[Any]:
    """The petitions of the sample's sessions of those months."""
    held = [
        one for one in json.loads(SAMPLE.read_text("utf-8"))["sessions"] if "2022-01" <= one["starts_at"] < "2022-10"
    ]
    return [petition for session in held for petition in session["petitions"]]


def test_the_report_of_a_period(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    done = run("report", book, *NINE_MONTHS, "--out", out)
    assert (done.returncode, done.stdout.strip()) == (0, str(out)), done.stderr
    said, petitions = words(out), of_nine_months()
    assert "BÁO CÁO Kết quả tiếp xúc, đối thoại trực tiếp với Nhân dân 9 tháng đầu năm 2022" in said
    assert "DỰ THẢO" in said and "/BC-UBND" in said
    assert f"đã tiếp nhận {len(petitions)} ý kiến, kiến nghị" in said
    assert f"sau hội nghị: {sum(1 for one in petitions if one.get('assignment'))}" in said
    assert "Biểu đồ 3." in said


def test_the_plan_of_a_year_is_of_no_session(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "kh.pdf"
    done = run("print", "plan", book, "-", "--date", "2026-01-10", "--out", out)
    assert (done.returncode, done.stdout.strip()) == (0, str(out)), done.stderr
    assert "KẾ HOẠCH Tổ chức tiếp xúc, đối thoại trực tiếp với Nhân dân năm 2026" in words(out)
    assert "20/8/2026" in words(out)


def test_issued_reports_run_in_a_series_of_their_own(fresh: Path, tmp_path: Path) -> None:
    run("print", "notice", fresh, a_uid(), "--out", tmp_path / "n.pdf", "--date", "2022-03-21", "--issue")
    for number, more in (("01", []), ("02", ["--anyway"])):
        out = tmp_path / f"{number}.pdf"
        done = run("report", fresh, *NINE_MONTHS, "--out", out, "--issue", *more)
        assert done.returncode == 0, done.stderr
        assert f"Số: {number}/BC-UBND" in words(out) and "DỰ THẢO" not in words(out)
    assert run("check", fresh).returncode == 0


@pytest.mark.parametrize(
    ("choice", "wanted"), [("hd36", "-BC/ĐU"), ("hd05", "T/M BAN THƯỜNG VỤ"), ("nd30", "/BC-UBND")]
)
def test_the_report_in_each_format(book: Path, tmp_path: Path, choice: str, wanted: str) -> None:
    out = tmp_path / "r.pdf"
    done = run("report", book, "--from", "2026-01-01", "--to", "2026-12-31", "--format", choice, "--out", out)
    assert done.returncode == 0, done.stderr
    assert wanted in words(out)


def test_the_report_as_a_spreadsheet(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.XLSX"
    assert run("report", book, *NINE_MONTHS, "--out", out).returncode == 0
    sheet = openpyxl.load_workbook(out)["Kiến nghị"]
    assert sum(isinstance(row[0].value, int) for row in sheet.iter_rows()) == len(of_nine_months())


def test_wrong_ways_to_ask_for_a_report(fresh: Path, tmp_path: Path) -> None:
    before = fresh.read_bytes()
    refused("report", fresh, *NINE_MONTHS, "--out", tmp_path / "r.doc", naming=".pdf", code=2)
    refused("report", fresh, *NINE_MONTHS, "--out", tmp_path / "r.xlsx", "--issue", naming="--issue", code=2)
    refused("report", fresh, "--from", "2022-01-01", "--out", tmp_path / "r.pdf", naming="--to", code=2)
    upside_down = ("--from", "2022-12-31", "--to", "2022-01-01")
    refused("report", fresh, *upside_down, "--out", tmp_path / "r.pdf", naming="31/12/2022")
    assert sorted(tmp_path.glob("r.*")) == []
    assert fresh.read_bytes() == before


def test_print_gives_the_report_of_the_session_s_month(fresh: Path, tmp_path: Path) -> None:
    assert "session's month" in " ".join(run("print", "--help", lang="en").stdout.split())
    out = tmp_path / "r.pdf"
    done = run("print", "report", fresh, a_uid(), "--out", out, "--date", "2022-04-01", "--issue")
    assert done.returncode == 0, done.stderr
    said = words(out)
    assert "với Nhân dân tháng 3 năm 2022" in said and "Số: 01/BC-UBND" in said


# -- people who asked to be kept private ---------------------------------------------------


def private_data(folder: Path) -> Path:
    """A data file in which one petition names who raised another and asked to be kept private."""
    private = {"name": "Ngô Thị Thu", "address": None, "phone": "0912345678", "confidential": True}
    petitions = [
        {"uid": "p1", "number": 1, "petitioner": private, "content": "Cho vay lãi nặng."},
        {"uid": "p2", "number": 2, "content": "Đúng như bà Ngô Thị Thu nói."},
    ]
    session = {"uid": "s1", "side": "government", "starts_at": "2022-03-18T08:00", "petitions": petitions}
    path = folder / "data.json"
    path.write_text(json.dumps({"schema": "doithoai/2", "sessions": [session]}), "utf-8")
    return path


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """A register of that data file."""
    path = tmp_path / "kín.sdt"
    run("new", path, "--from-profile", PROFILE)
    assert run("load", path, private_data(tmp_path)).returncode == 0
    return path


def test_public_results_that_name_a_private_person_are_refused_whatever_is_said(private: Path, tmp_path: Path) -> None:
    results = ("print", "results", private, "s1", "--out", tmp_path / "r.pdf", "--issue")
    assert "Thu" not in refused(*results, naming="2")
    refused(*results, "--anyway", naming="2")
    assert not (tmp_path / "r.pdf").exists()
    done = run(*results, "--blank")
    assert done.returncode == 0, done.stderr
    assert "Đúng như bà … nói." in words(tmp_path / "r.pdf")


def test_minutes_that_name_one_are_issued_on_purpose_only(private: Path, tmp_path: Path) -> None:
    minutes = ("print", "minutes", private, "s1", "--out", tmp_path / "m.pdf")
    assert run(*minutes).returncode == 0, "a draft is shown as it is"
    refused(*minutes, "--issue", naming="2")
    assert run(*minutes, "--issue", "--anyway").returncode == 0
    assert "01/BB-UBND" in words(tmp_path / "m.pdf")


def test_a_package_says_whose_data_lie_readable_in_it(private: Path, tmp_path: Path) -> None:
    done = run("export", private, "--from", "2022-01-01", "--to", "2022-12-31", "--out", tmp_path / "out", lang="en")
    assert done.returncode == 0
    assert Path(done.stdout.strip()).is_file()
    (line,) = done.stderr.splitlines()
    assert " 1 person " in line
    assert run("export", private, "--from", "2023-01-01", "--to", "2023-12-31", "--out", tmp_path).stderr == ""


# -- the gate ----------------------------------------------------------------------------


def test_a_number_is_typed_and_what_the_law_forbids_is_refused_with_its_clause(fresh: Path, tmp_path: Path) -> None:
    notice = ("print", "notice", fresh, a_uid(), "--out", tmp_path / "n.pdf", "--date", "2022-03-21", "--issue")
    assert "Điều 15" in refused(*notice, "--number", "0", "--anyway", naming="0")
    done = run(*notice, "--number", "61")
    assert done.returncode == 0, done.stderr
    assert "Số: 61/TB-UBND" in words(tmp_path / "n.pdf")
    results = ("print", "results", fresh, a_uid(), "--out", tmp_path / "r.pdf", "--issue", "--anyway")
    refused(*results, "--date", "2022-03-22", "--number", "61", naming="61")
    assert "Điều 15" in refused(*results, "--date", "2022-03-20", naming="21/03/2022")
    assert not (tmp_path / "r.pdf").exists()
    refused("print", "notice", fresh, a_uid(), "--out", tmp_path / "d.pdf", "--number", "9", naming="--issue", code=2)


def test_a_copy_is_printed_for_signing_and_issued_with_what_was_written_on_it(fresh: Path, tmp_path: Path) -> None:
    notice = ("print", "notice", fresh, a_uid(), "--date", "2022-03-21", "--out")
    assert run(*notice, tmp_path / "s.pdf", "--for-signing").returncode == 0
    assert "DỰ THẢO" not in words(tmp_path / "s.pdf") and "Số: /TB-UBND" in words(tmp_path / "s.pdf")
    refused(*notice, tmp_path / "s.pdf", "--for-signing", "--issue", naming="--for-signing", code=2)
    done = run(*notice, tmp_path / "n.pdf", "--issue", "--number", "61")
    assert done.returncode == 0, done.stderr


def test_the_book_of_documents_is_printed_and_exported(book: Path, tmp_path: Path) -> None:
    for name in ("b.pdf", "b.xlsx"):
        assert (
            run("print", "document-book", book, "-", "--out", tmp_path / name, "--date", "2022-12-31").returncode == 0
        )
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in words(tmp_path / "b.pdf")
    refused("print", "document-book", book, "-", "--out", tmp_path / "b.txt", naming=".xlsx", code=2)


def test_the_same_minutes_are_issued_twice_on_purpose_only(fresh: Path, tmp_path: Path) -> None:
    minutes = ("print", "minutes", fresh, a_uid(), "--out", tmp_path / "m.pdf", "--issue")
    assert run(*minutes).returncode == 0
    assert "--anyway" in refused(*minutes, naming="Điều 18")
    assert run(*minutes, "--anyway").returncode == 0
    assert "Số: 02/BB-UBND" in words(tmp_path / "m.pdf")
    assert "1.9" in refused(*minutes, "--date", "2022-01-01", "--anyway", naming="01/01/2022")


def test_an_issued_document_is_corrected_by_a_letter(fresh: Path, tmp_path: Path) -> None:
    notice = ("print", "notice", fresh, a_uid(), "--out", tmp_path / "n.pdf", "--date", "2022-03-21", "--issue")
    assert run(*notice).returncode == 0
    letter = ("print", "correction", fresh, "-", "--out", tmp_path / "c.pdf", "--date", "2022-03-25")
    pair = ("--wrong", "TM. ỦY BAN NHÂN DÂN", "--right", "KT. CHỦ TỊCH")
    refused(*letter, *pair, naming="--of", code=2)
    refused(*letter, "--of", "01/TB-UBND", "--wrong", "x", naming="--right", code=2)
    refused(*notice, *pair, naming="--wrong", code=2)
    refused(*letter, *pair, "--of", "09/TB-UBND", naming="09/TB-UBND")
    refused(*letter, *pair, "--of", "01/TB-UBND", "--date", "2022-03-01", "--issue", "--anyway", naming="Điều 18")
    done = run(*letter, *pair, "--of", "01/TB-UBND", "--issue")
    assert done.returncode == 0, done.stderr
    said = words(tmp_path / "c.pdf")
    assert "Số: 01/UBND-VP" in said and "Thông báo số 01/TB-UBND" in said and "KT. CHỦ TỊCH" in said


# -- export, verify, backup, demo --------------------------------------------------------


def test_the_package_is_the_same_byte_for_byte_and_verifies(fresh: Path, tmp_path: Path) -> None:
    run("print", "minutes", fresh, a_uid(), "--out", tmp_path / "m.pdf", "--issue")
    made = []
    for folder in ("one", "two"):
        done = run("export", fresh, "--from", "2022-01-01", "--to", "2022-12-31", "--out", tmp_path / folder)
        assert done.returncode == 0, done.stderr
        made.append(Path(done.stdout.strip()))
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as package:
        names = package.namelist()
        assert {"manifest.json", "data.json"} <= set(names)
        assert any(name.endswith(".xlsx") for name in names)
        pdf = next(name for name in names if name.endswith(".pdf"))
        assert package.read(pdf) == (tmp_path / "m.pdf").read_bytes()
        data = json.loads(package.read("data.json"))
    assert {s["starts_at"][:4] for s in data["sessions"]} == {"2022"}
    checked = run("verify", made[0])
    assert checked.returncode == 0, checked.stderr
    assert "xã Sơn Tiến" in checked.stdout


def test_an_altered_package_is_told(fresh: Path, tmp_path: Path) -> None:
    path = Path(run("export", fresh, "--from", "2022-01-01", "--to", "2022-12-31", "--out", tmp_path).stdout.strip())
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    done = run("verify", path)
    assert done.returncode == 1
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_period_upside_down_is_refused(book: Path, tmp_path: Path) -> None:
    refused("export", book, "--from", "2022-12-31", "--to", "2022-01-01", "--out", tmp_path, naming="31/12/2022")


def test_backup_check_and_restore(fresh: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sdt"
    assert run("backup", fresh, "--out", copy).returncode == 0
    before = run("dump", fresh).stdout
    fresh.write_bytes(b"gone")
    done = run("restore", copy, "--to", fresh)
    assert done.returncode == 0, done.stderr
    assert run("dump", fresh).stdout == before
    assert run("check", fresh).returncode == 0


def test_demo_makes_everything_it_names(tmp_path: Path) -> None:
    done = run("demo", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    made = [Path(line) for line in done.stdout.splitlines()]
    sessions = len(json.loads(SAMPLE.read_text("utf-8"))["sessions"])
    assert all(path.is_file() for path in made)
    assert sum(path.suffix == ".pdf" for path in made) == 2 * sessions
    assert run("verify", made[-1]).returncode == 0
    again = run("demo", "--out", tmp_path / "out")
    assert again.returncode == 0, "a practice register may be made anew"
    assert again.stdout == done.stdout


def test_demo_never_replaces_a_real_register(tmp_path: Path) -> None:
    run("new", tmp_path / "so-mau.sdt")
    before = (tmp_path / "so-mau.sdt").read_bytes()
    refused("demo", "--out", tmp_path, naming="so-mau.sdt")
    assert (tmp_path / "so-mau.sdt").read_bytes() == before


def test_check_names_what_was_altered_behind_the_programs_back(fresh: Path) -> None:
    assert run("check", fresh).returncode == 0
    with contextlib.closing(sqlite3.connect(fresh)) as plain:
        plain.execute("UPDATE leader SET name = 'Nguyễn Văn Giả' WHERE id = 1")
        plain.commit()
    checked = run("check", fresh)
    assert checked.returncode == 1
    assert checked.stdout == ""
    assert "Nguyễn Văn Giả" in checked.stderr and checked.stderr.count("\n") == 1


def test_an_update_is_looked_for_in_a_folder_and_never_taken_unsigned(tmp_path: Path) -> None:
    nothing_newer = run("update", "check", tmp_path)
    assert (nothing_newer.returncode, str(tmp_path) in nothing_newer.stdout) == (0, True)
    (tmp_path / "doithoai_99.0.0_amd64.deb").write_bytes(b"x")
    refused("update", "check", tmp_path, naming="doithoai_99.0.0_amd64.deb")


class TestDoubleClick:
    """A file instead of a command is shown in the window."""

    @pytest.fixture
    def shown(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], bool]]:
        from doithoai.desktop import app

        calls: list[tuple[list[str], bool]] = []

        def run_window(arguments: list[str], *, safe_mode: bool = False) -> int:
            calls.append((list(arguments), safe_mode))
            return 0

        monkeypatch.setattr(app, "run", run_window)
        return calls

    @pytest.mark.parametrize("name", ["sổ.sdt", "C:\\Sổ\\SO.SDT", "gói.sdtz", "gói.sdt.zip", "gói.sdta", "phiếu.sdr"])
    def test_a_file_of_the_program_is_shown(self, shown: list[tuple[list[str], bool]], name: str) -> None:
        assert exit_code(name) == 0
        assert shown == [([name], False)]

    def test_without_settings_when_they_stop_the_window(self, shown: list[tuple[list[str], bool]]) -> None:
        assert exit_code("--safe-mode", "sổ.sdt") == 0
        assert exit_code("--safe-mode") == 0
        assert shown == [(["sổ.sdt"], True), ([], True)]

    def test_a_command_and_another_file_are_not(self, shown: list[tuple[list[str], bool]]) -> None:
        assert exit_code("sổ.docx") == 2
        assert exit_code("sổ.sdt", "khác.sdt") == 2
        assert shown == []

    def test_the_program_of_the_window_has_no_console(
        self, shown: list[tuple[list[str], bool]], monkeypatch: pytest.MonkeyPatch, book: Path
    ) -> None:
        """Windows gives it neither output nor a place for complaints."""
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        assert exit_code("sessions", str(book)) == 0
        assert exit_code("no-such-command") == 2


def exit_code(*arguments: str) -> object:
    """Run in this process, as the window's tests need it."""
    from doithoai import cli

    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    return ended.value.code
