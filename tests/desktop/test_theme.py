"""Words stand out from what is behind them at 4.5 to 1, icons and edges at 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from doithoai.desktop import theme

_Role = QPalette.ColorRole
TEXTS = (
    (_Role.Text, _Role.Base),
    (_Role.Text, _Role.AlternateBase),
    (_Role.WindowText, _Role.Window),
    (_Role.ButtonText, _Role.Button),
    (_Role.PlaceholderText, _Role.Base),
    (_Role.HighlightedText, _Role.Highlight),
    (_Role.Link, _Role.Base),
    (_Role.Link, _Role.Window),
    (_Role.ToolTipText, _Role.ToolTipBase),
)


@pytest.fixture(params=["light", "dark", "contrast"])
def palette(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QPalette]:
    theme.apply(qapp, request.param, 100)
    yield qapp.palette()
    theme.apply(qapp, "light", 100)


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1, as WCAG defines it."""
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours stand apart, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_texts_can_be_read(palette: QPalette) -> None:
    weak = {
        (text.name, behind.name): round(contrast(palette.color(text), palette.color(behind)), 2)
        for text, behind in TEXTS
        if contrast(palette.color(text), palette.color(behind)) < 4.5
    }
    assert not weak


def test_coloured_words_can_be_read(palette: QPalette) -> None:
    """What is late, what is done, and the words on the main button."""
    for colour in (theme.warning(), theme.good()):
        for behind in (_Role.Window, _Role.Base):
            assert contrast(colour, palette.color(behind)) >= 4.5
    assert contrast(theme.on_accent(), theme.accent()) >= 4.5


def test_edges_are_seen(palette: QPalette, request: pytest.FixtureRequest) -> None:
    """Of cards, and in the dark of fields; the line chosen in the side bar; the edge of what has the focus."""
    name = request.node.callspec.params["palette"]
    edge = QColor(theme.edge(dark=name != "light", contrast=name == "contrast"))
    for behind in (_Role.Window, _Role.Base):
        assert contrast(edge, palette.color(behind)) >= 3
    assert contrast(palette.color(_Role.Accent), palette.color(_Role.Window)) >= 3
    assert contrast(palette.color(_Role.Highlight), palette.color(_Role.Window)) >= 3
