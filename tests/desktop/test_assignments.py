from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog

from doithoai import i18n
from doithoai.desktop.assignments.due_tip import due_tip
from doithoai.desktop.assignments.extend import ExtendDialog
from doithoai.desktop.assignments.page import AssignmentsPage
from doithoai.desktop.targets import AssignmentsTarget, DraftTarget, PetitionTarget
from doithoai.domain.kinds import DocumentKind, Outcome
from doithoai.domain.petition import WrittenAnswer
from doithoai.register import assignments, history, petitions
from doithoai.work.printing import Order


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")


@pytest.fixture
def page(show_page, qtbot):
    one = show_page(AssignmentsPage)
    shown(qtbot, one, "pig26", "secret26", "canal26")
    qtbot.waitUntil(lambda: one.agencies.topLevelItemCount() == 3)
    return one


def uids(page):
    return [row.petition.uid for row in page.model.rows]


def shown(qtbot, page, *expected):
    qtbot.waitUntil(lambda: uids(page) == list(expected), timeout=2000)


def choose_list(page, owed):
    place = page.owed.findData(owed)
    page.owed.setCurrentIndex(place)
    page.owed.activated.emit(place)


def get(workspace, uid):
    return petitions.get(workspace.reader, uid).petition


def test_agencies_are_counted(page):
    """The name has the width to itself; under it what waits, and what of it is late."""
    items = [page.agencies.topLevelItem(place) for place in range(page.agencies.topLevelItemCount())]
    assert [item.text(0) for item in items] == [
        "All agencies\nWaiting: 3 · Overdue: 1",
        "Phòng Kinh tế xã\nWaiting: 2 · Overdue: 1",
        "Công an xã\nWaiting: 1",
    ]


def test_the_list_of_one_agency_and_of_what_is_overdue(page, qtbot):
    page.agencies.choose("Công an xã")
    shown(qtbot, page, "secret26")
    page.agencies.choose(None)
    choose_list(page, assignments.Owed.OVERDUE)
    shown(qtbot, page, "pig26")
    choose_list(page, assignments.Owed.WEEK)
    shown(qtbot, page)
    assert page.empty_text.text() == "Nothing here."


def test_an_answer_is_recorded_by_keys_alone(page, qtbot, workspace, type_text):
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.strip.number.hasFocus)
    for field, typed in ((page.strip.number, "15/UBND-KT"), (page.strip.date, "20/4/2026")):
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.strip.summary.hasFocus)
    type_text(page.strip.summary, "Đã đình chỉ trại")
    qtbot.keyClick(page.strip.summary, Qt.Key.Key_Return)
    qtbot.waitUntil(page.table.hasFocus)
    expected = WrittenAnswer("15/UBND-KT", date(2026, 4, 20), "Đã đình chỉ trại")
    qtbot.waitUntil(lambda: get(workspace, "pig26").written_answer == expected)
    shown(qtbot, page, "secret26", "canal26")
    assert history.undo_label(workspace.reader) == "Record the answer"
    workspace.undo()
    qtbot.waitUntil(lambda: get(workspace, "pig26").written_answer is None)


def test_the_strip_stays_with_its_petition_while_it_leaves_the_list(page, qtbot, workspace):
    page.table.choose(0)
    page.answer()
    qtbot.keyClicks(page.strip.number, "15")
    page.strip.number.saver.flush()
    shown(qtbot, page, "secret26", "canal26")
    assert page.strip.uid == "pig26"
    assert page.strip.number.text() == "15"


def test_a_scan_dropped_on_the_strip_is_kept(page, qtbot, tmp_path, workspace):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-")
    page.table.choose(0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.strip.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: "scan.pdf" in page.strip.files.text())


def test_a_date_is_moved_with_its_reason_and_both_stay_visible(page, qtbot, monkeypatch, type_text):
    def answer(dialog):
        qtbot.keyClicks(dialog.due, "1/5/2999")
        qtbot.keyClick(dialog.due, Qt.Key.Key_Tab)
        dialog.due.editingFinished.emit()
        type_text(dialog.reason, "Chờ kinh phí")
        assert dialog.accept_button.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ExtendDialog, "exec", answer)
    page.table.choose(0)
    qtbot.mouseClick(page.strip.extend, Qt.MouseButton.LeftButton)
    shown(qtbot, page, "secret26", "canal26", "pig26")
    assert "15/04/2026 → 01/05/2999. Chờ kinh phí" in page.strip.moves.text()
    tip = due_tip(page.workspace.reader, page.model.rows[2], page.today)
    assert tip.splitlines()[0] == "15/04/2026, given with the assignment"
    assert "Chờ kinh phí" in tip


def test_no_date_or_no_reason_no_extension(qtbot, type_text):
    dialog = ExtendDialog([date(2026, 4, 15), None])
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    type_text(dialog.reason, "Mưa lũ")
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.due, "99/99")
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert not dialog.result()
    assert "99/99" in dialog.notice.text()


def test_closing_and_transferring(page, qtbot, workspace):
    page.table.choose(0)
    qtbot.mouseClick(page.strip.close_button, Qt.MouseButton.LeftButton)
    shown(qtbot, page, "secret26", "canal26")
    page.table.choose(1)
    qtbot.mouseClick(page.strip.transfer, Qt.MouseButton.LeftButton)
    shown(qtbot, page, "secret26")
    assert get(workspace, "pig26").outcome is Outcome.CLOSED
    assert get(workspace, "canal26").outcome is Outcome.TRANSFERRED
    choose_list(page, assignments.Owed.SETTLED)
    shown(qtbot, page, "canal26", "pig26", "pig24")
    assert page.model.index(0, 0).data() == "Transferred"


def test_the_list_goes_to_a_spreadsheet(page, qtbot, tmp_path, shell):
    page.export_to(tmp_path / "phân công.xlsx")
    qtbot.waitUntil(lambda: shell.told == ["3 rows written."])
    sheet = openpyxl.load_workbook(tmp_path / "phân công.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[4] for row in rows[4:7]] == ["Phòng Kinh tế xã", "Công an xã", "Phòng Kinh tế xã"]
    assert not any("Ngô Thị Thu" in str(cell) for row in rows for cell in row)


def test_reminders_are_asked_of_the_page_of_documents(page, qtbot, shell):
    if not page.remind_button.isVisible():
        pytest.skip("this program prints no reminder yet")
    qtbot.mouseClick(page.remind_button, Qt.MouseButton.LeftButton)
    letter = Order(DocumentKind.REMINDER, "s2026", addressee="Phòng Kinh tế xã")
    assert shell.went == [("documents", DraftTarget(letter))]


def test_another_page_leads_to_one_petition_or_one_agency(page, qtbot):
    page.show_target(PetitionTarget("canal26"))
    qtbot.waitUntil(lambda: [row.petition.uid for row in page.table.chosen()] == ["canal26"])
    page.show_target(AssignmentsTarget("Phòng Kinh tế xã", assignments.Owed.OVERDUE))
    shown(qtbot, page, "pig26")
    assert page.agencies.lead == "Phòng Kinh tế xã"


def test_a_petition_that_the_list_does_not_have_is_chosen_in_the_one_that_has(page, qtbot, shell):
    page.owed.set_value(assignments.Owed.OVERDUE)
    page._ask()
    shown(qtbot, page, "pig26")
    page.table.choose(0)
    page.show_target(PetitionTarget("pig24"))
    assert not page.table.chosen(), "what is chosen is what is shown"
    qtbot.waitUntil(lambda: [row.petition.uid for row in page.table.chosen()] == ["pig24"])
    assert page.strip.uid == "pig24"
    assert shell.told == ["Another list is shown: the one before does not have this petition."]


def test_the_same_answer_is_offered_for_those_that_say_the_same(page, qtbot, workspace):
    workspace.write(petitions.link, ["pig26", "canal26"])
    page.table.choose(0)
    page.answer()
    assert not page.strip.linked.isVisible(), "it has no answer yet"
    qtbot.keyClicks(page.strip.number, "15/UBND-KT")
    page.strip.number.saver.flush()
    qtbot.waitUntil(page.strip.linked.isVisible)
    assert page.strip.linked.text() == "The same answer for 1 linked petition"
    qtbot.mouseClick(page.strip.linked, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: get(workspace, "canal26").written_answer == WrittenAnswer("15/UBND-KT"))
    qtbot.waitUntil(lambda: not page.strip.linked.isVisible())


def test_no_date_is_moved_by_one_that_cannot_be_read(qtbot):
    """The dialog stays, and names it; the date typed before does not count."""
    dialog = ExtendDialog([date(2026, 4, 15)])
    qtbot.addWidget(dialog)
    dialog.reason.setText("Chờ kinh phí")
    dialog.due.setText("1/5/2026")
    dialog.due.commit()
    dialog.due.setText("31/2/2027")
    dialog.accept_button.click()
    assert not dialog.result()
    assert "31/2/2027" in dialog.notice.text()
    assert dialog.due.accessibleName() in dialog.notice.text()


def test_the_answer_is_not_copied_with_an_earlier_date(page, shell):
    page.strip.show_petition("pig26")
    page.strip.date.setText("31/2/2027")
    shell.told.clear()
    page.strip._answer_linked()
    assert "31/2/2027" in shell.told[-1]


def test_no_other_petition_is_chosen_than_the_one_whose_answer_is_shown(open_window, qtbot, workspace):
    """What is typed of its answer takes it off the list, and a date that cannot be read leads back to it."""
    window = open_window(AssignmentsPage)
    page = window.page
    shown(qtbot, page, "pig26", "secret26", "canal26")
    with qtbot.waitActive(window):
        window.activateWindow()
    page.table.choose(0)
    page.answer()
    for field, typed in ((page.strip.number, "15"), (page.strip.date, "31/2/2027")):
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    shown(qtbot, page, "secret26", "canal26")
    qtbot.keyClick(page.strip.summary, Qt.Key.Key_Return)
    assert page.strip.uid == "secret26", "the row that took its place is next"
    assert not window.may_close()
    assert page.strip.uid == "pig26"
    assert page.strip.date.text() == "31/2/2027"
    assert not page.table.chosen(), "closing the matter closes the one that is shown"
    qtbot.keyClick(page.strip.date, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: get(workspace, "pig26").outcome is Outcome.CLOSED)
    assert get(workspace, "secret26").outcome is None
