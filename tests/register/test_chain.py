"""What the hash of a step covers: anyone with the history can compute it again; the seal covers the rest."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from doithoai.domain.session import Session
from doithoai.register import chain, history, petitions, sessions
from doithoai.register.connection import Register

LOCAL = {
    "id",
    "pdf",
    "issued_at",
    "name_key",
    "session_id",
    "petition_id",
    "office_id",
    "replaces_id",
    "source_id",
    "package_id",
}


def shared(table: str, values: str | None) -> str:
    """A side of a change without what is private to one file."""
    if values is None:
        return ""
    chance = set() if table in ("session", "petition") else {"uid"}
    parts = {key: value for key, value in json.loads(values).items() if key not in LOCAL | chance}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def by_hand(register: Register) -> str:
    """The head of the chain, computed from the two tables of the history with nothing of the program."""
    head = ""
    for step, label, kind in register.rows("SELECT id, label, kind FROM step ORDER BY id"):
        text = f"{head}\n{kind}\n{label}\n"
        for table, operation, before, after in register.rows(
            "SELECT tbl, op, before, after FROM change WHERE step_id = ? ORDER BY id", (step,)
        ):
            text += f"{table}|{operation}|{shared(table, before)}|{shared(table, after)}\n"
        head = hashlib.sha256(text.encode()).hexdigest()
    return head


def test_anyone_can_compute_the_chain_from_the_history_alone(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sessions.update(register, replace(session, title='“Dấu\\ngoặc" \t và\u2028dòng'))
    petitions.discard(register, ["p1"])
    history.undo(register)
    assert by_hand(register) == history.head(register)


def test_each_step_is_tied_to_the_one_before(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sessions.update(register, replace(session, title="A"))
    steps = register.rows("SELECT id, hash, seal FROM step ORDER BY id")
    assert [(step, *_hashes(register, step)) for step, _, _ in steps] == steps
    with register.step("x"):
        register.execute("UPDATE step SET hash = 'x' WHERE id = ?", (steps[0][0],))
    assert chain.link(register.connection, steps[1][0]).hash != steps[1][1]


def _hashes(register: Register, step: int) -> tuple[str, str]:
    link = chain.link(register.connection, step)
    return link.hash, link.seal


def test_the_same_work_on_another_day_by_another_hand_is_the_same_chain_with_another_seal(
    tmp_path: Path, session: Session
) -> None:
    ends = []
    for who in ("Nga", "Phượng"):
        with Register.create(tmp_path / f"{who}.sdt", who=who) as register:
            sessions.add(register, [session])
            ends.append(register.row("SELECT hash, seal FROM step ORDER BY id DESC LIMIT 1"))
    assert ends[0][0] == ends[1][0]
    assert ends[0][1] != ends[1][1]
