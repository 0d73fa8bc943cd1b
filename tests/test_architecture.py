"""The house stands as design.md draws it: contracts of pyproject.toml, and what they cannot see."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
SOURCES = CHECKOUT / "src" / "doithoai"
MODULES = sorted(SOURCES.rglob("*.py"))

# A statement, not a sentence: a verb of SQL in capitals followed by what must follow it.
SQL = re.compile(
    r"\b(SELECT\s+[\w*(\"]|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
    r"|(CREATE|DROP|ALTER)\s+(TEMP\s+)?(TABLE|INDEX|VIEW|TRIGGER|VIRTUAL)|PRAGMA\s+\w|BEGIN\s+IMMEDIATE)"
)


def texts(source: str) -> list[str]:
    """Every literal text of a module, f-strings in one piece with ``?`` for what is filled in."""
    tree = ast.parse(source)
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found.append("".join(str(p.value) if isinstance(p, ast.Constant) else "?" for p in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            found.append(node.value)
    return found


def test_every_import_contract_is_kept():
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if "register" not in p.relative_to(SOURCES).parts[:1]],
    ids=lambda p: str(p.relative_to(SOURCES)),
)
def test_no_sql_outside_the_register(path):
    assert [text for text in texts(path.read_text(encoding="utf-8")) if SQL.search(text)] == []


def test_the_search_for_sql_finds_it():
    assert SQL.search(texts('db.execute(f"SELECT uid FROM {table} WHERE a = 1")')[0])
    assert SQL.search("pragma".upper() + " user_version")
    assert not SQL.search("Select a file. Update the office, then insert the paper.")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCES)))
def test_no_level_word_is_fixed_in_the_code(path):
    """Names of levels come from the offices themselves (domain.md, section 2); ``district`` is a stored key only."""
    assert [text for text in texts(path.read_text(encoding="utf-8")) if "huyện" in text.lower()] == []


def test_only_operations_starts_threads():
    """design.md, promises: long work leaves the UI thread through ``operations.py``; nobody else starts a thread."""
    starts = re.compile(r"\b(QThread\w*|QRunnable|threading\.Thread|ThreadPoolExecutor)\b")
    found = {p.relative_to(SOURCES).as_posix() for p in MODULES if starts.search(p.read_text(encoding="utf-8"))}
    assert found <= {"desktop/operations.py"}


def test_every_licence_may_be_shipped():
    """The program's own requirements are under permissive licences, the MPL or the LGPL; none under the GPL alone."""
    from importlib import metadata

    wanted = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for name in (re.split(r"[>=<\[ ]", one)[0] for one in wanted):
        about = metadata.metadata(name)
        words = " ".join([about.get("License-Expression") or "", about.get("License") or ""])
        words += " ".join(c for c in about.get_all("Classifier") or [] if c.startswith("License"))
        if re.search(r"\bA?GPL", words):
            assert "LGPL" in words, name
