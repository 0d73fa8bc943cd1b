"""The house stands as design.md draws it: contracts of pyproject.toml, and what they cannot see."""

import ast
import re
import statistics
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
    literals = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            literals.append("".join(str(p.value) if isinstance(p, ast.Constant) else "?" for p in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            literals.append(node.value)
    return literals


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


# -- a test of its name for every module ------------------------------------------------------------------------

# Rooms whose every module has one. The window is tested by what a person does in it, not module by module.
TESTED_ROOMS = ("", "documents", "domain", "exchange", "intake", "register", "reports", "work")


@pytest.mark.parametrize("room", TESTED_ROOMS, ids=lambda room: room or "top level")
def test_every_module_has_a_test_of_its_name(room):
    modules = (SOURCES / room).glob("*.py") if not room else (SOURCES / room).rglob("*.py")
    tests = CHECKOUT / "tests"
    expected = {
        tests / path.relative_to(SOURCES).with_name(f"test_{path.name}")
        for path in modules
        if not path.name.startswith("__")
    }
    assert [path.relative_to(tests).as_posix() for path in sorted(expected) if not path.exists()] == []


# -- names ------------------------------------------------------------------------------------------------------

# They say nothing of what a thing is: a reader greps for rows, lines, a match.
PRIVATE_WORDS = {
    "found", "one", "ones", "told", "kept", "said", "wanted", "given", "made", "shown", "known", "seen", "asked",
    "here", "there", "what",
}  # fmt: skip
MOST_PRIVATE = 0.01  # of all variables


def variables(tree: ast.AST) -> list[str]:
    """Every name that is assigned: variables, attributes, parameters."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.append(node.attr)
        elif isinstance(node, ast.arg):
            names.append(node.arg)
    return names


def test_private_words_are_few():
    names = [name.strip("_") for path in MODULES for name in variables(ast.parse(path.read_text(encoding="utf-8")))]
    private = [name for name in names if name in PRIVATE_WORDS]
    assert len(private) <= MOST_PRIVATE * len(names), f"{len(private)} of {len(names)}"


ROOMS_OF_PLAIN_NAMES = ("", "domain", "intake", "reports", "work")


@pytest.mark.parametrize("room", ROOMS_OF_PLAIN_NAMES, ids=lambda room: room or "top level")
def test_no_public_name_is_a_private_word(room):
    """Functions, classes and what stands at the top of a module."""
    public = []
    for path in (SOURCES / room).rglob("*.py") if room else SOURCES.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                public.append((path.name, node.name))
        for statement in tree.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                public += [(path.name, name) for name in variables(statement)]
    private = {f"{file}: {name}" for file, name in public if name.lower() in PRIVATE_WORDS}
    assert private <= {"settings_tables.py: shown"}  # a date in a cell


# -- sizes ------------------------------------------------------------------------------------------------------

MOST_LINES_OF_A_FUNCTION = 55
MOST_BRANCHES = 15
MEDIAN_LINES_OF_A_FILE = 100
MOST_LINES_OF_A_FILE = 500
MOST_ANY = 4.0  # a thousand lines


def functions() -> list[tuple[str, ast.FunctionDef]]:
    return [
        (f"{path.relative_to(SOURCES)}:{node.name}", node)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


def branches(function: ast.FunctionDef) -> int:
    """Cyclomatic complexity, counted as mccabe does (ruff's C901), comprehensions and boolean operators apart."""
    forks = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.comprehension, ast.IfExp)
    ways = sum(isinstance(node, forks) for node in ast.walk(function))
    return 1 + ways + sum(len(node.cases) for node in ast.walk(function) if isinstance(node, ast.Match))


def test_functions_are_short_and_simple():
    long = {name: f.end_lineno - f.lineno + 1 for name, f in functions()}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}
    forked = {name: branches(f) for name, f in functions()}
    assert {name: count for name, count in forked.items() if count > MOST_BRANCHES} == {}


def test_files_are_small():
    lines = {str(p.relative_to(SOURCES)): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert statistics.median(lines.values()) <= MEDIAN_LINES_OF_A_FILE
    assert {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_FILE} == {}


def test_any_stands_only_where_nothing_better_is_known():
    """``Any`` as a type, a thousand lines; imports are not counted."""
    uses = lines = 0
    for path in MODULES:
        source = path.read_text(encoding="utf-8")
        lines += len(source.splitlines())
        uses += sum(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(ast.parse(source)))
    assert uses / lines * 1000 <= MOST_ANY, f"{uses} in {lines} lines"


# -- the log ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCES)))
def test_what_is_logged_is_a_fixed_template(path):
    """`doithoai.logs` leaves out values, not the text itself: an f-string would carry words of the register."""
    levels = {"debug", "info", "warning", "error", "critical", "exception"}
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in levels
        if isinstance(node.func.value, ast.Name) and node.func.value.id in {"log", "logger", "logging"}
    ]
    assert [call.lineno for call in calls if not isinstance(call.args[0], ast.Constant)] == []
