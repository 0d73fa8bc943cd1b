"""Which period a tab shows: one of those that reports are made for, or two days."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from doithoai.desktop.page import State
from doithoai.desktop.widgets.filters import ChoiceFilter, OrderDate
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.labels import as_wide_as_a_date, label
from doithoai.domain.period import ADHOC, OFFERED_PERIODS, Period, named_period, offered_name
from doithoai.i18n import gettext as _


class PeriodBar(QWidget):
    """The choice of a period.

    Signals:
        chosen: another period, or None while the days make none.
    """

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        """Begin with the period called ``name``, as it is today."""
        super().__init__()
        offers = [(offered.key, _(offered.current or offered.name)) for offered in OFFERED_PERIODS]
        self.name = ChoiceFilter(_("Period"), [*offers, (ADHOC, _("Other days"))])
        self.first, self.last = OrderDate(_("From")), OrderDate(_("To"))
        for day in (self.first, self.last):
            as_wide_as_a_date(day)
        self.row = Flow(self)
        for words, field in ((_("&Period"), self.name), (_("F&rom"), self.first), (_("T&o"), self.last)):
            self.row.add_pair(label(words, "", field), field)
        self.setFocusProxy(self.name)
        self._show(name)
        self.name.saved.connect(lambda key: self._show(str(key)))
        self.first.saved.connect(lambda _day: self._days_typed())
        self.last.saved.connect(lambda _day: self._days_typed())

    @property
    def period(self) -> Period | None:
        """The period chosen; None while it is not whole or upside down."""
        first, last = self.first.value(), self.last.value()
        return Period(first, last) if first and last and first <= last else None

    def show_period(self, period: Period) -> None:
        """Choose these days."""
        self.first.set_value(period.first)
        self.last.set_value(period.last)
        self._days_typed()

    def state(self) -> State:
        """What is chosen, for the next start: a name follows the days, days stay."""
        name, period = self.name.value(), self.period
        days = [period.first.isoformat(), period.last.isoformat()] if period and name == ADHOC else []
        return {"period": name, "days": days}

    def restore(self, state: State) -> None:
        """Go back to a `state`; unknown parts are passed over."""
        try:
            first, last = (date.fromisoformat(day) for day in state.get("days", ()))
            self.show_period(Period(first, last))
        except (TypeError, ValueError):
            if state.get("period") in {offered.key for offered in OFFERED_PERIODS}:
                self._show(str(state["period"]))

    def _show(self, name: str) -> None:
        self.name.set_value(name)
        if name != ADHOC:  # those days are typed
            period = named_period(name, date.today())
            self.first.set_value(period.first)
            self.last.set_value(period.last)
        self.chosen.emit(self.period)

    def _days_typed(self) -> None:
        period = self.period
        self.name.set_value(offered_name(period, date.today()) if period else ADHOC)
        self.chosen.emit(period)
