"""Labels in the few looks of `theme`."""

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget


def label(text: str, look: str = "", buddy: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label (already translated) in a look of the theme: ``heading``, ``section``, ``quiet``, ``warning``, ``empty``.

    Args:
        buddy: the control it names: its mnemonic goes there, and a screen reader reads it for it.
    """
    made = QLabel(text)
    if look:
        made.setObjectName(look)
    if buddy is not None:
        made.setBuddy(buddy)
    made.setWordWrap(wrap)
    return made


def as_wide_as_a_date(field: QLineEdit) -> None:
    """Give a field the width of a date at the present text size, no more and no less."""
    field.setFixedWidth(field.fontMetrics().horizontalAdvance("00/00/0000") + round(3.4 * field.fontMetrics().height()))
