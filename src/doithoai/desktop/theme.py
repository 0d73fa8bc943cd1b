"""How the program looks: one accent colour, light or dark, larger or smaller text. Style sheets stay few."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

ACCENT_LIGHT = QColor("#1b5e9b")
ACCENT_DARK = QColor("#7db8ec")
WARNING_LIGHT, WARNING_DARK = QColor("#a3480b"), QColor("#f0a868")
GOOD_LIGHT, GOOD_DARK = QColor("#23733b"), QColor("#7fce95")

# Lengths are the same at every text size: edges and corners grow with the screen's scale, not with the words.
# The main button has 2 pixels less air while it has the focus, whose edge is as wide: its words do not move.
# Lines of the side bar have 9 pixels above and below: a finger's height with the letters.
_SHEET = """
QToolTip {{ padding: 4px; }}
*[unwritten="true"] {{ border: 2px dashed {warning}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {warning}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border-radius: 4px; padding: 6px 14px; border: none; }}
QPushButton#primary:disabled {{ background: palette(mid); color: palette(button-text); }}
QPushButton#primary:focus {{ border: 2px solid palette(text); padding: 4px 12px; }}
QListWidget#sidebar {{ border: none; background: palette(window); padding: 6px; }}
QListWidget#sidebar::item {{ padding: 9px 8px; border-radius: 4px; }}
QListWidget#sidebar::item:selected {{ background: palette(highlight); color: palette(highlighted-text); }}
QLabel#heading {{ font-size: {heading}pt; font-weight: 600; }}
QLabel#section {{ font-weight: 600; }}
QLabel#quiet {{ color: {quiet}; }}
QLabel#warning {{ color: {warning}; font-weight: 600; }}
QLabel#empty {{ color: {quiet}; font-size: {larger}pt; }}
QFrame#card {{ background: palette(base); border: 1px solid {edge}; border-radius: 6px; }}
"""

# Fusion draws the edge of a field darker than the window: on a dark one nobody sees it.
_DARK_EDGES = """
QLineEdit, QPlainTextEdit, QTextEdit { border: 1px solid @edge; border-radius: 3px; padding: 1px 2px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: #7db8ec; }
QCheckBox::indicator:unchecked, QRadioButton::indicator:unchecked, QAbstractItemView::indicator:unchecked
{ width: 12px; height: 12px; border: 1px solid @edge; background: #1b1e22; }
QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked { border-radius: 2px; }
QRadioButton::indicator:unchecked { border-radius: 6px; }
QSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit { border: none; }
"""

_BASE_POINTS = 10.5
"""The usual text size: a form of 14 lines still stands whole on 768 pixels, and people of 60 read it."""

_HEADING, _LARGER = 1.5, 1.15
"""Of a page's name and of what stands in an empty list, to the text."""
_MIDDLE = 128
"""Half of the lightness of 0 to 255."""


def is_dark() -> bool:
    """True when the program is shown light on dark."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE


def accent() -> QColor:
    """The one accent colour, in the present theme."""
    return ACCENT_DARK if is_dark() else ACCENT_LIGHT


def on_accent() -> QColor:
    """For words and icons upon the accent colour."""
    return QColor("#10202e") if is_dark() else QColor("#ffffff")


def warning() -> QColor:
    """For what is late or wrong; always beside a word or an icon."""
    return WARNING_DARK if is_dark() else WARNING_LIGHT


def good() -> QColor:
    """For what is done; always beside a word or an icon."""
    return GOOD_DARK if is_dark() else GOOD_LIGHT


def apply(application: QApplication, theme: str, text_size: int) -> None:
    """Dress the program.

    Args:
        theme: ``system``, ``light``, ``dark`` or ``contrast`` (white on black, every edge drawn).
        text_size: per cent of the usual size.
    """
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "contrast": Qt.ColorScheme.Dark}
    QGuiApplication.styleHints().setColorScheme(schemes.get(theme, Qt.ColorScheme.Unknown))
    application.setStyle("Fusion")
    contrast = theme == "contrast"
    dark = theme in ("dark", "contrast") or (
        theme == "system" and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    application.setPalette(_palette(dark, contrast))
    points = _BASE_POINTS * text_size / 100
    font = application.font()
    font.setPointSizeF(points)
    application.setFont(font)
    application.setStyleSheet(
        (_DARK_EDGES.replace("@edge", edge(dark=True, contrast=contrast)) if dark else "")
        + _SHEET.format(
            accent=accent().name(),
            on_accent="#10202e" if dark else "#ffffff",
            warning=warning().name(),
            edge=edge(dark=dark, contrast=contrast),
            quiet="#ffffff" if contrast else "#a9b1ba" if dark else "#5a636e",
            heading=round(points * _HEADING, 1),
            larger=round(points * _LARGER, 1),
        )
    )


def edge(*, dark: bool, contrast: bool) -> str:
    """The colour of the edges that are drawn by the style sheet, seen on window and field alike."""
    return "#ffffff" if contrast else "#7b838d" if dark else "#7f868f"


def _palette(dark: bool, contrast: bool) -> QPalette:
    window, base, text = ("#23272c", "#1b1e22", "#e8eaed") if dark else ("#f4f5f7", "#ffffff", "#1d2126")
    if contrast:
        window, base, text = "#000000", "#000000", "#ffffff"
    palette = QPalette(QColor("#33383f" if dark else "#eceef1"), QColor(window))
    for role, colour in (
        (QPalette.ColorRole.Base, base),
        (QPalette.ColorRole.AlternateBase, "#000000" if contrast else "#20242a" if dark else "#f7f8fa"),
        (QPalette.ColorRole.Text, text),
        (QPalette.ColorRole.WindowText, text),
        (QPalette.ColorRole.ButtonText, text),
        (QPalette.ColorRole.ToolTipBase, base),
        (QPalette.ColorRole.ToolTipText, text),
        (QPalette.ColorRole.PlaceholderText, "#c8c8c8" if contrast else "#8a929c" if dark else "#69717b"),
        (QPalette.ColorRole.Highlight, "#3578b5" if dark else ACCENT_LIGHT.name()),
        (QPalette.ColorRole.HighlightedText, "#ffffff"),
        (QPalette.ColorRole.Link, (ACCENT_DARK if dark else ACCENT_LIGHT).name()),
        (QPalette.ColorRole.Accent, (ACCENT_DARK if dark else ACCENT_LIGHT).name()),
    ):
        palette.setColor(role, QColor(colour))
    faded = QColor("#b0b0b0" if contrast else "#7b838d" if dark else "#8b929b")
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette
