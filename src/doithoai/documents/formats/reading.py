"""Reading one format file: every key there, of its kind, inside its range, or the file is refused by name and key.

Nothing here names a format: a new set of rules is a new file.
"""

import string
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from doithoai.documents.formats.model import Component, Family, Figure, Format, LineRule, Page, Texts
from doithoai.domain import faults
from doithoai.domain.errors import N_, AppError

ALIGNS = ("left", "centre", "right", "justify")
LINES = ("none", "line", "star", "hyphens")
# Drawn in every document; those of the head's right side only where the format words them.
COMPONENTS = (
    *("superior", "issuer", "number", "place_date", "type_name", "summary", "letter_summary"),
    *("legal_basis", "body", "heading", "addressee", "authority", "position", "signer"),
    *("recipients_title", "recipients", "page_number", "annex_title", "annex_subtitle", "annex_origin"),
    *("table_head", "table_body", "draft_mark", "footer_mark"),
)
RIGHT_HEAD = ("national_name", "motto", "party_title")

_TOP = {"title", "source", "family", "valid_from", "valid_to", "rules", "page", "header", "signature", "sizes"}
_TOP |= {"components", "texts"}
_MARGINS = ("top", "bottom", "left", "right", "number_from_top")
_PAGE = {"width", "height", "number_on_first", "may_mirror", "clause", *_MARGINS}
_RULES = {"leading_zero_days_below", "leading_zero_months", "leading_zero_numbers_below", "minutes_place_date"}
_RULES |= {"state_superior_for_committee", "clause"}
_FIGURES = {"space_before": 0.0, "leading": 1.0, "first_indent": 0.0}
_FLAGS = ("bold", "italic", "underline", "upper", "leading_exact")
_COMPONENT = {"size", "align", "line", "clause", *_FIGURES, *_FLAGS}
_PLACEHOLDERS = {
    "number": {"number", "symbol"},
    "symbol": {"type", "body"},
    "letter_symbol": {"body", "unit"},
    "place_date": {"place", "day", "month", "year"},
    "recipient": {"name"},
    "recipient_last": {"name"},
    "authority": {"body"},
    "archive": {"unit"},
    "footer_mark": {"mark"},
}


Kind = TypeVar("Kind")


class FormatRefused(AppError):
    """A format file breaks its shape, or a figure lies outside the range its clause allows."""


def load_format(path: Path) -> Format:
    """The format in the file at ``path``; its id is the file's stem.

    Raises:
        FormatRefused: the file is missing, is no TOML, or breaks the shape; the text names file and key.
    """
    try:
        table = tomllib.loads(unicodedata.normalize("NFC", path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FormatRefused(
            N_("The format {file} cannot be read: {fault}."), file=path.name, fault=faults.of(error)
        ) from error
    return _format(path.stem, _Table(table, "", path.name))


class _Table:
    """One table of the file; it knows where it stands, so that what is wrong is named in full."""

    def __init__(self, values: Mapping[str, object], at: str, file: str) -> None:
        self._values = values
        self._at = at
        self._file = file

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def only(self, allowed: Collection[str]) -> "_Table":
        """This table, sure to hold no other keys: a slip of the pen must not pass for a default."""
        for key in self._values:
            if key not in allowed:
                raise self.refused(key, N_("{file}: {path} is no known key."))
        return self

    def get(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind:
        value = self._values.get(key, default)
        plain_number = not (isinstance(value, bool) and kind is not bool)
        if not isinstance(value, kind) or not plain_number or (kind is date and isinstance(value, datetime)):
            raise self.refused(key, N_("{file}: {path} is missing or not of the right kind."))
        return value

    def number(self, key: str, default: float) -> float:
        return float(self.get(key, int)) if isinstance(self._values.get(key), int) else self.get(key, float, default)

    def table(self, key: str) -> "_Table":
        return _Table(self.get(key, dict), self._path(key), self._file)

    def one_of(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        value: str = self.get(key, str, default)
        if value not in allowed:
            raise self.refused(key, N_("{file}: {path} must be one of {allowed}."), allowed=", ".join(allowed))
        return value

    def figure(self, key: str, clause: str, default: float | None = None) -> Figure:
        if key not in self and default is not None:
            return Figure(default, default, default, clause)
        values = self.get(key, list)
        if len(values) != 3 or not all(
            isinstance(number, int | float) and not isinstance(number, bool) for number in values
        ):
            raise self.refused(key, N_("{file}: {path} must be [value, lowest, highest]."))
        value, low, high = map(float, values)
        if not low <= value <= high:
            raise self.refused(key, N_("{file}: {path} lies outside its own range."))
        return Figure(value, low, high, clause)

    def pattern(self, key: str, allowed: Collection[str]) -> str:
        """A text whose ``{…}`` are known, so that filling it in never fails."""
        value: str = self.get(key, str)
        try:
            names = {name for _, name, _, _ in string.Formatter().parse(value) if name is not None}
        except ValueError:
            names = {value}
        if not names <= set(allowed):
            raise self.refused(key, N_("{file}: {path} has a placeholder nobody fills in."))
        return value

    def _path(self, key: str) -> str:
        return f"{self._at}.{key}" if self._at else key

    def refused(self, key: str, message: str, *, allowed: str = "") -> FormatRefused:
        return FormatRefused(message, file=self._file, path=self._path(key), allowed=allowed)


def _format(name: str, table: _Table) -> Format:
    table.only(_TOP)
    rules, header, signature = table.table("rules").only(_RULES), table.table("header"), table.table("signature")
    texts = _texts(table.table("texts"))
    months = rules.get("leading_zero_months", list)
    if not all(month in range(1, 13) for month in months):
        raise rules.refused("leading_zero_months", N_("{file}: {path} is missing or not of the right kind."))
    components = _components(table.table("components"), texts)
    return Format(
        id=name,
        family=Family(table.one_of("family", [family.value for family in Family])),
        title=table.get("title", str),
        source=table.get("source", str),
        **_validity(table),
        page=_page(table.table("page").only(_PAGE)),
        components=components,
        texts=texts,
        leading_zero_days_below=rules.get("leading_zero_days_below", int),
        leading_zero_months=tuple(months),
        leading_zero_numbers_below=rules.get("leading_zero_numbers_below", int),
        minutes_place_date=rules.get("minutes_place_date", bool),
        state_superior_for_committee=rules.get("state_superior_for_committee", bool),
        left_share=header.figure("left_share", header.get("clause", str)),
        signature_room=signature.figure("room", signature.get("clause", str)),
        signature_body_lines=signature.get("body_lines", int),
        sizes=_sizes(table, components),
    )


def _validity(table: _Table) -> dict[str, date | None]:
    days = {key: table.get(key, date) if key in table else None for key in ("valid_from", "valid_to")}
    first, last = days["valid_from"], days["valid_to"]
    if first and last and last < first:
        raise table.refused("valid_to", N_("{file}: {path} lies before valid_from."))
    return days


def _page(table: _Table) -> Page:
    clause = table.get("clause", str)
    return Page(
        width=float(table.get("width", int)),
        height=float(table.get("height", int)),
        number_on_first=table.get("number_on_first", bool),
        may_mirror=table.get("may_mirror", bool),
        mirrored=False,
        **{name: table.figure(name, clause) for name in _MARGINS},
    )


def _components(table: _Table, texts: Texts) -> dict[str, Component]:
    needed = [*COMPONENTS, *(name for name in RIGHT_HEAD if getattr(texts, name))]
    table.only([*COMPONENTS, *RIGHT_HEAD])
    for name in needed:
        table.get(name, dict)
    return {name: _component(name, table.table(name).only(_COMPONENT)) for name in table}


def _component(name: str, table: _Table) -> Component:
    clause = table.get("clause", str)
    figures = {key: table.figure(key, clause, default) for key, default in _FIGURES.items()}
    flags: dict[str, bool] = {key: table.get(key, bool, False) for key in _FLAGS}
    return Component(
        name=name,
        size=table.figure("size", clause),
        align=table.one_of("align", ALIGNS, "centre"),
        line=_line(table.table("line"), clause) if "line" in table else LineRule(),
        clause=clause,
        space_before=figures["space_before"],
        leading=figures["leading"],
        first_indent=figures["first_indent"],
        **flags,
    )


def _line(table: _Table, clause: str) -> LineRule:
    table.only(("kind", "share", "text", "gap"))
    kind = table.one_of("kind", LINES)
    share = table.figure("share", clause) if kind == "line" else None
    text = table.get("text", str) if kind in ("star", "hyphens") else ""
    return LineRule(kind, share, text, table.number("gap", 0.0))


def _texts(table: _Table) -> Texts:
    names = {field.name for field in fields(Texts)}
    table.only(names | {"clause"})
    signers = table.get("minutes_signers", list)
    if len(signers) != 2 or not all(isinstance(signer, str) for signer in signers):
        raise table.refused("minutes_signers", N_("{file}: {path} must name two signers, left and right."))
    groups = {name: _patterns(table.table(name), _PLACEHOLDERS.get(name, ())) for name in _TEXT_TABLES}
    plain = names - set(groups) - {"minutes_signers"}
    texts = {name: table.pattern(name, _PLACEHOLDERS.get(name, ())) for name in sorted(plain)}
    for key in ("default", "no_unit"):
        table.table("archive").get(key, str)
    return Texts(minutes_signers=(signers[0], signers[1]), **texts, **groups)  # type: ignore[arg-type]


_TEXT_TABLES = ("authority", "archive", "types", "type_names")


def _patterns(table: _Table, allowed: Collection[str]) -> dict[str, str]:
    return {key: table.pattern(key, allowed) for key in table}


def _sizes(table: _Table, components: Mapping[str, Component]) -> tuple[Mapping[str, float], ...]:
    """Sizes that go together; each inside the range of its own component."""
    rows = table.get("sizes", list, [])
    for row in rows:
        for name, size in row.items() if isinstance(row, dict) else [("", 0)]:
            figure = components[name].size if name in components else None
            if figure is None or not isinstance(size, int | float) or not figure.low <= size <= figure.high:
                raise table.refused(f"sizes.{name}", N_("{file}: {path} lies outside its component's range."))
    return tuple(rows)
