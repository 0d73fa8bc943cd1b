"""The formats of ``resources/formats/*.toml``, the one a document takes, and an office's choices inside it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

from doithoai import paths
from doithoai.documents.formats.model import Component, Family, Figure, Format, Page
from doithoai.documents.formats.reading import FormatRefused, load_format
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import Side
from doithoai.domain.office import holds_on

Holder = TypeVar("Holder", Page, Component)


class FormatUnknown(AppError):
    """No format has the name asked for, or the family has none."""


# -- choosing ------------------------------------------------------------------------


@cache
def all_formats() -> Mapping[str, Format]:
    """The shipped formats by id."""
    folder = paths.resource("formats")
    return {path.stem: load_format(path) for path in sorted(folder.glob("*.toml"))}


def format_for(side: Side, day: date, choice: str = "auto", among: Mapping[str, Format] | None = None) -> Format:
    """The format of a document of ``side`` dated ``day``.

    A document of the party takes the party's family, every other the State's. A day before all known rules
    takes the earliest: an office that enters old sessions still gets its papers.

    Args:
        choice: a format's id, or ``auto``.
        among: the formats to choose from; the shipped ones when None.

    Raises:
        FormatUnknown: ``choice`` names none, or none is in force.
    """
    formats = all_formats() if among is None else among
    if choice != "auto":
        if choice not in formats:
            raise FormatUnknown(
                N_("There is no format {choice}; known are: {known}."), choice=choice, known=", ".join(formats)
            )
        return formats[choice]
    family = Family.PARTY if side is Side.PARTY else Family.STATE
    ours = [form for form in formats.values() if form.family is family]
    in_force = [form for form in ours if holds_on(form.valid_from, form.valid_to, day)]
    if in_force:
        return max(in_force, key=_start)
    if ours and day < min(map(_start, ours)):
        return min(ours, key=_start)
    raise FormatUnknown(N_("No official format is in force on {day}."), day=f"{day:%d/%m/%Y}")


def _start(form: Format) -> date:
    return form.valid_from or date.min


# -- an office's choices ----------------------------------------------------------------


def with_choices(form: Format, choices: Mapping[str, float]) -> Format:
    """The format with an office's figures, each inside the range its clause allows.

    Args:
        choices: by path: ``page.left``, ``page.mirrored`` (1 or 0), ``components.body.size`` …
            A body size brings the sizes that go with it (motto, Quốc hiệu) unless they are chosen too.

    Raises:
        FormatRefused: a path is unknown, or a figure is outside its range; the text names the clause.
    """
    for path, value in {**_going_together(form, choices), **choices}.items():
        form = _with_choice(form, path, float(value))
    return form


def _going_together(form: Format, choices: Mapping[str, float]) -> dict[str, float]:
    body = choices.get("components.body.size")
    for row in form.sizes:
        if body is not None and row["body"] == body:
            rest = {name: size for name, size in row.items() if name != "body"}
            text_like = {"legal_basis": body, "heading": body, "addressee": body}
            both = {**rest, **{name: size for name, size in text_like.items() if name in form.components}}
            return {f"components.{name}.size": size for name, size in both.items()}
    return {}


def _with_choice(form: Format, path: str, value: float) -> Format:
    match path.split("."):
        case ["page", "mirrored"] if form.page.may_mirror and value in (0, 1):
            return replace(form, page=replace(form.page, mirrored=bool(value)))
        case ["page", name] if isinstance(getattr(form.page, name, None), Figure):
            figure = _chosen(path, getattr(form.page, name), value)
            return replace(form, page=_replaced(form.page, name, figure))
        case ["components", key, name] if key in form.components:
            component = form.components[key]
            if isinstance(getattr(component, name, None), Figure):
                figure = _chosen(path, getattr(component, name), value)
                changed = {**form.components, key: _replaced(component, name, figure)}
                return replace(form, components=changed)
    raise FormatRefused(N_("{path} is not a figure of {title}."), path=path, title=form.title)


def _replaced(holder: Holder, name: str, figure: Figure) -> Holder:
    changed: dict[str, Any] = {name: figure}  # a part by its name
    return replace(holder, **changed)


def _chosen(path: str, figure: Figure, value: float) -> Figure:
    if not figure.low <= value <= figure.high:
        raise FormatRefused(
            N_("{path}: {value} is outside {low} – {high} ({clause})."),
            path=path,
            value=f"{value:g}",
            low=f"{figure.low:g}",
            high=f"{figure.high:g}",
            clause=figure.clause,
        )
    return replace(figure, value=value)
