"""The book of issued documents: searched, looked at, replaced."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from doithoai.desktop.finder import Finder
from doithoai.desktop.models.columns import REST, Column
from doithoai.desktop.models.paged import PagedModel
from doithoai.desktop.page import Shell
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.search_field import SearchField
from doithoai.desktop.widgets.tables import RowTable
from doithoai.desktop.words import DOCUMENTS, word_in
from doithoai.domain import dates, text
from doithoai.i18n import gettext as _
from doithoai.register import documents, sessions
from doithoai.register.documents import IssuedDocument
from doithoai.work import document_book
from doithoai.work.citing import cited


class Book(QWidget):
    """The issued documents by number, symbol, date and session."""

    chosen = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._workspace = shell, shell.workspace
        self._files = Finder(shell.workspace, "document-book", self, is_act=True)
        self._titles: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._letters: dict[str, list[str]] = {}  # those that correct a document, by its uid
        self._corrected: dict[str, list[str]] = {}  # their numbers
        self.model: PagedModel[IssuedDocument] = PagedModel(
            self._columns(), self._fetch, lambda document: document.uid, self
        )
        self.table = RowTable(self.model, _("Issued documents"))
        self.search = SearchField(_("Search documents"), _("Search: number, symbol, session"))
        self.search.left.connect(self.table.focus_list)
        self.facts = label("", "quiet", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.replace = QPushButton(icon("copy"), _("Replace…"))
        self.replace.setEnabled(False)
        self.correct = QPushButton(icon("pencil"), _("Correct…"))
        self.correct.setToolTip(_("A letter that corrects errors of form in the document chosen"))
        self.correct.setEnabled(False)
        self.save = QPushButton(icon("download"), _("Book of the year…"))
        self.save.setToolTip(_("Save the book of outgoing documents of the year of the document chosen"))
        self.save.clicked.connect(lambda _checked: self.save_year())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 6, 0)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.facts)
        buttons = QHBoxLayout()
        buttons.addWidget(self.replace, 1)
        buttons.addWidget(self.correct, 1)
        buttons.addWidget(self.save, 1)
        column.addLayout(buttons)
        self.search.textChanged.connect(lambda _text: self.model.restart())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._changed())

    def _columns(self) -> list[Column[IssuedDocument]]:
        return [
            Column(_("Number"), cited, 16),
            Column(_("Date"), _day, 14),
            Column(_("Document"), self._label, REST),
            Column(_("State"), self._state, 20),
        ]

    def _state(self, document: IssuedDocument) -> str:
        """Whether it stands, and whether a letter corrected it."""
        if document.replaced_by:
            return _("replaced")
        return _("corrected") if document.uid in self._corrected else _("in force")

    def _facts(self, document: IssuedDocument) -> str:
        """Which letters corrected it, which document it corrects, and the hash of its bytes."""
        letters = ", ".join(self._corrected.get(document.uid, ()))
        corrects = [self._numbers.get(uid, "") for uid, numbers in self._letters.items() if document.uid in numbers]
        lines = [
            _("Corrected by {number}.").format(number=letters) if letters else "",
            _("Corrects {number}.").format(number=corrects[0]) if corrects else "",
            f"SHA-256: {document.record.sha256}" if document.record.sha256 else "",
        ]
        return "\n".join(filter(None, lines))

    def _label(self, document: IssuedDocument) -> str:
        """The kind, and what the document is about where that is known: not of a report from a data file."""
        return ": ".join(part for part in (_kind(document), self._title(document)) if part)

    def _title(self, document: IssuedDocument) -> str:
        if document.covers:
            return f"{dates.short(document.covers.first)} – {dates.short(document.covers.last)}"
        return self._titles.get(document.session_uid, "")

    def _fetch(self, last: IssuedDocument | None, _limit: int) -> list[IssuedDocument]:
        if last is not None:
            return []
        reader = self._workspace.reader
        self._titles = sessions.titles(reader)
        typed = text.fold(self.search.text()).split()
        issued = documents.book(reader)
        self._numbers = {document.uid: cited(document) for document in issued}
        self._letters = documents.corrected_by(reader)
        self._corrected = {uid: [self._numbers[letter] for letter in letters] for uid, letters in self._letters.items()}
        newest_first = reversed(issued)
        return [document for document in newest_first if all(word in self._words(document) for word in typed)]

    def _words(self, document: IssuedDocument) -> str:
        """What a document is searched by."""
        record = document.record
        title = self._title(document)
        return text.fold(f"{record.number} {record.symbol or ''} {_day(document)} {_kind(document)} {title}")

    def refresh(self) -> None:
        """Read the book anew."""
        self.model.refresh()

    def current(self) -> IssuedDocument | None:
        """The document chosen."""
        rows = self.table.chosen()
        return rows[0] if rows else None

    def choose(self, uid: str) -> bool:
        """Choose a document; False when the book has none with this uid."""
        place = self.model.place_of(uid)
        if place is not None:
            self.table.choose(place)
        return place is not None

    def save_year(self) -> None:
        """Save the book of outgoing documents (sổ đăng ký văn bản đi) of the year and side of the document chosen."""
        document = self.current()
        day = (document.record.date if document else None) or date.today()
        choice = (document.format if document else None) or "auto"
        name = f"so-dang-ky-van-ban-di-{day.year}.xlsx"
        kinds = "Excel (*.xlsx);;PDF (*.pdf);;Word (*.docx)"
        chosen, _kind = file_dialogs.file_to_save(self, _("Book of the year…"), name, kinds)
        if chosen:
            path = Path(chosen if Path(chosen).suffix else f"{chosen}{document_book.SHEET}")
            self._files.ask(document_book.write, path, date(day.year, 12, 31), choice, then=self._saved)

    def _saved(self, path: Path) -> None:
        self._shell.tell(_("Saved as {name}.").format(name=path.name))

    def _changed(self) -> None:
        document = self.current()
        self.replace.setEnabled(document is not None and document.has_pdf)
        self.correct.setEnabled(document is not None and not document.replaced_by)
        self.facts.setText(self._facts(document) if document else "")
        self.chosen.emit(document)


def _day(document: IssuedDocument) -> str:
    return dates.short(document.record.date) if document.record.date else ""


def _kind(document: IssuedDocument) -> str:
    return word_in(DOCUMENTS, document.record.kind)
