"""Options as a form: a list to choose from for each, made of its declaration."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget

from doithoai.desktop.widgets.fields import ChoiceField
from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.domain.options import Option
from doithoai.i18n import gettext as _

_WIDTH = 36  # letters: the longest words of a value, so that all lists of the page are as wide


class OptionForm(QWidget):
    """A field for each of some options.

    Attributes:
        rows: the form, for what stands below the options.
        fields: by the key of the option.
    """

    def __init__(
        self,
        options: Iterable[Option[Any]],
        read: Callable[[Option[Any]], object],
        save: Callable[[Option[Any], Any], object],
    ) -> None:
        """Make a form that shows what ``read(option)`` gives and hands what is chosen to ``save(option, value)``."""
        super().__init__()
        self.rows = QFormLayout(self)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.fields: dict[str, ChoiceField] = {}
        self._options = tuple(options)
        self._read = read
        for option in self._options:
            self._add(option, save)
        self.refresh()

    def _add(self, option: Option[Any], save: Callable[[Option[Any], Any], object]) -> None:
        offered = option.values() if option.values else ()
        field = ChoiceField(_(option.label).replace("&", ""), [(value, _(words)) for value, words in offered])
        field.saved.connect(lambda value: save(option, value))
        field.setToolTip(_(option.hint))
        field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        follow_font(field, lambda: field.setMinimumWidth(field.fontMetrics().averageCharWidth() * _WIDTH))
        self.rows.addRow(_(option.label), field)
        self.fields[option.key] = field

    def refresh(self) -> None:
        """Show what holds now."""
        for option in self._options:
            self.fields[option.key].set_value(self._read(option))
