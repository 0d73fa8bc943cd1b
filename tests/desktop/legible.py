"""What a person could not read of a window as it stands: cut, squashed, one over the other, outside, sideways."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

ROUNDING = 2
"""Pixels that styles and metrics may differ by."""


def illegible(window: QWidget) -> set[str]:
    """Every fault of the window, each with what it is about."""
    faults = set(_of_the_window(window))
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and widget.width() > 1 and widget.height() > 1:
            faults |= {f"{fault}: {_name(widget)}" for fault in _of_one(widget)}
            faults |= set(_on_each_other(widget))
            if _is_outside(widget, window):
                faults.add(f"outside: {_name(widget)}")
    return faults


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{(text or widget.accessibleName() or widget.objectName())[:60]}”"


def _of_the_window(window: QWidget) -> Iterator[str]:
    needs = window.minimumSizeHint()
    if needs.width() > window.width() or needs.height() > window.height():
        yield f"larger than the window: needs {needs.width()} × {needs.height()}"


def _of_one(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield from _of_label(widget)
        case QToolButton() if isinstance(widget.parent(), QTabBar | QMenuBar):
            yield "more than fits in the bar"
        case QToolButton() if isinstance(widget.parent(), QLineEdit):
            return  # a picture in the line
        case QAbstractButton() if widget.hasHeightForWidth():
            yield from _less_than(widget, widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
        case QAbstractButton() if widget.text():
            yield from _less_than(widget, widget.sizeHint().width(), widget.sizeHint().height())
        case QComboBox():
            yield from _of_choice(widget)
        case QLineEdit():
            yield from _of_line(widget)
        case QPlainTextEdit() if widget.viewport().height() < widget.fontMetrics().lineSpacing():
            yield "squashed"
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            yield from _of_header(widget)
        case QListWidget():
            if not widget.wordWrap() and widget.sizeHintForColumn(0) > widget.viewport().width() + ROUNDING:
                yield "cut"
        case QScrollArea():
            if widget.horizontalScrollBar().maximum() > 0:
                yield "sideways"
    if isinstance(widget, QTableView | QTreeView | QListWidget):
        yield from _of_rows(widget)


def _less_than(widget: QWidget, width: int, height: int) -> Iterator[str]:
    if widget.width() + ROUNDING < width:
        yield f"cut ({widget.width()} of {width})"
    if widget.height() + ROUNDING < height:
        yield f"squashed ({widget.height()} of {height})"


def _of_label(label: QLabel) -> Iterator[str]:
    if not label.text() or not label.pixmap().isNull():
        return
    width, height = label.minimumSizeHint().width(), label.sizeHint().height()
    if label.wordWrap():
        width, height = min(width, label.width()), label.heightForWidth(label.width())
    yield from _less_than(label, width, height)


def _of_choice(choice: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    room = choice.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, choice
    )
    words = choice.fontMetrics().horizontalAdvance(choice.currentText())
    yield from _less_than(choice, choice.width() - room.width() + words, choice.minimumSizeHint().height())


def _of_line(line: QLineEdit) -> Iterator[str]:
    margins = line.textMargins()
    frame = 6 + margins.left() + margins.right()
    words = line.fontMetrics().horizontalAdvance(line.placeholderText()) if not line.text() else 0
    yield from _less_than(line, words + frame, line.fontMetrics().height())


def _of_header(header: QHeaderView) -> Iterator[str]:
    for place in range(header.count()):
        if header.isSectionHidden(place) or header.sectionSize(place) + ROUNDING >= header.sectionSizeHint(place):
            continue
        title = header.model().headerData(place, Qt.Orientation.Horizontal)
        yield f"column “{title}” ({header.sectionSize(place)} of {header.sectionSizeHint(place)})"


def _of_rows(view: QAbstractItemView) -> Iterator[str]:
    index = view.model().index(0, 0) if view.model() else None
    if index is None or not index.isValid() or view.visualRect(index).isEmpty():
        return
    row, line = view.visualRect(index).height(), view.fontMetrics().lineSpacing()
    if row < line:
        yield f"rows squashed ({row} for a line of {line})"
    if row > 3.2 * line and isinstance(view, QListWidget):
        yield f"rows too high ({row} for a line of {line})"


def _on_each_other(parent: QWidget) -> Iterator[str]:
    if isinstance(parent, QAbstractScrollArea | QComboBox | QLineEdit | QTabBar | QMenuBar):
        return
    inside = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and not isinstance(child, QSplitterHandle | QScrollBar)
        and child.width() > 1
    ]
    for one, other in combinations(inside, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > ROUNDING and both.height() > ROUNDING:
            yield f"on each other ({both.width()} × {both.height()}): {_name(one)} and {_name(other)}"


def _is_outside(widget: QWidget, window: QWidget) -> bool:
    """What stands in something that scrolls is reached there; windows of their own stand where they like."""
    above = widget.parentWidget()
    if widget.window() is not window or widget is window:
        return False
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea | QTabBar | QMenuBar):
            return False
        above = above.parentWidget()
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return not window.rect().adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING).contains(place)
