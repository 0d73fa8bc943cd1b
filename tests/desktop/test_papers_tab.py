"""The documents of one session: letters are made one after the other, each to its own agency."""

from datetime import date

from doithoai.desktop.sessions import papers
from doithoai.desktop.sessions.papers import PapersTab
from doithoai.desktop.targets import DraftTarget
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.misprint import Misprint
from doithoai.domain.petition import Assignment, Petition
from doithoai.i18n import gettext as _
from doithoai.register import petitions, sessions
from doithoai.register.connection import Register
from doithoai.work import corrections, printing
from doithoai.work.printing import Order


class Day(date):
    """Today is the same day whenever this runs."""

    @classmethod
    def today(cls) -> "Day":
        return cls(2026, 11, 20)


def test_reminders_of_a_session_are_one_to_each_agency(qtbot, workspace, shell, monkeypatch):
    monkeypatch.setattr(papers, "date", Day)
    late = Petition("late26", 9, content="Mất trộm.", assignment=Assignment("Công an xã", (), date(2026, 4, 1)))
    workspace.write(petitions.add, "s2026", late)
    qtbot.waitUntil(
        lambda: any(row.petition.uid == "late26" for row in petitions.of_session(workspace.reader, "s2026"))
    )
    tab = PapersTab(shell)
    qtbot.addWidget(tab)
    tab.show_session(sessions.get(workspace.reader, "s2026"))
    tab.buttons[DocumentKind.REMINDER].click()
    tab.buttons[DocumentKind.NOTICE].click()
    (_, reminders), (_, notice) = shell.went
    agencies = [order.addressee for order in (reminders.order, *reminders.following)]
    assert sorted(agencies) == ["Công an xã", "Phòng Kinh tế xã"]
    assert notice == DraftTarget(Order(DocumentKind.NOTICE, "s2026"))


def test_a_paper_that_a_letter_corrected_says_so(qtbot, workspace, shell):
    day = date(2026, 4, 1)
    with Register.open(workspace.path) as register:
        minutes = printing.issue(register, Order(DocumentKind.MINUTES, "s2026"), day)
        order = Order(DocumentKind.CORRECTION, "", day, misprints=(Misprint("THƯ KÝ", "THƯ KÍ"),))
        printing.issue(register, corrections.letter_about(order, minutes), day)
    tab = PapersTab(shell)
    qtbot.addWidget(tab)
    tab.show_session(sessions.get(workspace.reader, "s2026"))
    marked = [_("{document} (corrected)").format(document="") in tab.issued.item(row).text() for row in range(2)]
    assert marked == [True, False]
