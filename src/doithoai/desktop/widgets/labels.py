"""Labels in the few looks of `theme`."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from doithoai.desktop.widgets.font_follower import follow_font


def label(text: str, look: str = "", buddy: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label (already translated) in a look of the theme: ``heading``, ``section``, ``quiet``, ``warning``, ``empty``.

    Args:
        buddy: the control it names: its mnemonic goes there, and a screen reader reads it for it.
    """
    widget = QLabel(text)
    if look:
        widget.setObjectName(look)
    if buddy is not None:
        widget.setBuddy(buddy)
    widget.setWordWrap(wrap)
    return widget


def beside(text: str, field: QWidget) -> QLabel:
    """The name of a field of several lines; to be put at the top of its row, level with the field's first line."""
    name = label(text, "", field)
    follow_font(name, lambda: name.setMinimumHeight(QLineEdit().sizeHint().height()))
    return name


def in_line(*fields: tuple[QWidget, int]) -> QWidget:
    """Fields beside each other that stand for one, each with its share of the width that is left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for field, stretch in fields:
        row.addWidget(field, stretch)
    return holder


def in_rows(rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
    """Fields under each other, of one line or several, each with its name (already translated) before it."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    for row, (name, field) in enumerate(rows):
        grid.addWidget(beside(name, field), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, row, 1)
    return grid


def names_in(form: QWidget) -> list[QLabel]:
    """The names before the fields of `in_rows`: the labels that name one; others tell something else."""
    labels = form.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [name for name in labels if name.buddy() is not None]


def level(names: Sequence[QLabel]) -> None:
    """Give the names of fields one above the other one width, that of the widest at the present text size."""
    width = max(name.sizeHint().width() for name in names)
    for name in names:
        name.setMinimumWidth(width)


def as_wide_as_a_date(field: QLineEdit) -> None:
    """Give a field the width of a date, or of the words that tell how to write one, at every text size."""

    def fit() -> None:
        metrics = field.fontMetrics()
        letters = max(metrics.horizontalAdvance(text) for text in ("00/00/0000", field.placeholderText()))
        # Beside the letters: the calendar's button, a picture as high as a line, with its edges and the field's.
        field.setFixedWidth(letters + round(3.4 * metrics.height()))

    follow_font(field, fit)
