"""Whom a paper goes to and who signs it, chosen for this one paper: nothing of it is stored."""

from datetime import date

from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.domain.errors import AppError
from doithoai.domain.text import shortened
from doithoai.i18n import gettext as _
from doithoai.register import petitions
from doithoai.register.connection import Register
from doithoai.work import letter_orders, printing
from doithoai.work.letters import AGENCY_LETTERS, LETTERS, LetterDue
from doithoai.work.printing import Order

_WORDS = 60  # letters of a petition that tell it apart in a list


class _OfPaper(ChoiceFilter):
    """A choice of which there is none for some papers; long words do not widen the page."""

    def __init__(self, name: str) -> None:
        super().__init__(name, ())
        self.setSizeAdjustPolicy(ChoiceFilter.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _offer(self, choices: list[tuple[str, str]], value: str) -> None:
        """Show ``value`` where it is offered, else the first."""
        self.clear()
        for data, words in choices:
            self.addItem(words, data)
        self.setCurrentIndex(max(self.findData(value), 0) if choices else -1)


class SignerChoice(_OfPaper):
    """Who signs, of those who may on the paper's day."""

    def __init__(self) -> None:
        super().__init__(_("Who signs"))

    def offer(self, register: Register, order: Order | None) -> None:
        """Offer those who may sign what is ordered, the one chosen before where he still may."""
        value = (order.signer if order else "") or self.signer()
        try:
            signers = printing.who_may_sign(register, order, date.today()) if order else []
        except AppError:  # told where the pages are
            signers = []
        usual = [("", _("the usual signer"))] if signers else []
        self._offer([*usual, *((signer.uid, signer.words) for signer in signers)], value)

    def signer(self) -> str:
        """Uid of the one chosen; empty for the usual one."""
        return str(self.currentData() or "")


class LetterChoice(_OfPaper):
    """Which letter of its kind: to which agency, or about which petition."""

    def __init__(self) -> None:
        super().__init__(_("Letter to"))
        self._letters: dict[str, LetterDue] = {}

    def offer(self, register: Register, order: Order | None) -> None:
        """Offer the letters of the ordered kind that its session calls for; the one ordered is chosen."""
        letters = _due(register, order) if order else []
        if order and order.kind in LETTERS and (order.addressee or order.petitions):
            ordered = LetterDue(order.kind, order.session_uid, order.addressee, order.petitions)
            if _key(ordered) not in map(_key, letters):
                letters.append(ordered)
            value = _key(ordered)
        else:
            value = str(self.currentData() or "")
        rows = petitions.of_session(register, order.session_uid) if order and letters else []
        contents = {row.petition.uid: row.petition.content or "" for row in rows}
        self._letters = {_key(letter): letter for letter in letters}
        self._offer([(key, _words(letter, contents)) for key, letter in self._letters.items()], value)

    def letter(self) -> LetterDue | None:
        """The one chosen; None where the kind has none."""
        return self._letters.get(str(self.currentData() or ""))


def _due(register: Register, order: Order) -> list[LetterDue]:
    try:
        return letter_orders.due(register, order, date.today())
    except AppError:  # told where the pages are
        return []


def _key(letter: LetterDue) -> str:
    """What tells letters of one kind and session apart."""
    return letter.addressee if letter.kind in AGENCY_LETTERS else "\n".join(letter.petitions)


def _words(letter: LetterDue, contents: dict[str, str]) -> str:
    if not letter.petitions:
        return letter.addressee
    content = " ".join(contents.get(letter.petitions[0], "").split())
    parts = [str(letter.number or ""), letter.addressee, shortened(content, _WORDS)]
    return " – ".join(part for part in parts if part)
