"""`widgets/` and `models/` hold only what two features share; what serves one feature lives in its folder."""

import ast
from pathlib import Path

import pytest

import doithoai.desktop

DESKTOP = Path(doithoai.desktop.__file__).parent
SHARED = ("widgets", "models")


def module_name(path: Path) -> str:
    return ".".join(("doithoai", "desktop", *path.relative_to(DESKTOP).with_suffix("").parts))


def imports(path: Path) -> set[str]:
    """The modules a file imports, also inside its functions; of ``from a import b`` both ``a`` and ``a.b``."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


FILES = [path for path in DESKTOP.rglob("*.py") if path.name != "__init__.py"]
IMPORTS = {path: imports(path) for path in FILES}
PARTS = [path for path in FILES if path.parent.name in SHARED]


def features(part: Path, seen: frozenset[Path] = frozenset()) -> set[str]:
    """The features (folders, or a file beside them such as the main window) that use a part, also through others."""
    users = {path for path in FILES if module_name(part) in IMPORTS[path]} - seen
    used: set[str] = set()
    for path in users:
        top = path.relative_to(DESKTOP).parts[0]
        used |= features(path, seen | {part}) if top in SHARED else {top}
    return used


def test_the_walk_sees_the_parts() -> None:
    assert len(PARTS) > 15
    assert {"petitions", "assignments"} <= features(DESKTOP / "widgets" / "petition_columns.py")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"{part.parent.name}/{part.stem}")
def test_a_shared_part_serves_two_features(part: Path) -> None:
    assert len(features(part)) >= 2, f"{part.stem} serves {features(part)} alone: it belongs there"
