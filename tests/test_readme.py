"""What the README says of the command line is what the program takes; what it links to is there."""

import re
from pathlib import Path

import click
import pytest

from doithoai.cli import FORMATS, commands
from doithoai.domain.kinds import DocumentKind

CHECKOUT = Path(__file__).parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)( [^`]*)?` \|", README, re.M)
READMES = [path for path in CHECKOUT.rglob("README.md") if not {".venv", "node_modules"} & set(path.parts)]


def usage(command: click.Command) -> str:
    """Arguments in their order, then options, those that may be left out in brackets; values stripped."""
    parts = []
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            parts.append((parameter.name or "").rstrip("_").upper())
        else:
            option = parameter.opts[0]
            parts.append(option if parameter.required else f"[{option}]")
    return " ".join(parts)


def without_values(text: str) -> str:
    """``--out DIR [--from D]`` gives ``--out [--from]``; arguments keep their names without an ending.

    What goes with another option only, ``[--issue [--number N]]``, is an option like any other.
    """
    text = re.sub(r"(--[\w-]+) [A-Z][\w.]*", r"\1", text)
    text = re.sub(r"\[(--[\w-]+)((?: \[--[\w-]+\])+)\]", r"[\1]\2", text)
    return re.sub(r"\b([A-Z]+)\.\w+", r"\1", text.replace("...", "")).strip()


def test_every_command_stands_in_the_readme_and_no_other() -> None:
    groups = {name for name, command in commands.commands.items() if isinstance(command, click.Group)}
    rows = sorted(f"{name} {rest.split()[0]}" if name in groups else name for name, rest in ROWS)
    assert rows == sorted(_spoken(commands))


def _spoken(group: click.Group) -> list[str]:
    """The commands by their words: ``new``, ``update check``."""
    return [
        f"{name} {under}" if under else name
        for name, command in group.commands.items()
        for under in (command.commands if isinstance(command, click.Group) else ("",))
    ]


@pytest.mark.parametrize(("name", "rest"), ROWS, ids=[name for name, _rest in ROWS])
def test_a_command_takes_what_the_readme_says(name: str, rest: str) -> None:
    command = commands.commands[name]
    if isinstance(command, click.Group):  # `update check`: the row names what stands under it
        word, _, rest = rest.strip().partition(" ")
        command = command.commands[word]
    assert sorted(without_values(rest).split()) == sorted(usage(command).split())


def test_kinds_and_formats_are_all_named() -> None:
    listed = re.search(r"`KIND` is one of `([^`]*)`;\s+`--format` takes `([^`]*)`", README)
    assert listed
    assert listed[1].split() == [kind.value for kind in DocumentKind]
    assert sorted(listed[2].split()) == sorted(FORMATS)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_what_a_readme_links_to_is_there(readme: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", readme.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (readme.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error", "off"])
def test_the_levels_of_the_log_are_named(level: str) -> None:
    from doithoai import logs

    assert level in logs.LEVELS
    assert f"`{level}`" in README or f"={level}`" in README
