"""Reading formats from ``resources/formats/*.toml`` and choosing the one a document takes.

A new set of rules is a new file: nothing here names one.
"""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from doithoai import paths
from doithoai.documents.formats.model import Component, Family, Figure, Format, LineRule, Page, Texts
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import Side
from doithoai.domain.office import holds_on


class FormatRefused(AppError):
    """A format file breaks its shape, or a figure lies outside the range its clause allows."""


class FormatUnknown(AppError):
    """No format has the name asked for, or the family has none."""


# -- choosing ------------------------------------------------------------------------


@cache
def all_formats() -> Mapping[str, Format]:
    """The shipped formats by id."""
    folder = paths.resource("formats")
    return {path.stem: load_format(path) for path in sorted(folder.glob("*.toml"))}


def format_for(side: Side, day: date, choice: str = "auto", known: Mapping[str, Format] | None = None) -> Format:
    """The format of a document of ``side`` dated ``day``.

    A document of the party takes the party's family, every other the State's. A day before all known rules
    takes the earliest: an office that enters old sessions still gets its papers.

    Args:
        choice: a format's id, or ``auto``.
        known: the formats to choose from; the shipped ones when None.

    Raises:
        FormatUnknown: ``choice`` names none, or none is in force.
    """
    formats = all_formats() if known is None else known
    if choice != "auto":
        if choice not in formats:
            raise FormatUnknown(
                N_("There is no format {choice}; known are: {known}."), choice=choice, known=", ".join(formats)
            )
        return formats[choice]
    family = Family.PARTY if side is Side.PARTY else Family.STATE
    ours = [one for one in formats.values() if one.family is family]
    in_force = [one for one in ours if holds_on(one.valid_from, one.valid_to, day)]
    if in_force:
        return max(in_force, key=_start)
    if ours and day < min(map(_start, ours)):
        return min(ours, key=_start)
    raise FormatUnknown(N_("No official format is in force on {day}."), day=f"{day:%d/%m/%Y}")


def _start(one: Format) -> date:
    return one.valid_from or date.min


# -- an office's choices ----------------------------------------------------------------


def with_choices(form: Format, choices: Mapping[str, float]) -> Format:
    """The format with an office's figures, each inside the range its clause allows.

    Args:
        choices: by path: ``page.left``, ``components.body.size``, ``components.body.leading`` …
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


def _replaced(holder: Any, name: str, figure: Figure) -> Any:
    return replace(holder, **{name: figure})


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


# -- reading ---------------------------------------------------------------------------


def load_format(path: Path) -> Format:
    """The format in the file at ``path``.

    Raises:
        FormatRefused: the file is missing, is no TOML, or breaks the shape; the text names file and key.
    """
    try:
        table = tomllib.loads(unicodedata.normalize("NFC", path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FormatRefused(N_("The format {file} cannot be read: {fault}."), file=path, fault=error) from error
    return _Reader(path).format(table)


class _Reader:
    """Reads one format file, naming file and key when something is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def format(self, table: dict[str, Any]) -> Format:
        rules = self._get(table, "rules", dict, "rules")
        header = self._get(table, "header", dict, "header")
        signature = self._get(table, "signature", dict, "signature")
        components = self._get(table, "components", dict, "components")
        return Format(
            id=self._path.stem,
            family=self._family(table),
            title=self._get(table, "title", str, "title"),
            source=self._get(table, "source", str, "source"),
            valid_from=self._maybe_day(table, "valid_from"),
            valid_to=self._maybe_day(table, "valid_to"),
            page=self._page(self._get(table, "page", dict, "page")),
            components={name: self._component(name, one) for name, one in components.items()},
            texts=self._texts(self._get(table, "texts", dict, "texts")),
            leading_zero_days_below=self._get(rules, "leading_zero_days_below", int, "rules"),
            leading_zero_months=tuple(self._get(rules, "leading_zero_months", list, "rules")),
            leading_zero_numbers_below=self._get(rules, "leading_zero_numbers_below", int, "rules"),
            minutes_place_date=self._get(rules, "minutes_place_date", bool, "rules"),
            state_superior_for_committee=self._get(rules, "state_superior_for_committee", bool, "rules"),
            left_share=self._figure(header, "left_share", "header"),
            signature_room=self._figure(signature, "room", "signature"),
            signature_body_lines=self._get(signature, "body_lines", int, "signature"),
            sizes=tuple(table.get("sizes", ())),
        )

    def _page(self, table: dict[str, Any]) -> Page:
        figures = {
            name: self._figure(table, name, "page") for name in ("top", "bottom", "left", "right", "number_from_top")
        }
        return Page(
            width=float(self._get(table, "width", int, "page")),
            height=float(self._get(table, "height", int, "page")),
            number_on_first=self._get(table, "number_on_first", bool, "page"),
            mirrored=self._get(table, "mirrored", bool, "page"),
            **figures,
        )

    def _component(self, name: str, table: dict[str, Any]) -> Component:
        at = f"components.{name}"
        return Component(
            name=name,
            size=self._figure(table, "size", at),
            bold=table.get("bold", False),
            italic=table.get("italic", False),
            underline=table.get("underline", False),
            upper=table.get("upper", False),
            align=table.get("align", "centre"),
            line=self._line(table, at),
            space_before=self._figure(table, "space_before", at, 0.0),
            leading=self._figure(table, "leading", at, 1.0),
            leading_exact=table.get("leading_exact", False),
            first_indent=self._figure(table, "first_indent", at, 0.0),
            clause=self._get(table, "clause", str, at),
        )

    def _line(self, table: dict[str, Any], at: str) -> LineRule:
        line = table.get("line")
        if line is None:
            return LineRule()
        share = None
        if "share" in line:
            share = self._figure({**line, "clause": table.get("clause", "")}, "share", f"{at}.line")
        return LineRule(self._get(line, "kind", str, f"{at}.line"), share, line.get("text", ""), line.get("gap", 0.0))

    def _texts(self, table: dict[str, Any]) -> Texts:
        plain = [
            "number",
            "symbol",
            "letter_symbol",
            "place_date",
            "body_end",
            "minutes_end",
            "recipient",
            "recipient_last",
        ]
        plain += ["recipients_title", "national_name", "motto", "party_title", "addressee", "annex", "draft_mark"]
        tables = ["authority", "archive", "types", "type_names"]
        left, right = self._get(table, "minutes_signers", list, "texts")
        return Texts(
            minutes_signers=(left, right),
            **{name: self._get(table, name, str, "texts") for name in plain},
            **{name: self._get(table, name, dict, "texts") for name in tables},
        )

    def _figure(self, table: dict[str, Any], key: str, at: str, default: float | None = None) -> Figure:
        clause = self._get(table, "clause", str, at)
        if key not in table and default is not None:
            return Figure(default, default, default, clause)
        found = self._get(table, key, list, at)
        if len(found) != 3 or not all(isinstance(one, int | float) for one in found):
            raise self._refused(f"{at}.{key}", N_("{file}: {path} must be [value, lowest, highest]."))
        value, low, high = map(float, found)
        if not low <= value <= high:
            raise self._refused(f"{at}.{key}", N_("{file}: {path} lies outside its own range."))
        return Figure(value, low, high, clause)

    def _family(self, table: dict[str, Any]) -> Family:
        try:
            return Family(self._get(table, "family", str, "family"))
        except ValueError as error:
            raise self._refused("family", N_("{file}: {path} must be state or party.")) from error

    def _maybe_day(self, table: dict[str, Any], key: str) -> date | None:
        return self._get(table, key, date, key) if key in table else None

    def _get(self, table: dict[str, Any], key: str, kind: type, at: str) -> Any:
        found = table.get(key)
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            place = key if at == key else f"{at}.{key}"
            raise self._refused(place, N_("{file}: {path} is missing or not of the right kind."))
        return found

    def _refused(self, path: str, message: str) -> FormatRefused:
        return FormatRefused(message, file=self._path.name, path=path)
