"""The house stands as design.md draws it: contracts of pyproject.toml, and what they cannot see."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
SOURCES = CHECKOUT / "src" / "doithoai"
PUBLISH = SOURCES / "exchange" / "publish"
MODULES = sorted(SOURCES.rglob("*.py"))

# A statement, not a sentence: a verb of SQL in capitals followed by what must follow it.
SQL = re.compile(
    r"\b(SELECT\s+[\w*(\"]|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
    r"|(CREATE|DROP|ALTER)\s+(TEMP\s+)?(TABLE|INDEX|VIEW|TRIGGER|VIRTUAL)|PRAGMA\s+\w|BEGIN\s+IMMEDIATE)"
)


@dataclass(frozen=True)
class Function:
    name: str
    first_line: int
    lines: int
    branches: int


@dataclass(frozen=True)
class Facts:
    """What the rules below ask of a module; it is read and walked through once for all of them.

    Attributes:
        lines: how many it has.
        texts: every literal text, f-strings in one piece with ``?`` for what is filled in.
        variables: every name that is assigned: variables, attributes, parameters.
        functions: each with its lines and branches.
        classes: their names.
        at_top: names assigned outside every function and class.
        logged_freely: lines where something else than a fixed text is handed to a logger.
        any_uses: how often ``Any`` stands as a type; imports are not counted.
    """

    lines: int
    texts: list[str]
    variables: list[str]
    functions: list[Function]
    classes: list[str]
    at_top: list[str]
    logged_freely: list[int]
    any_uses: int


def facts(source: str) -> Facts:
    """Nothing of the tree is kept: what stays in memory is what every later test's garbage collection walks through."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    inside = {id(part) for node in nodes if type(node) is ast.JoinedStr for part in node.values}
    return Facts(
        lines=len(source.splitlines()),
        texts=[text for node in nodes if (text := text_of(node)) is not None and id(node) not in inside],
        variables=variables(nodes),
        functions=[
            Function(node.name, node.lineno, node.end_lineno - node.lineno + 1, branches(node))
            for node in nodes
            if type(node) is ast.FunctionDef
        ],
        classes=[node.name for node in nodes if type(node) is ast.ClassDef],
        at_top=[
            name
            for statement in tree.body
            if isinstance(statement, ast.Assign | ast.AnnAssign)
            for name in variables(ast.walk(statement))
        ],
        logged_freely=[
            node.args[0].lineno
            for node in nodes
            if type(node) is ast.Call and is_logging(node) and not isinstance(node.args[0], ast.Constant)
        ],
        any_uses=sum(type(node) is ast.Name and node.id == "Any" for node in nodes),
    )


@cache
def module(path: Path) -> Facts:
    """The facts of a module of the program."""
    return facts(path.read_text(encoding="utf-8"))


def text_of(node: ast.AST) -> str | None:
    """The text that a node is; None for any other node."""
    if type(node) is ast.JoinedStr:
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "?" for part in node.values)
    return node.value if type(node) is ast.Constant and isinstance(node.value, str) else None


def variables(nodes: Iterable[ast.AST]) -> list[str]:
    """Every name among the nodes that is assigned: variables, attributes, parameters."""
    names = []
    for node in nodes:
        kind = type(node)
        if kind is ast.Name and type(node.ctx) is ast.Store:
            names.append(node.id)
        elif kind is ast.Attribute and type(node.ctx) is ast.Store:
            names.append(node.attr)
        elif kind is ast.arg:
            names.append(node.arg)
    return names


FORKS = {ast.If, ast.For, ast.While, ast.ExceptHandler, ast.comprehension, ast.IfExp}


def branches(function: ast.FunctionDef) -> int:
    """Cyclomatic complexity, counted as mccabe does (ruff's C901), comprehensions and boolean operators apart."""
    nodes = list(ast.walk(function))
    ways = sum(type(node) in FORKS for node in nodes)
    return 1 + ways + sum(len(node.cases) for node in nodes if type(node) is ast.Match)


def is_logging(call: ast.Call) -> bool:
    levels = {"debug", "info", "warning", "error", "critical", "exception"}
    method = call.func
    return (
        isinstance(method, ast.Attribute)
        and method.attr in levels
        and isinstance(method.value, ast.Name)
        and method.value.id in {"log", "logger", "logging"}
    )


def test_the_facts_of_a_module_are_found():
    planted = facts(
        "limit: Any = 1\n"
        "class Row:\n"
        "    def read(self, kept):\n"
        "        log.info(f'{kept} rows', 1)\n"
        "        log.info('rows', 1)\n"
        "        self.told = [n for n in kept if n] if kept else []\n"
        "        match kept:\n"
        "            case 1: pass\n"
        "            case _: pass\n"
    )
    assert sorted(planted.texts) == ["? rows", "rows"]
    assert sorted(planted.variables) == ["kept", "limit", "n", "self", "told"]
    assert planted.functions == [Function("read", 3, lines=7, branches=1 + 2 + 2)]
    assert (planted.classes, planted.at_top) == (["Row"], ["limit"])
    assert (planted.logged_freely, planted.any_uses, planted.lines) == ([4], 1, 9)


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
    [p for p in MODULES if not p.is_relative_to(SOURCES / "register") and not p.is_relative_to(PUBLISH)],
    ids=lambda p: str(p.relative_to(SOURCES)),
)
def test_no_sql_outside_the_register_and_what_publishes(path):
    assert [text for text in module(path).texts if SQL.search(text)] == []


def test_the_search_for_sql_finds_it():
    assert SQL.search(facts('db.execute(f"SELECT uid FROM {table} WHERE a = 1")').texts[0])
    assert SQL.search("pragma".upper() + " user_version")
    assert not SQL.search("Select a file. Update the office, then insert the paper.")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCES)))
def test_no_level_word_is_fixed_in_the_code(path):
    """Names of levels come from the offices themselves (domain.md, section 2); ``district`` is a stored key only."""
    assert [text for text in module(path).texts if "huyện" in text.lower()] == []


def test_only_operations_starts_threads():
    """design.md, promises: long work leaves the UI thread through ``operations.py``; nobody else starts a thread."""
    starts = re.compile(r"\b(QThread\w*|QRunnable|threading\.Thread|ThreadPoolExecutor)\b")
    found = {p.relative_to(SOURCES).as_posix() for p in MODULES if starts.search(p.read_text(encoding="utf-8"))}
    assert found <= {"desktop/threads.py"}  # which operations.py alone puts work in

    starts = re.compile(r"\bThreads\(")
    assert {p.name for p in MODULES if starts.search(p.read_text(encoding="utf-8"))} == {"operations.py"}


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


def test_private_words_are_few():
    names = [name.strip("_") for path in MODULES for name in module(path).variables]
    private = [name for name in names if name in PRIVATE_WORDS]
    assert len(private) <= MOST_PRIVATE * len(names), f"{len(private)} of {len(names)}"


ROOMS_OF_PLAIN_NAMES = ("", "domain", "intake", "reports", "work")


@pytest.mark.parametrize("room", ROOMS_OF_PLAIN_NAMES, ids=lambda room: room or "top level")
def test_no_public_name_is_a_private_word(room):
    """Functions, classes and what stands at the top of a module."""
    public = [
        (path.name, name)
        for path in ((SOURCES / room).rglob("*.py") if room else SOURCES.glob("*.py"))
        for name in (
            *(function.name for function in module(path).functions),
            *module(path).classes,
            *module(path).at_top,
        )
    ]
    private = {f"{file}: {name}" for file, name in public if name.lower() in PRIVATE_WORDS}
    assert private <= {"settings_tables.py: shown"}  # a date in a cell


# -- sizes ------------------------------------------------------------------------------------------------------

MOST_LINES_OF_A_FUNCTION = 55
MOST_BRANCHES = 15
MEDIAN_LINES_OF_A_FILE = 100
MOST_LINES_OF_A_FILE = 500
MOST_ANY = 4.0  # a thousand lines


def test_functions_are_short_and_simple():
    functions = {f"{p.relative_to(SOURCES)}:{f.first_line} {f.name}": f for p in MODULES for f in module(p).functions}
    assert {name: f.lines for name, f in functions.items() if f.lines > MOST_LINES_OF_A_FUNCTION} == {}
    assert {name: f.branches for name, f in functions.items() if f.branches > MOST_BRANCHES} == {}


def test_files_are_small():
    lines = {str(p.relative_to(SOURCES)): module(p).lines for p in MODULES}
    assert statistics.median(lines.values()) <= MEDIAN_LINES_OF_A_FILE
    assert {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_FILE} == {}


def test_any_stands_only_where_nothing_better_is_known():
    """``Any`` as a type, a thousand lines; imports are not counted."""
    uses, lines = sum(module(p).any_uses for p in MODULES), sum(module(p).lines for p in MODULES)
    assert uses / lines * 1000 <= MOST_ANY, f"{uses} in {lines} lines"


# -- the log ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCES)))
def test_what_is_logged_is_a_fixed_template(path):
    """`doithoai.logs` leaves out values, not the text itself: an f-string would carry words of the register."""
    assert module(path).logged_freely == []
