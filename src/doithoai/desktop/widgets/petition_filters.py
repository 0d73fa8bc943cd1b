"""What narrows a list of petitions: words as one types, field, village, agency, status, period, a report's figure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from doithoai.desktop.page import State
from doithoai.desktop.widgets.fields import ChoiceField
from doithoai.desktop.widgets.filters import ChoiceFilter, DateFilter
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import as_wide_as_a_date, label
from doithoai.desktop.widgets.search_field import SearchField
from doithoai.desktop.widgets.status import status_choices
from doithoai.desktop.words import FIGURES
from doithoai.domain import dates, text
from doithoai.domain.petition import PetitionStatus
from doithoai.i18n import gettext as _
from doithoai.register import catalogues, petition_values
from doithoai.register.connection import Register
from doithoai.register.hotspots import OfSpot
from doithoai.register.parts import OfParts
from doithoai.register.petitions import Filter
from doithoai.register.turnover import Counted, OfAgencies, OfAgency, OfField
from doithoai.work import hotspot_words
from doithoai.work.bodies import not_ended

_CATALOGUES = {"field": "fields", "village": "villages", "lead": "agencies"}


def narrow(field: QComboBox) -> None:
    """Let a choice of long names be narrow; its list is as wide as the names."""
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(11)
    metrics = field.fontMetrics()
    widest = max((metrics.horizontalAdvance(field.itemText(place)) for place in range(field.count())), default=0)
    field.view().setMinimumWidth(min(widest + 40, 720))


def values_to_choose(register: Register, of: str, days: Sequence[date] = ()) -> list[str]:
    """The values to choose from: the office's catalogue in its order, then what else petitions have.

    Args:
        days: of the catalogue what exists on one of them (agencies are founded and dissolved); all when empty.
    """
    entries = catalogues.entries(register, _CATALOGUES[of])
    listed = [entry.name for entry in entries if not days or any(entry.holds_on(day) for day in days)]
    others = set(petition_values.values(register, of)) - {entry.name for entry in entries}
    if days and of == "lead":
        others = set(not_ended(register, others, days))
    return listed + sorted(others, key=text.sort_key)


class PetitionFilters(QWidget):
    """The filters of a list of petitions, in two lines; a third where the list is that behind a figure.

    Signals:
        changed: another list is wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(
            _("Search petitions"), _("Search: words, name, village, agency, number of the answer (Ctrl+F)")
        )
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.field = ChoiceFilter(_("Field"), ())
        self.village = ChoiceFilter(_("Village"), ())
        self.lead = ChoiceFilter(_("Lead agency"), ())
        self.status = ChoiceFilter(_("Status"), [(None, _("Any status")), *status_choices()])
        self.first, self.last = DateFilter(_("Period from")), DateFilter(_("Period to"))
        self.counted: Counted | OfSpot | None = None
        self.counted_words = label("", "section", wrap=True)
        self.counted_words.hide()
        self.clear_button = QToolButton()
        self.clear_button.setIcon(icon("x"))
        self.clear_button.setToolTip(_("Clear the filters"))
        self.clear_button.setAccessibleName(_("Clear the filters"))
        self.clear_button.clicked.connect(self.clear)
        for choice in (self.field, self.village, self.lead, self.status):
            choice.saved.connect(lambda _value: self.changed.emit())
        for day in (self.first, self.last):
            day.saved.connect(lambda _value: self.changed.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        line = Flow()
        for choice in (self.field, self.village, self.lead, self.status):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.addWidget(choice)
        for day, words in ((self.first, _("from")), (self.last, _("to"))):
            as_wide_as_a_date(day)
            line.add_pair(label(words, "quiet", day), day)
        line.addWidget(self.clear_button)
        column.addLayout(line)
        column.addWidget(self.counted_words)

    def offer(self, register: Register) -> None:
        """Bring the choices up to date with the register."""
        self._offer(self.field, _("Any field"), values_to_choose(register, "field"))
        self._offer(self.village, _("Any village"), values_to_choose(register, "village"))
        self._offer(self.lead, _("Any agency"), values_to_choose(register, "lead"))
        narrow(self.status)

    def _offer(self, choice: ChoiceField, anyone: str, names: Iterable[str]) -> None:
        choices = [(None, anyone), *((name, name) for name in names)]
        if [choice.itemData(place) for place in range(choice.count())] == [value for value, _words in choices]:
            return
        value = choice.value()
        with QSignalBlocker(choice):
            choice.set_choices(choices)
            choose(choice, value)
        narrow(choice)

    def chosen(self, today: date) -> Filter:
        """The list asked for."""
        status = self.status.value()
        return Filter(
            query=self.search.text(),
            field=_text(self.field),
            village=_text(self.village),
            lead=_text(self.lead),
            status=PetitionStatus(str(status)) if status else None,
            first=self.first.value(),
            last=self.last.value(),
            today=today,
            typing=True,
            counted=self.counted,
        )

    @property
    def narrowed(self) -> bool:
        """True when anything is filtered or searched for."""
        return replace(self.chosen(date.max), typing=False) != Filter()

    def show_counted(self, counted: Counted | OfSpot) -> None:
        """Show exactly the petitions behind a figure or a hot spot; clearing the filters ends it."""
        self._empty()
        self._set_counted(counted)
        self.changed.emit()

    def _set_counted(self, counted: Counted | OfSpot | None) -> None:
        self.counted = counted
        self.counted_words.setText(_counted_words(counted) if counted else "")
        self.counted_words.setVisible(counted is not None)

    def clear(self) -> None:
        """Show everything again."""
        self._empty()
        self.changed.emit()

    def _empty(self) -> None:
        self._set_counted(None)
        with QSignalBlocker(self.search):
            self.search.clear()
        for choice in (self.field, self.village, self.lead, self.status):
            choice.setCurrentIndex(0)
        for day in (self.first, self.last):
            day.clear_value()

    def state(self) -> State:
        """What is chosen, to be remembered outside the register; never what was searched for: it may be a name."""
        chosen = self.chosen(date.max)
        return {
            "field": chosen.field,
            "village": chosen.village,
            "lead": chosen.lead,
            "status": chosen.status,
            "first": chosen.first.isoformat() if chosen.first else None,
            "last": chosen.last.isoformat() if chosen.last else None,
        }

    def restore(self, state: State) -> None:
        """Choose what was remembered; what is no longer known is passed over."""
        self._set_counted(None)
        for name in ("field", "village", "lead", "status"):
            choose(getattr(self, name), state.get(name))
        for name in ("first", "last"):
            getattr(self, name).set_value(_day(state.get(name)))
        self.changed.emit()


def _counted_words(counted: Counted | OfSpot) -> str:
    """Of which figure or place the list is, in one line."""
    first, last = dates.short(counted.period.first), dates.short(counted.period.last)
    if isinstance(counted, OfSpot):
        text = _("Only the petitions of this hot spot: {place}; {field}; {first} – {last}")
        place = hotspot_words.place(counted.hot)
        return text.format(place=place, field=counted.hot.spot.field, first=first, last=last)
    words = [f"{_(FIGURES[counted.figure])}, {first} – {last}"]
    match counted.row:
        case OfField(name):
            words.append(name or _("Without a field"))
        case OfAgency(name):
            words.append(name or _("Agency not known"))
        case OfAgencies():
            words.append(_("Assigned to an agency"))
        case OfParts(name=name) if name:
            words.append(name)
    return _("Only what this figure counts: {figure}").format(figure="; ".join(words))


def choose(choice: ChoiceField, value: object) -> None:
    """Show ``value`` where the list has it, else its first line."""
    places = [place for place in range(choice.count()) if choice.itemData(place) == value]
    choice.setCurrentIndex(places[0] if places else 0)


def _text(choice: ChoiceField) -> str | None:
    value = choice.value()
    return str(value) if value else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
