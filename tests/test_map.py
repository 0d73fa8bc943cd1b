"""The map of the rooms (``src/doithoai/README.md``) says what the contracts and the folders say."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
SOURCES = CHECKOUT / "src" / "doithoai"
MAP = (SOURCES / "README.md").read_text(encoding="utf-8")
TABLE = dict(re.findall(r"^\| `([a-z0-9]+)` \|[^|]*\| ([^|]+) \|$", MAP, re.M))
CONTRACTS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
LAYERS = [
    re.findall(r"[a-z0-9_]+", layer)
    for contract in CONTRACTS["contracts"]
    if contract["id"] == "rooms"
    for layer in reversed(contract["layers"])
]
EDGES = {"cli", "interoffice", "work", "desktop", "__main__"}  # the map says "all above" of them in words


def imports(path: Path) -> set[str]:
    """The rooms a module imports."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "doithoai":
            parts = node.module.split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {name.name for name in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {name.name.split(".")[1] for name in node.names if name.name.startswith("doithoai.")}
    return {room for room in rooms if not room.startswith("__")}


def modules(room: str) -> list[Path]:
    return [SOURCES / f"{room}.py"] if (SOURCES / f"{room}.py").exists() else sorted((SOURCES / room).rglob("*.py"))


def test_the_map_has_every_room() -> None:
    rooms = {path.stem for path in SOURCES.glob("*.py")} | {path.parent.name for path in SOURCES.glob("*/__init__.py")}
    assert {room for room in rooms if not room.startswith("__")} == set(TABLE)


def test_the_rooms_stand_in_the_order_of_the_contract() -> None:
    order = {room: place for place, layer in enumerate(LAYERS) for room in layer}
    places = [order[room] for room in TABLE]
    assert places == sorted(places)


@pytest.mark.parametrize("room", sorted(set(TABLE) - EDGES))
def test_a_room_may_import_what_the_contract_lets_it(room: str) -> None:
    own = next(place for place, layer in enumerate(LAYERS) if room in layer)
    below = {other for layer in LAYERS[:own] for other in layer}
    if room not in ("cli", "desktop", "work"):
        below -= {"i18n"}  # protected: only the edges translate
    listed = set() if TABLE[room] == "nothing of ours" else set(TABLE[room].split())
    assert listed == below


@pytest.mark.parametrize("room", sorted(set(TABLE) - EDGES))
def test_a_room_imports_no_more_than_the_map_says(room: str) -> None:
    listed = set() if TABLE[room] == "nothing of ours" else set(TABLE[room].split())
    used = set().union(*map(imports, modules(room)))
    assert used - {room} <= listed


def test_what_the_map_names_is_there() -> None:
    """Paths in backticks, from the source folder or the checkout; what a pattern or a placeholder stands for is not."""
    named = re.findall(r"`([\w./]+/[\w./]*|\w+\.(?:py|toml))`", MAP)
    missing = [
        name
        for name in named
        if not (SOURCES / name).exists() and not (CHECKOUT / name).exists() and not list(SOURCES.rglob(name))
    ]
    assert missing == []
