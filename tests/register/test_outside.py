"""No table can be altered behind the program's back without `check` naming it: all there are, and all there will be."""

import contextlib
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from doithoai.domain.errors import AppError
from doithoai.i18n import render, set_language
from doithoai.register import (
    check,
    connection,
    dispatches,
    history,
    keys,
    merged,
    outside,
    petitions,
    receipts,
    sessions,
)
from doithoai.register.connection import Register
from doithoai.register.errors import AlteredOutside, KeysMissing

_SIDE = "government"
_ROWS: dict[str, dict[str, object]] = {
    "setting": {"key": "k", "value": "1"},
    "receiver": {"uid": "r", "name": "Văn phòng"},
    "leader": {"uid": "l", "name": "Phan Đình Lưu", "position": "Chủ tịch", "side": _SIDE, "authority": "head"},
    "term": {"uid": "t", "name": "2025 - 2030", "starts_on": "2025-08-01"},
    "number_rule": {"side": _SIDE, "scheme": "year", "scope": "kind", "body_symbol": "UBND"},
    "number_series": {"series": "government/BB", "period": "2026", "last": 3},
    "catalogue_entry": {"uid": "c", "catalogue": "villages", "place": 1, "name": "Thôn Hùng Tiến"},
    "deadline_rule": {
        **{"key": "k", "name": "Trả lời", "days": 5, "day_type": "working"},
        **{"direction": "after", "counted_from": "session"},
    },
    "holiday": {"day": "2026-09-02", "kind": "off", "name": "Quốc khánh"},
    "office_period": {"uid": "op", "office_id": 1, "name": "UBND xã"},
    "extension": {"uid": "e", "petition_id": 1, "reason": "Chờ vốn", "at": "2026-01-01"},
    "preparation": {"uid": "p", "session_id": 1, "place": 1, "material": "Báo cáo"},
    "document": {"uid": "d", "session_id": 1, "kind": "minutes"},
    "shared_petition": {"petition_uid": "p1", "session_uid": "s"},
    "merge_decision": {"session_uid": "m", "digest": "d"},
}


def _put(register: Register, table: str, values: dict[str, object]) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    register.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(values.values()))


def _fill(register: Register) -> None:
    """A row in every table; whoever adds a table adds one here."""
    with register.step("Fill"):
        for table, values in _ROWS.items():
            if not register.value(f"SELECT 1 FROM {table}"):
                _put(register, table, values)
        package = merged.Package("a" * 64, 1, "Xã", date(2026, 1, 1), date(2026, 3, 31), "", 1, True, "f", "x")
        merged.add(register, package, [merged.Version("m", date(2026, 2, 1), digest="d", content=b"words")])
    petitions.attach(register, "p1", "a.pdf", b"%PDF")
    history.undo(register)
    petitions.attach(register, "p1", "b.pdf", b"%PDF b")
    keys.trust(register, keys.Trusted("42", "Tỉnh", "0" * 64, "age1x"))
    period = (date(2026, 1, 1), date(2026, 3, 31))
    dispatches.note(register, dispatches.Dispatch(datetime(2026, 4, 1, 8), "Tỉnh", *period, "a.zip", "0" * 64))
    receipts.note(register, receipts.Confirmed("42", "Tỉnh", "0" * 64, 1, "0" * 64, *period, date(2026, 4, 2)))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with a row in every table."""
    from doithoai.domain.petition import Petition
    from doithoai.domain.session import Attendee, Session

    path = tmp_path_factory.mktemp("whole") / "so.sdt"
    words = tuple(Petition(f"p{place}", content=f"Đường thôn {place} hỏng nặng.") for place in (1, 2))
    with Register.create(path, who="thư ký") as register:
        person = Attendee("Nguyễn Thị Ánh", "Trưởng thôn", None, None, True)
        sessions.add(register, [Session("s", title="Hội nghị", attendees=(person,), petitions=words)])
        _fill(register)
    return path


@pytest.fixture(autouse=True)
def _in_english() -> None:
    set_language("en")


TABLES = [
    name
    for name, sql in connection.in_memory().conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    if not sql.startswith("CREATE VIRTUAL")  # their rows stand in tables of their own
]


@contextlib.contextmanager
def _plain(path: Path) -> Any:
    """A tool that asks no rule: no triggers, no foreign keys, no checks; the triggers stand again afterwards."""
    with contextlib.closing(sqlcipher3.connect(str(path), isolation_level=None)) as tool:
        tool.execute("PRAGMA ignore_check_constraints = ON")
        tool.execute("PRAGMA synchronous = OFF")
        tool.execute("BEGIN")
        triggers = tool.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            tool.execute(f"DROP TRIGGER {name}")
        yield tool
        for _, sql in triggers:
            tool.execute(sql)
        tool.execute("COMMIT")


def _sentence(path: Path) -> str:
    try:
        with Register.open(path, writable=False) as register:
            fault = check.first_break(register)
    except AppError as error:  # where opening it already looks
        fault = error
    return render(fault) if fault else ""


def _other(value: object) -> object:
    if isinstance(value, bytes):
        return bytes(byte ^ 0x55 for byte in value) or b"x"
    return value + 1 if isinstance(value, int) else f"{value or 'lạ'}0"


def _last_row(tool: Any, table: str) -> tuple[str, tuple[object, ...]]:
    key = [row[1] for row in tool.execute(f"PRAGMA table_info('{table}')") if row[5]]
    row = tool.execute(f"SELECT {', '.join(key)} FROM {table} ORDER BY {key[0]} DESC LIMIT 1").fetchone()
    assert row, f"{table} has no row: put one into _fill"
    return " AND ".join(f"{column} = ?" for column in key), row


def test_a_register_with_a_row_in_every_table_is_whole(whole: Path) -> None:
    assert _sentence(whole) == ""


@pytest.mark.parametrize("table", TABLES)
def test_a_deleted_row_is_named(whole: Path, tmp_path: Path, table: str) -> None:
    copy = Path(shutil.copy(whole, tmp_path / "so.sdt"))
    with _plain(copy) as tool:
        where, row = _last_row(tool, table)
        assert tool.execute(f"DELETE FROM {table} WHERE {where}", row).rowcount == 1
    sentence = _sentence(copy)
    assert sentence and "\n" not in sentence and "{" not in sentence


@pytest.mark.parametrize("table", TABLES)
def test_an_altered_row_is_named(whole: Path, tmp_path: Path, table: str) -> None:
    copy = Path(shutil.copy(whole, tmp_path / "so.sdt"))
    with _plain(copy) as tool:
        where, row = _last_row(tool, table)
        column = [name for _, name, *_, hidden in tool.execute(f"PRAGMA table_xinfo('{table}')") if not hidden][-1]
        (value,) = tool.execute(f"SELECT {column} FROM {table} WHERE {where}", row).fetchone()
        kind = tool.execute(f"SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}'").fetchone()[0]
        other = 1 if value is None and kind == "INTEGER" else _other(value)
        if table.endswith("docsize"):  # in which part a row stands is the one thing that `indexed` does not see
            column, other = "sz", b""
        assert tool.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (other, *row)).rowcount == 1
    sentence = _sentence(copy)
    assert sentence and "\n" not in sentence and "{" not in sentence


BEHIND = {
    "a forged receipt": "INSERT INTO receipt SELECT 9, '1', name, manifest, 2, head, first, last, at FROM receipt",
    "a foreign key of our own": "UPDATE own_key SET signing = zeroblob(32)",
    "a dispatch that never was": "UPDATE dispatch SET receiver = 'Không ai'",
    "a file of nobody": f"INSERT INTO blob(sha256, content) VALUES ('{'0' * 64}', x'00')",
    "a migration that never was": "INSERT INTO _sqlite_migrations VALUES (9, 'doithoai', 'x', '')",
    "a seal of no table": f"INSERT INTO outside(tbl, sha256) VALUES ('x', '{'0' * 64}')",
}


@pytest.mark.parametrize("case", BEHIND)
def test_what_the_history_does_not_hold_is_compared(whole: Path, tmp_path: Path, case: str) -> None:
    copy = Path(shutil.copy(whole, tmp_path / "so.sdt"))
    with _plain(copy) as tool:
        tool.execute(BEHIND[case])
    assert _sentence(copy)


def test_keys_and_receipts_are_not_gone_by_once_altered(whole: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(whole, tmp_path / "so.sdt"))
    with _plain(copy) as tool:
        tool.execute("UPDATE receipt SET at = 'hôm qua'")
        tool.execute("UPDATE own_key SET sealing = zeroblob(32)")
    with Register.open(copy) as register:
        with pytest.raises(AlteredOutside, match="receipt"):
            receipts.latest(register)
        with pytest.raises(AlteredOutside, match="own_key"):
            keys.own(register)
        register.execute("DELETE FROM own_key")
        with pytest.raises(KeysMissing):
            keys.own(register)


def test_a_table_is_recorded_or_sealed_or_compared_by_its_own_rules() -> None:
    """Where a new table belongs is decided, not forgotten."""
    from doithoai.register import recording

    own_rules = {"step", "change", "recorder", "blob", "outside"}
    rest = {table for table in TABLES if "_search_" not in table}
    assert rest == {*recording.RECORDED, *outside.TABLES, *own_rules}
