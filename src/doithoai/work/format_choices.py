"""The figures an office chose inside the ranges of a format, kept in its register."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date

from doithoai.documents.formats.load import all_formats, with_choices
from doithoai.documents.formats.model import Figure, Format
from doithoai.documents.formats.reading import FormatRefused
from doithoai.domain.errors import N_, AppError
from doithoai.domain.options import PRINTED
from doithoai.register import settings
from doithoai.register.connection import Register
from doithoai.work.settings_tables import Row

# What a person would want to choose, in the order it stands on the page.
CHOOSABLE: Mapping[str, str] = {
    "page.top": N_("Top margin (mm)"),
    "page.bottom": N_("Bottom margin (mm)"),
    "page.left": N_("Left margin (mm)"),
    "page.right": N_("Right margin (mm)"),
    "components.body.size": N_("Size of the text (points)"),
    "components.body.leading": N_("Line spacing of the text"),
    "components.body.space_before": N_("Space between paragraphs (points)"),
    "components.body.first_indent": N_("First line indent (mm)"),
    "components.issuer.size": N_("Size of the issuer's name (points)"),
    "components.summary.size": N_("Size of the summary (points)"),
    "components.recipients.size": N_("Size of the recipients (points)"),
}


def titles() -> list[tuple[str, str]]:
    """Every format there is: its id and its name for the person."""
    return [(form.id, form.title) for form in all_formats().values()]


def take_shipped_fonts() -> None:
    """Set documents in the shipped fonts from now on, even where the computer has Times New Roman."""
    from doithoai.documents.render.measure.fonts import SHIPPED_ONLY

    os.environ[SHIPPED_ONLY] = "1"


class ChoiceUnreadable(AppError):
    """What was typed as a figure is no number."""


def chosen_figures(register: Register, format_id: str) -> dict[str, float]:
    """The office's figures for a format, by path; empty where it took the format's own."""
    try:
        stored = json.loads(settings.get(register, _key(format_id), "{}"))
    except ValueError:
        return {}
    return {str(path): float(value) for path, value in stored.items()} if isinstance(stored, dict) else {}


def applied(register: Register, form: Format) -> Format:
    """The format with the office's figures, its back pages turned where the office prints on both sides.

    Raises:
        FormatRefused: a figure kept is outside the range; its clause is named.
    """
    figures = chosen_figures(register, form.id)
    if form.page.may_mirror and settings.chosen(register, PRINTED):
        figures["page.mirrored"] = 1
    return _with_choices(form, figures)


def choose(register: Register, chosen: Mapping[str, Mapping[str, float]]) -> None:
    """Keep the figures of each format, by the format's id; those equal to the format's own are not kept.

    Raises:
        FormatRefused: a figure outside its range, with the clause; nothing is changed.
    """
    formats = all_formats()
    for format_id, figures in chosen.items():
        _with_choices(formats[format_id], figures)
    with register.step(N_("Choose the figures of a format")):
        for format_id, figures in chosen.items():
            form = formats[format_id]
            own = {path: value for path, value in figures.items() if value != _figure(form, path).value}
            if own != chosen_figures(register, format_id):
                settings.put(register, _key(format_id), json.dumps(own, sort_keys=True))


# -- as a table of texts -----------------------------------------------------------------


def rows(register: Register, today: date) -> list[Row]:
    """``format``, ``path``, ``value``, ``low``, ``high``, ``clause`` of the formats in force today."""
    figures: list[Row] = []
    for form in all_formats().values():
        if (form.valid_from or today) <= today <= (form.valid_to or today):
            mine = chosen_figures(register, form.id)
            figures += [_row(form, path, mine) for path in CHOOSABLE if _movable(form, path)]
    return figures


def figures_of(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The figures that `rows` shows, by format and path.

    Raises:
        ChoiceUnreadable: a figure is no number.
    """
    figures: dict[str, dict[str, float]] = {}
    for row in rows:
        try:
            number = float(row["value"].replace(",", "."))
        except ValueError:
            raise ChoiceUnreadable(N_("“{text}” is not a number."), text=row["value"]) from None
        figures.setdefault(row["format"], {})[row["path"]] = number
    return figures


def checked_figures(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """`figures_of`, each inside its range.

    Raises:
        ChoiceUnreadable: a figure is no number.
        FormatRefused: a figure outside its range, with the clause.
    """
    figures, formats = figures_of(rows), all_formats()
    for format_id, chosen in figures.items():
        _with_choices(formats[format_id], chosen)
    return figures


def _with_choices(form: Format, chosen: Mapping[str, float]) -> Format:
    """`with_choices`; a figure that is refused is called by its words, as the table of settings calls it."""
    try:
        return with_choices(form, chosen)
    except FormatRefused as error:
        path = str(error.params.get("path", ""))
        if path in CHOOSABLE:
            error.params["path"] = AppError(CHOOSABLE[path])
        raise


def _row(form: Format, path: str, mine: Mapping[str, float]) -> Row:
    figure = _figure(form, path)
    value = mine.get(path, figure.value)
    return {
        "format": form.id,
        "path": path,
        "value": _text(value),
        "low": _text(figure.low),
        "high": _text(figure.high),
        "clause": figure.clause,
    }


def _movable(form: Format, path: str) -> bool:
    parts = path.split(".")
    if parts[0] == "components" and parts[1] not in form.components:
        return False
    figure = _figure(form, path)
    return figure.low < figure.high


def _figure(form: Format, path: str) -> Figure:
    parts = path.split(".")
    holder = form.page if parts[0] == "page" else form.components[parts[1]]
    figure = getattr(holder, parts[-1])
    assert isinstance(figure, Figure)
    return figure


def _text(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _key(format_id: str) -> str:
    return f"format/{format_id}"
