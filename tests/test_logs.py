"""The log file: it says where the program failed, and no word of the register, whatever failed."""

import io
import logging
import logging.handlers
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from doithoai import cli, logs
from doithoai.domain.errors import AppError, InputRefused
from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.register.connection import Register

# What a register holds of a person; none of it may stand in the log, whole or in part.
PRIVATE = ("Trần Thị Bí Mật", "0912345678", "thôn Đồng Kín", "khieu-nai-rieng")
log = logging.getLogger("doithoai.test")


@pytest.fixture(autouse=True)
def _no_log_left() -> Iterator[None]:
    logs.end()
    yield
    logs.end()
    logging.getLogger("doithoai").setLevel(logging.NOTSET)


@pytest.fixture
def log_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of this test, written from now on with everything there is to write."""
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path / "log")
    path = logs.begin({"DOITHOAI_LOG": "debug"})
    assert path == tmp_path / "log" / "doithoai.log"
    return path


def written(log_file: Path) -> str:
    """The bytes of the log as text, after it was seen to hold no private word."""
    text = log_file.read_bytes().decode("utf-8")
    for words in PRIVATE:
        for part in words.replace("-", " ").split():
            assert part not in text
    return text


class TestNoWordOfTheRegister:
    def test_values_of_a_line_are_left_out_unless_they_are_numbers_or_ours(self, log_file):
        class Colour(StrEnum):
            RED = PRIVATE[0]

        log.info("%d rows of %s in %s by %s, %s", 7, PRIVATE[0], Path(PRIVATE[3]), Colour.RED, None)
        log.info("%(name)s of %(version)s", {"name": PRIVATE[2], "version": logs.ProgramText("1.2")})
        log.info("saved a %s on %s", Session, [PRIVATE[0], date(2026, 5, 3)])
        text = written(log_file)
        assert "7 rows of … in … by RED, None" in text
        assert "… of 1.2" in text
        assert "saved a Session on …" in text

    def test_an_object_in_place_of_a_template(self, log_file):
        log.error(ValueError(PRIVATE[0]))
        log.error(PRIVATE)
        assert "builtins.ValueError" in written(log_file)

    @pytest.mark.parametrize(("template", "values"), [("%s and %s", PRIVATE[:1]), ("%d", PRIVATE[1:2])])
    def test_values_that_do_not_fit_their_template(self, template, values):
        record = logging.LogRecord("doithoai", logging.INFO, "", 0, template, values, None)
        assert logs.WordlessFormatter().format(record) == template

    def test_a_fault_is_where_it_happened_and_of_which_type(self, log_file):
        def of_python() -> None:
            raise ValueError(PRIVATE[0])

        def of_a_file() -> None:
            (log_file.parent / PRIVATE[3]).read_bytes()

        for act in (of_python, of_a_file):
            try:
                act()
            except (ValueError, OSError):
                log.exception("while reading")
        text = written(log_file)
        assert "test_logs.py" in text
        assert "of_python\nbuiltins.ValueError\n" in text
        assert "builtins.FileNotFoundError (2)" in text

    def test_an_error_of_ours_is_its_sentence_without_what_fills_it(self, log_file):
        try:
            try:
                raise KeyError(PRIVATE[1])
            except KeyError as cause:
                raise InputRefused(
                    PRIVATE[3], "{path} names {who}.", detail=f"petition of {PRIVATE[0]}", who=PRIVATE[0]
                ) from cause
        except AppError:
            log.exception("refused")
        text = written(log_file)
        assert "InputRefused: {path} names {who}." in text
        assert "caused by" in text
        assert "builtins.KeyError" in text

    def test_a_statement_that_sqlite_refuses(self, log_file, tmp_path):
        with Register.create(tmp_path / "so.sdt") as register:
            try:
                with register.step("twice the same"):
                    for _again in range(2):
                        register.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (PRIVATE[0], PRIVATE[2]))
            except AppError:
                log.exception("not added")
        text = written(log_file)
        assert "RuleBroken: The register {path} refused the data: {detail}." in text
        assert "caused by" in text

    def test_the_code_of_sqlite_is_said(self, log_file):
        base = sqlite3.connect(":memory:")
        base.execute("CREATE TABLE t (a UNIQUE)")
        base.execute("INSERT INTO t VALUES (?)", PRIVATE[:1])
        try:
            base.execute("INSERT INTO t VALUES (?)", PRIVATE[:1])
        except sqlite3.Error:
            log.exception("not stored")
        assert "IntegrityError (SQLITE_CONSTRAINT_UNIQUE)" in written(log_file)

    def test_what_another_handler_wrote_into_the_record_is_not_taken(self, log_file):
        spoiling = logging.StreamHandler(io.StringIO())
        spoiling.setFormatter(logging.Formatter())
        program = logging.getLogger("doithoai")
        program.handlers.insert(0, spoiling)
        try:
            raise ValueError(PRIVATE[0])
        except ValueError:
            log.exception("while reading")
        assert "builtins.ValueError" in written(log_file)

    def test_an_endless_recursion_is_cut(self, log_file):
        def deeper(name: str) -> None:
            deeper(name)

        try:
            deeper(PRIVATE[0])
        except RecursionError:
            log.exception("too deep")
        assert 20 < len(written(log_file).splitlines()) < 50

    def test_the_place_of_the_program_is_left_out(self):
        inside = logs._short_path("/home/Trần Thị Bí Mật/doithoai/src/doithoai/register/steps.py")
        library = logs._short_path("/home/Bí Mật/.venv/lib/python3.11/site-packages/docx/api.py")
        assert (inside, library) == ("doithoai/register/steps.py", "site-packages/docx/api.py")


class TestCommands:
    def test_an_unforeseen_fault_is_one_line_and_a_place_in_the_log(self, log_file, tmp_path, monkeypatch, capsys):
        def failing(*_arguments: object) -> None:
            raise ZeroDivisionError(PRIVATE[0])

        Register.create(tmp_path / "so.sdt").close()
        monkeypatch.setattr(sessions, "summaries", failing)
        with pytest.raises(SystemExit) as ended:
            cli.main(["sessions", str(tmp_path / "so.sdt")])
        assert ended.value.code == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert str(log_file) in line
        text = written(log_file)
        assert "doithoai.cli: unforeseen" in text
        assert "builtins.ZeroDivisionError" in text

    def test_what_was_refused_is_logged_without_the_name_of_the_file(self, log_file, tmp_path, capsys):
        with pytest.raises(SystemExit):
            cli.main(["sessions", str(tmp_path / PRIVATE[0] / "so.sdt")])
        assert PRIVATE[0] in capsys.readouterr().err, "a person is told which file"
        assert "RegisterMissing: There is no register at {path}." in written(log_file)


SMALL = 10_000


def write_in_small_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(logs, "_MOST_BYTES", SMALL)
    monkeypatch.setattr(logs, "log_folder", lambda: folder)
    file = logs.begin({"DOITHOAI_LOG": "debug"})
    assert file
    return file


class TestTheFile:
    def test_it_rotates_and_stays_small(self, tmp_path, monkeypatch):
        assert (logs._OLDER_FILES + 1) * logs._MOST_BYTES <= 1 << 20, "all files go into one mail"
        write_in_small_files(tmp_path, monkeypatch)
        for number in range(1_000):
            log.debug("line %d of many that are written one after the other", number)
        files = sorted(path.name for path in tmp_path.iterdir())
        assert files == ["doithoai.log", *(f"doithoai.log.{number}" for number in (1, 2, 3))]
        assert max(path.stat().st_size for path in tmp_path.iterdir()) <= SMALL

    def test_begun_again_it_is_the_same(self, log_file):
        assert logs.begin({"DOITHOAI_LOG": "off"}) == log_file
        log.info("once")
        assert written(log_file).count("once") == 1

    @pytest.mark.parametrize(
        ("level", "lines"), [("", 2), ("info", 2), ("DEBUG", 3), ("error", 1), ("off", 0), ("loud", 3)]
    )
    def test_the_variable_sets_its_level(self, tmp_path, monkeypatch, level, lines):
        """An unknown name is the usual level, and a line that says which there are."""
        monkeypatch.setattr(logs, "log_folder", lambda: tmp_path)
        path = logs.begin({"DOITHOAI_LOG": level})
        log.debug("1")
        log.info("2")
        log.error("3")
        assert (path is None) == (level == "off")
        file = tmp_path / "doithoai.log"
        assert len(file.read_text(encoding="utf-8").splitlines() if file.exists() else []) == lines

    def test_nothing_is_made_before_the_first_line(self, log_file):
        assert not log_file.parent.exists()

    def test_where_it_cannot_be_written_the_program_goes_on_in_silence(self, tmp_path, monkeypatch, capfd):
        (tmp_path / "file").touch()
        monkeypatch.setattr(logs, "log_folder", lambda: tmp_path / "file" / "log")
        logs.begin({})
        log.error("nowhere to write this")
        assert capfd.readouterr() == ("", "")

    def test_a_rotation_that_another_program_prevents_loses_no_line(self, tmp_path, monkeypatch):
        file = write_in_small_files(tmp_path, monkeypatch)

        def refused(*_arguments: object) -> None:
            raise PermissionError(13, "in use")

        monkeypatch.setattr(logging.handlers.RotatingFileHandler, "rotate", refused)
        for number in range(300):
            log.debug("line %d of many that are written one after the other", number)
        assert len(written(file).splitlines()) == 300

    def test_other_libraries_are_not_heard(self, log_file):
        logging.getLogger("pdfminer").error("page of %s", PRIVATE[0])
        log.info("ours")
        assert len(written(log_file).splitlines()) == 1

    @pytest.mark.slow
    def test_a_process_writes_it_where_the_system_keeps_such_files(self, tmp_path):
        home = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "DOITHOAI_LOG": "info"}
        missing = [sys.executable, "-m", "doithoai", "sessions", str(tmp_path / "khong-co.sdt")]
        assert subprocess.run(missing, env=home, check=False, capture_output=True).returncode == 1
        (file,) = tmp_path.rglob("*.log")
        assert "RegisterMissing" in file.read_text(encoding="utf-8")

    def test_its_first_line_says_which_program(self, log_file):
        logs.about_this_program("9.8")
        assert f"version 9.8, Python {sys.version_info.major}." in written(log_file)
