"""Whatever is altered behind the program's back is found, and named in one sentence."""

import contextlib
import hashlib
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3

from doithoai.domain.errors import AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.session import Session
from doithoai.i18n import render, set_language
from doithoai.register import catalogues, check, documents, history, petitions, sessions
from doithoai.register.catalogues import Entry
from doithoai.register.connection import Register

from .tampering import alter

STRUCTURE_1 = Path(__file__).parents[1] / "data" / "registers" / "structure-1.sdt"


@pytest.fixture
def path(register: Register, session: Session) -> Path:
    """A closed register with a history: a session, an edit, an undo, a file, a catalogue, an issued paper."""
    sessions.add(register, [session])
    petitions.edit(register, "p1", lambda petition: petition.__class__("p1", content="Mái trường dột."))
    catalogues.set_entries(register, "villages", [Entry("Thôn Hùng Tiến"), Entry("Thôn Khe Sắn")])
    history.undo(register)
    petitions.attach(register, "p1", "tra-loi.pdf", b"%PDF the answer")
    documents.issue(
        register,
        DocumentKind.MINUTES,
        session.uid,
        lambda: documents.Decided(
            date(2022, 3, 15),
            SeriesKey("government/BB", "2022"),
            lambda _: documents.Making(b"%PDF the minutes", "BB-UBND", "nd30"),
        ),
    )
    sessions.update(register, session, label="Edit the session")
    petitions.discard(register, ["p3"])
    register.close()
    return register.path


def sentence_for(path: Path) -> str:
    """What the command says of a register, in English; empty when all is well."""
    try:
        with Register.open(path, writable=False) as register:
            fault = check.first_break(register)
    except AppError as error:  # damaged where opening it already looks
        fault = error
    return render(fault) if fault else ""


@pytest.fixture(autouse=True)
def _in_english() -> None:
    set_language("en")


def test_an_untouched_register_is_whole(path: Path) -> None:
    assert sentence_for(path) == ""


def test_a_register_of_the_first_structure_is_whole_read_or_brought_up_to_date(tmp_path: Path) -> None:
    copy = Path(shutil.copy(STRUCTURE_1, tmp_path / "so.sdt"))
    assert sentence_for(copy) == "", "its old chain verifies from its first step"
    Register.open(copy).close()
    assert sentence_for(copy) == ""


LAST = "(SELECT max(id) FROM step)"
ALTERED = {
    "a petition": (["UPDATE petition SET content = 'Không có gì.' WHERE uid = 'p2'"], ["petition", "Hoà", "“Words”"]),
    "where a petition belongs": (
        ["INSERT INTO session(id, uid, office_id) VALUES (99, 'x', 1)", "UPDATE petition SET session_id = 99"],
        ["session", "no step"],
    ),
    "a petition's place": (["UPDATE petition SET place = 7 WHERE uid = 'p1'"], ["petition", "“Place in the list”"]),
    "a row put in": (
        ["INSERT INTO attendee(uid, session_id, place, name, name_key) VALUES ('x', 1, 9, 'Ma', 'ma')"],
        ["attendee", "Ma", "no step"],
    ),
    "a row deleted": (["DELETE FROM attendee WHERE name = 'Trần Văn Bình'"], ["Deleted", "Trần Văn Bình", "step 1"]),
    "what a row became": (
        ["UPDATE change SET after = json_set(after, '$.content', 'Khác') WHERE op = 'insert' AND tbl = 'petition'"],
        ["history", "step 1 ", "Load sessions"],
    ),
    "what a row was": (
        ["UPDATE change SET before = json_set(before, '$.content', 'Khác') WHERE tbl = 'petition' AND op = 'update'"],
        ["history", "Edit the petition"],
    ),
    "the name of an act": (["UPDATE step SET label = 'Load sessions' WHERE id = 2"], ["history", "step 2"]),
    "the hash of a step": (["UPDATE step SET hash = replace(hash, 'a', 'b') WHERE id = 3"], ["history", "step 3"]),
    "who acted": (["UPDATE step SET who = 'Người khác' WHERE id = 3"], ["history", "step 3"]),
    "when it was": (["UPDATE step SET at = '2020-01-01T00:00:00+07:00' WHERE id = 3"], ["history", "step 3"]),
    "where undo would put it": (
        ["UPDATE change SET before = json_set(before, '$.session_id', 99) WHERE tbl = 'petition' AND op = 'update'"],
        ["history", "Edit the petition"],
    ),
    "a step in the middle taken out": (
        ["DELETE FROM change WHERE step_id = 5", "DELETE FROM step WHERE id = 5"],
        ["history", "step 6"],
    ),
    "the last step taken out": ([f"DELETE FROM step WHERE id = {LAST}"], ["history", "step 7", "missing", "Kênh"]),
    "the last step and its changes taken out": (
        [f"DELETE FROM change WHERE step_id = {LAST}", f"DELETE FROM step WHERE id = {LAST}"],
        ["petition", "Kênh", "“In the bin since”"],
    ),
    "a frozen paper": (["UPDATE document SET pdf = x'00'"], ["paper", "BB-UBND"]),
    "a frozen paper taken out": (["UPDATE document SET pdf = NULL"], ["paper", "BB-UBND"]),
    "a frozen paper and its hash": (
        [f"UPDATE document SET pdf = x'00', sha256 = '{hashlib.sha256(bytes(1)).hexdigest()}'"],
        ["document", "BB-UBND", "SHA-256"],
    ),
    "an attached file": (["UPDATE blob SET content = x'00'"], ["attached", "tra-loi.pdf"]),
    "the way back of undo": (
        ["DELETE FROM change WHERE step_id = (SELECT id FROM step WHERE kind = 'undo')"],
        ["history", "step 4"],
    ),
}


@pytest.mark.parametrize("case", ALTERED)
def test_what_was_altered_is_named(path: Path, case: str) -> None:
    statements, words = ALTERED[case]
    alter(path, statements)
    sentence = sentence_for(path)
    assert all(word in sentence for word in words), sentence
    assert "\n" not in sentence and "{" not in sentence


STRUCTURE = {
    "a rule dropped": (["DROP TRIGGER document_frozen"], "document_frozen"),
    "another rule dropped": (["DROP TRIGGER document_kept"], "document_kept"),
    "numbers may fall": (["DROP TRIGGER number_series_rises"], "number_series_rises"),
    "numbers may go": (["DROP TRIGGER number_series_stays"], "number_series_stays"),
    "words no longer indexed": (["DROP TRIGGER petition_search_update"], "petition_search_update"),
    "a rule altered": (
        [
            "DROP TRIGGER document_kept",
            "CREATE TRIGGER document_kept BEFORE DELETE ON document BEGIN SELECT 1; END",
        ],
        "document_kept",
    ),
    "a foreign trigger": (["CREATE TRIGGER evil AFTER INSERT ON blob BEGIN SELECT 1; END"], "evil"),
    "a foreign view": (["CREATE VIEW evil AS SELECT 1"], "evil"),
    "an index dropped": (["DROP INDEX document_number"], "document_number"),
    "an index that allows a number twice": (
        ["DROP INDEX document_number", "CREATE INDEX document_number ON document(series, period, number)"],
        "document_number",
    ),
    "a table dropped": (["DROP TABLE dispatch"], "dispatch"),
    "its number set back": (["PRAGMA user_version = 2"], "number"),
    "the recorder stuck": (["UPDATE recorder SET step_id = 3"], "history"),
    "the recorder gone": (["DELETE FROM recorder"], "history"),
    "the index stopped": (["UPDATE recorder SET indexing = 0"], "history"),
    "the index emptied": (["DELETE FROM petition_search"], "petition"),
    "a step marked as taken back": (["UPDATE step SET reversed_by = 1 WHERE id = 2"], "step 2"),
    "a step no longer marked so": (["UPDATE step SET reversed_by = NULL"], "step 3"),
}


@pytest.mark.parametrize("case", STRUCTURE)
def test_rules_that_were_taken_away_are_named(path: Path, case: str) -> None:
    statements, word = STRUCTURE[case]
    with contextlib.closing(sqlcipher3.connect(str(path), isolation_level=None)) as plain:
        for statement in statements:
            plain.execute(statement)
    sentence = sentence_for(path)
    assert "altered" in sentence and word in sentence, sentence


ORPHAN = "INSERT INTO change(step_id, tbl, row_id, op, after) VALUES (NULL, "
UNREADABLE = {
    "a change of no table": ([f"{ORPHAN} 'nowhere', 1, 'insert', '{{}}')"], "no step"),
    "a change that is no JSON": ([f"{ORPHAN} 'petition', 99, 'insert', '{{bad')"], "no step"),
    "a step's change that is no JSON": (["UPDATE change SET after = '{bad' WHERE step_id = 2"], "step 2 of"),
    "a step's change that is a list": (["UPDATE change SET before = '[1]' WHERE step_id = 3"], "step 3 of"),
    "a step's change of no table": (["UPDATE change SET tbl = 'nowhere' WHERE step_id = 2"], "step 2 of"),
    "a time that is none": (["UPDATE step SET at = 'hôm qua' WHERE id = 3"], "step 3 of ?"),
    "the steps dropped": (["PRAGMA foreign_keys = OFF", "DROP TABLE step"], "“step” is missing"),
    "the changes dropped": (["DROP TABLE change"], "“change” is missing"),
    "the recorder dropped": (["DROP TABLE recorder"], "“recorder” is missing"),
}


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("case", UNREADABLE)
def test_a_history_that_cannot_be_read_is_one_sentence(path: Path, case: str) -> None:
    statements, words = UNREADABLE[case]
    with contextlib.closing(sqlcipher3.connect(str(path), isolation_level=None)) as plain:
        for statement in statements:
            plain.execute(statement)
    sentence = sentence_for(path)
    assert "altered" in sentence and words in sentence, sentence
    assert "\n" not in sentence and "refused" not in sentence


def test_words_of_sqlite_never_reach_a_person(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with contextlib.closing(sqlcipher3.connect(str(path), isolation_level=None)) as plain:
        plain.execute("ALTER TABLE step RENAME COLUMN who TO other")
    assert "“step” is not what it should be" in sentence_for(path)
    monkeypatch.setattr(check, "_structure", lambda _: iter(()))
    assert "can no longer be read" in sentence_for(path)


def test_a_column_no_step_ever_wrote_is_named_without_a_step(tmp_path: Path) -> None:
    copy = Path(shutil.copy(STRUCTURE_1, tmp_path / "so.sdt"))
    Register.open(copy).close()
    alter(copy, ["UPDATE petition SET petitioner_salutation = 'ba' WHERE id = 3"])
    sentence = sentence_for(copy)
    assert "Salutation" in sentence and "no step of the history ever wrote" in sentence


def test_what_another_tool_changes_openly_is_named_too(path: Path) -> None:
    alter(path, ["UPDATE office SET code = '18199'"], watched=True)
    assert sentence_for(path) == "Changed outside the program: a record of “offices” (1, 18199, 1)."


def test_a_history_that_is_no_longer_written_is_named(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as plain:
        plain.execute("DROP TRIGGER petition_recorded_update")
    assert "petition" in sentence_for(path)


def test_an_altered_history_of_the_first_structure_is_named(tmp_path: Path) -> None:
    copy = Path(shutil.copy(STRUCTURE_1, tmp_path / "so.sdt"))
    alter(copy, ["UPDATE petition SET content = 'Khác' WHERE id = 1"])
    assert "step 5 " in sentence_for(copy), "walked back, the step that last changed it no longer fits its hash"


def test_a_damaged_file_is_named(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-8192:] = bytes(8192)
    path.write_bytes(content)
    assert (
        sentence_for(path) == f"The register {path} is damaged. Keep the file as it is and restore the latest backup."
    )


@pytest.mark.parametrize(
    "statement", ["UPDATE blob SET id = 1000001 WHERE id = 1", "UPDATE outside SET id = 1000001 WHERE id = 1"]
)
def test_a_number_that_nothing_refers_to_is_seen_too(path: Path, statement: str) -> None:
    alter(path, [statement])
    assert sentence_for(path).startswith("Altered outside the program")


@pytest.mark.parametrize("structure", ["structure-1.sdt", "structure-2.sdt"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE _sqlite_migrations SET applied_at = applied_at || 'x' WHERE id = 1",
        "UPDATE _sqlite_migrations SET id = 1000001 WHERE id = 1",
        "UPDATE recorder SET step_id = 1",
    ],
)
def test_what_was_altered_before_a_new_structure_is_seen(tmp_path: Path, structure: str, statement: str) -> None:
    copy = Path(shutil.copy(STRUCTURE_1.with_name(structure), tmp_path / "so.sdt"))
    assert sentence_for(copy) == ""
    alter(copy, [statement])
    assert "altered" in sentence_for(copy).lower()
