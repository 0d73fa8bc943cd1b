"""What speaks against issuing a paper, each entry a link to the place where it is mended."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from doithoai.desktop.widgets.labels import label
from doithoai.domain.finding import Finding, Severity
from doithoai.work.gate import sentence


class FindingsList(QWidget):
    """Findings under each other, those that are refused first; hidden while there is none.

    Signals:
        followed: the `Finding` whose link was clicked, or chosen with Tab and Enter.
    """

    followed = Signal(object)

    def __init__(self, title: str) -> None:
        """Make an empty list; ``title`` (already translated) stands over it."""
        super().__init__()
        self.findings: tuple[Finding, ...] = ()
        self.entries: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(label(title, "section", wrap=True))
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these instead of those before."""
        self.findings = tuple(sorted(findings, key=lambda finding: finding.severity is not Severity.REFUSED))
        for entry in self.entries:
            self._column.removeWidget(entry)
            entry.deleteLater()
        self.entries = [self._entry(finding) for finding in self.findings]
        self.setVisible(bool(findings))

    def _entry(self, finding: Finding) -> QLabel:
        """One link; whatever words are quoted in it stay words."""
        quote = f" “{finding.quote}”" if finding.quote else ""
        mark = "⛔ " if finding.severity is Severity.REFUSED else "• "
        entry = label(f'{mark}<a href="#">{escape(sentence(finding))}</a>{escape(quote)}', wrap=True)
        entry.setTextFormat(Qt.TextFormat.RichText)
        entry.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setAccessibleName(sentence(finding) + quote)
        entry.linkActivated.connect(lambda _link: self.followed.emit(finding))
        self._column.addWidget(entry)
        return entry
