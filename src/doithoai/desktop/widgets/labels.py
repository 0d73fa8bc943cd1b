"""Labels in the few looks of `theme`."""

from PySide6.QtWidgets import QLabel, QWidget


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
