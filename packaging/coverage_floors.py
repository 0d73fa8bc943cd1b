"""Hold each room of the program to its floor of coverage; run by ``packaging/test.sh`` after the tests.

Prints a line for each room and exits with 1 where one is below its floor, naming its least covered modules.
"""

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from coverage import Coverage

SOURCES = Path(__file__).resolve().parents[1] / "src" / "doithoai"
FLOORS = {"domain": 95.0, "register": 95.0, "exchange": 95.0}
FLOOR = 85.0  # of every other room
_NAMED = 5  # modules of a room below its floor


@dataclass(frozen=True, slots=True)
class Module:
    """One file and how many of its statements ran."""

    path: str
    statements: int
    missing: int

    @property
    def room(self) -> str:
        """The folder it lies in, or its own name at the top."""
        return Path(self.path).parts[0].removesuffix(".py")


def percent(modules: list[Module]) -> float:
    """The share of statements that ran; 100 where there are none."""
    statements = sum(module.statements for module in modules)
    missing = sum(module.missing for module in modules)
    return 100 * (1 - missing / statements) if statements else 100.0


def measured(data_file: Path) -> list[Module]:
    """Every module of the program as the tests' data file tells of it."""
    coverage = Coverage(data_file=str(data_file))
    coverage.load()
    modules = []
    for path in sorted(SOURCES.rglob("*.py")):
        _name, statements, _excluded, missing, _text = coverage.analysis2(str(path))
        modules.append(Module(path.relative_to(SOURCES).as_posix(), len(statements), len(missing)))
    return modules


def report(modules: list[Module]) -> tuple[list[str], bool]:
    """The lines to print, and whether every room reaches its floor."""
    rooms: dict[str, list[Module]] = defaultdict(list)
    for module in modules:
        rooms[module.room].append(module)
    lines, reached = [], True
    for room, files in sorted(rooms.items()):
        share, floor = percent(files), FLOORS.get(room, FLOOR)
        lines.append(f"{room:<12} {share:6.1f} %  (floor {floor:.0f})")
        if share < floor:
            reached = False
            least = sorted(files, key=lambda module: -module.missing)[:_NAMED]
            lines += [f"    {module.path}: {module.missing} of {module.statements} not run" for module in least]
    return lines, reached


def main() -> None:
    """Print the rooms of the data file named, or of ``.coverage``."""
    lines, reached = report(measured(Path(sys.argv[1] if len(sys.argv) > 1 else ".coverage")))
    print("\n".join(lines))
    sys.exit(not reached)


if __name__ == "__main__":
    main()
