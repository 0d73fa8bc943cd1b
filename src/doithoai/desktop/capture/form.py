"""The form of live capture: who, from where, what was said, its field. Enter goes on, nothing needs the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from doithoai.desktop.capture.field_choice import FieldChoice
from doithoai.desktop.capture.fields import LiveLine, LiveText
from doithoai.desktop.widgets.fields import TickField
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.under_list import Offer, UnderList
from doithoai.domain.field_guess import explain_guess
from doithoai.domain.offers import Offers
from doithoai.domain.petition import Petition
from doithoai.domain.shape import part_of
from doithoai.i18n import gettext as _
from doithoai.register.people import PersonOffer
from doithoai.work.keywords import field_keywords

_GUESS_AFTER_MS = 150
_LARGER = 1.15
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptureForm(QWidget):
    """The petition being typed.

    Signals:
        typed: the name of a part (`shape.part_of`) and its value, at every key.
    """

    typed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Offers[PersonOffer] = Offers((), lambda person: person.name)
        self._villages: Offers[str] = Offers((), str)
        self._by_hand = False
        self._guess = QTimer(self)
        self._guess.setSingleShot(True)
        self._guess.setInterval(_GUESS_AFTER_MS)
        self._guess.timeout.connect(self.guess_now)
        self.number = label("", "heading")
        self.name = LiveLine(_("Name"))
        self.village = LiveLine(_("Village"))
        self.words = LiveText(_("Words spoken"))
        self.private = TickField(_("Keep the name private (F7)"))
        self.field = FieldChoice()
        self.names = UnderList(self.name, _("Names"), self._offer_people)
        self.places = UnderList(self.village, _("Villages"), self._offer_villages)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.name)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for column, (line, words) in enumerate(((self.name, _("&Name")), (self.village, _("&Village"))), start=1):
            grid.addWidget(label(words, "section", line), 0, column)
            grid.addWidget(line, 1, column)
        grid.addWidget(self.number, 1, 0)
        grid.addWidget(self.private, 1, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        self.words.setMinimumHeight(5 * self.words.fontMetrics().lineSpacing())
        self.words.setPlaceholderText(_("The words as they are spoken. Ctrl+Enter: next petition."))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(grid)
        outer.addWidget(label(_("&Words spoken"), "section", self.words))
        outer.addWidget(self.words, 1)
        outer.addWidget(self.field)
        for field in (self.name, self.village, self.words):
            _enlarge(field)
        for before, after in ((self.name, self.village), (self.village, self.words)):
            QWidget.setTabOrder(before, after)
        self.private.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from the village to the words

    def _connect(self) -> None:
        self.name.saved.connect(lambda value: self.typed.emit("petitioner.name", value))
        self.village.saved.connect(lambda value: self.typed.emit("petitioner.address", value))
        self.words.saved.connect(self._words_typed)
        self.private.saved.connect(lambda on: self.typed.emit("petitioner.confidential", on or None))
        self.field.saved.connect(self._field_chosen)
        self.names.chosen.connect(self._person_chosen)
        self.names.entered.connect(self._person_entered)
        self.places.entered.connect(lambda _offer: self.words.setFocus())

    # -- what is offered --------------------------------------------------------------

    def offer_people(self, people: Sequence[PersonOffer]) -> None:
        """Offer these names from now on."""
        self._people = Offers(people, lambda person: person.name)

    def offer_villages(self, villages: Sequence[str]) -> None:
        """Offer these villages from now on."""
        self._villages = Offers(villages, str)

    def _offer_people(self, typed: str) -> list[Offer]:
        return [Offer(person.name, person.address or "", person) for person in self._people.find(typed)]

    def _offer_villages(self, typed: str) -> list[Offer]:
        return [Offer(name) for name in self._villages.find(typed)]

    def _person_chosen(self, offer: Offer) -> None:
        """A name chosen brings its village."""
        if offer.meant.address:
            self.village.setText(offer.meant.address)

    def _person_entered(self, offer: Offer) -> None:
        """The village is there: the words come next."""
        (self.words if offer.meant.address else self.village).setFocus()

    # -- showing ------------------------------------------------------------------------

    def show_petition(self, petition: Petition, number: int) -> None:
        """Show another petition, or the same as the register holds it now; what is equal is not touched."""
        self.number.setText(_("No. {number}").format(number=petition.number or number))
        self.name.set_value(part_of(petition, "petitioner.name"))
        self.village.set_value(part_of(petition, "petitioner.address"))
        self.words.set_value(petition.content)
        self.private.set_value(part_of(petition, "petitioner.confidential"))
        if petition.field != self.field.value():
            self.field.set_value(petition.field)

    def begin(self, *, by_hand: bool) -> None:
        """Another petition is shown from now on; a field set ``by_hand`` is not guessed again."""
        self._guess.stop()
        self._by_hand = by_hand
        self.field.set_value(None)

    # -- typing ----------------------------------------------------------------------------

    def toggle_private(self) -> None:
        """Keep the name private, or no longer."""
        self.private.click()

    def _words_typed(self, value: str | None) -> None:
        self.typed.emit("content", value)
        self._guess.start()

    def _field_chosen(self, name: str) -> None:
        self._by_hand = True
        self._guess.stop()
        self.typed.emit("field", name)

    def guess_now(self) -> None:
        """Guess the field from the words, unless a person chose it; a guess that fails keeps the one before."""
        self._guess.stop()
        keywords = {name: words for name, words in field_keywords().items() if name in self.field.names}
        guess = None if self._by_hand else explain_guess(self.words.value() or "", keywords)
        if guess is not None:
            self.field.set_value(guess.field, guess.because)
            self.typed.emit("field", guess.field)

    def settle(self) -> None:
        """Guess at once if it is still to be done; before the petition is left."""
        if self._guess.isActive():
            self.guess_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on: from the name to the village, from there to the words."""
        if event.key() in _ENTER and self.name.hasFocus():
            (self.words if self.village.text() else self.village).setFocus()
        elif event.key() in _ENTER and self.village.hasFocus():
            self.words.setFocus()
        else:
            super().keyPressEvent(event)


def _enlarge(field: QLineEdit | LiveText) -> None:
    """Slightly larger than the rest: it is read over a shoulder and typed in a hurry."""
    font = field.font()
    font.setPointSizeF(font.pointSizeF() * _LARGER)
    field.setFont(font)
