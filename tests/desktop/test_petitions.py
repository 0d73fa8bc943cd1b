import json
import time
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from doithoai import i18n
from doithoai.desktop.petitions.page import PetitionsPage
from doithoai.desktop.targets import PetitionTarget
from doithoai.domain.kinds import Outcome
from doithoai.register import petitions
from doithoai.register.petitions import PetitionUnknown


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")


@pytest.fixture
def page(show_page, qtbot):
    one = show_page(PetitionsPage)
    shown(qtbot, one, 7)
    return one


def uids(page):
    return [row.petition.uid for row in page.model.rows]


def shown(qtbot, page, count):
    qtbot.waitUntil(lambda: len(page.model.rows) == count and not page._counter.busy, timeout=2000)


def choose(page, *wanted):
    page.activateWindow()
    page.table.setFocus()
    page.table.clearSelection()
    for uid in wanted:
        place = page.model.place_of(uid)
        mode = page.table.selectionModel().SelectionFlag
        page.table.selectionModel().select(page.model.index(place, 0), mode.Select | mode.Rows)


def cells(page, uid):
    place = page.model.place_of(uid)
    return [page.model.index(place, column).data() for column in range(page.model.columnCount())]


def test_the_newest_stand_first_with_status_day_person_and_agency(page):
    assert uids(page) == ["light26", "canal26", "secret26", "pig26", "plain24", "road24", "pig24"]
    status, day, name, village, _field, words, agency, due, _unit = cells(page, "pig26")
    assert (status, day, name, village) == ("Overdue", "18/03/2026", "Hồ Sỹ Đàn", "Thôn Khe Sắn")
    assert (words, agency) == ("Trại lợn vẫn xả nước thải ban đêm.", "Phòng Kinh tế xã")
    assert due.startswith("15/04/2026 (")
    assert due.endswith(" days late)")
    assert page.count.text() == "7 petitions"


def test_searching_as_one_types_with_and_without_marks(page, qtbot):
    qtbot.keyClicks(page.filters.search, "trai lon")
    shown(qtbot, page, 2)
    assert uids(page) == ["pig26", "pig24"]
    page.filters.search.setText("mương")
    shown(qtbot, page, 1)
    assert uids(page) == ["canal26"]
    assert page.count.text() == "1 petition"
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    shown(qtbot, page, 7)


def test_only_the_last_key_counts(page, qtbot, monkeypatch):
    asked = []
    whole = petitions.page

    def slow(register, wanted, **more):
        asked.append(wanted.query)
        time.sleep(0.02)
        return whole(register, wanted, **more)

    monkeypatch.setattr(petitions, "page", slow)
    qtbot.keyClicks(page.filters.search, "kenh muong")
    shown(qtbot, page, 1)
    qtbot.wait(60)
    assert uids(page) == ["canal26"]
    assert asked[-1] == "kenh muong"
    assert len(asked) < len("kenh muong")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("village", "Thôn Bãi Trạm", ["light26", "canal26"]),
        ("lead", "Công an xã", ["secret26"]),
        ("status", "overdue", ["pig26"]),
        ("field", "nông nghiệp, nông thôn, xây dựng nông thôn mới", ["light26", "canal26", "road24"]),
    ],
)
def test_each_filter_narrows_the_list(page, qtbot, name, value, expected):
    choice = getattr(page.filters, name)
    place = next(place for place in range(choice.count()) if choice.itemData(place) == value)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    shown(qtbot, page, len(expected))
    assert uids(page) == expected


def test_a_period_typed_and_cleared(page, qtbot):
    qtbot.keyClicks(page.filters.last, "31/12/2024")
    qtbot.keyClick(page.filters.last, Qt.Key.Key_Return)
    shown(qtbot, page, 3)
    qtbot.mouseClick(page.filters.clear_button, Qt.MouseButton.LeftButton)
    shown(qtbot, page, 7)


def test_an_empty_list_says_what_to_do(page, qtbot):
    page.filters.search.setText("khongcogi")
    shown(qtbot, page, 0)
    assert page._list.currentIndex() == 1
    assert page.empty_text.text() == "No petition fits what is searched for."
    qtbot.mouseClick(page.empty_act, Qt.MouseButton.LeftButton)
    shown(qtbot, page, 7)


def test_down_goes_from_the_search_field_into_the_list(page, qtbot):
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert [row.petition.uid for row in page.table.chosen()] == ["light26"]
    assert page.pane.uid == "light26"


def test_several_change_at_once_and_undo_together(page, qtbot, workspace):
    choose(page, "light26", "plain24")
    assert page.changes.count.text() == "2 chosen"
    place = page.changes.lead.findData("Công an xã")
    page.changes.lead.setCurrentIndex(place)
    page.changes.lead.activated.emit(place)
    qtbot.waitUntil(lambda: cells(page, "plain24")[6] == "Công an xã")
    assert cells(page, "light26")[6] == "Công an xã"
    assert page.changes.lead.currentIndex() == -1
    qtbot.keyClicks(page.changes.due, "05/03/2999")
    qtbot.keyClick(page.changes.due, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cells(page, "light26")[7].startswith("05/03/2999"))
    workspace.undo()
    workspace.undo()
    qtbot.waitUntil(lambda: cells(page, "light26")[6] == cells(page, "plain24")[6] == "")


def test_an_outcome_for_all_chosen(page, qtbot, workspace):
    choose(page, "pig26", "canal26")
    place = page.changes.outcome.findData(Outcome.CLOSED)
    page.changes.outcome.setCurrentIndex(place)
    page.changes.outcome.activated.emit(place)
    qtbot.waitUntil(lambda: cells(page, "pig26")[0] == cells(page, "canal26")[0] == "Closed")
    assert petitions.get(workspace.reader, "pig26").petition.outcome is Outcome.CLOSED


def test_delete_goes_to_the_bin_and_says_so(page, qtbot, workspace, shell):
    choose(page, "light26")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    shown(qtbot, page, 6)
    assert shell.told[-1] == "1 petition is in the bin. Ctrl+Z brings it back."
    with pytest.raises(PetitionUnknown):
        petitions.get(workspace.reader, "light26")
    workspace.undo()
    shown(qtbot, page, 7)


def test_the_same_matter_is_linked_counted_and_unlinked(page, qtbot):
    choose(page, "pig24", "pig26")
    qtbot.keyClick(page.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cells(page, "pig26")[5].startswith("(time 2)"))
    choose(page, "pig26")
    matter = page.pane.matter
    qtbot.waitUntil(lambda: matter.list.count() == 2)
    assert "112/UBND-KT" in matter.list.item(0).text()
    assert "raised for the 2. time" in page.pane.title.text()
    qtbot.mouseClick(matter.unlink, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: matter.list.count() == 0)


def test_the_clipboard_takes_the_rows_and_hides_who_asked_for_it(page, qtbot):
    choose(page, "secret26", "pig26")
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heads, secret, pig = QGuiApplication.clipboard().text().split("\n")
    assert heads.split("\t")[0] == "Status"
    assert "Hồ Sỹ Đàn" in pig.split("\t")
    assert "Ngô Thị Thu" not in secret
    assert secret.split("\t")[2:4] == ["(kept private)", ""]


def test_the_history_names_columns_and_values(page, qtbot, workspace):
    choose(page, "light26")
    place = page.changes.outcome.findData(Outcome.WITHDRAWN)
    page.changes.outcome.activated.emit(place)
    page.changes._change(lambda petition: petition, "nothing")  # changes nothing, so leaves no line
    page.changes.outcome.setCurrentIndex(place)
    page.changes.outcome.activated.emit(place)
    qtbot.waitUntil(lambda: petitions.get(workspace.reader, "light26").petition.outcome is Outcome.WITHDRAWN)
    page.pane.tabs.setCurrentWidget(page.pane.history)
    page.pane.refresh()
    first = page.pane.history.topLevelItem(0)
    assert [first.text(column) for column in (2, 3, 4)] == ["Outcome", "", "Withdrawn"]
    last = page.pane.history.topLevelItem(page.pane.history.topLevelItemCount() - 1)
    assert (last.text(1), last.text(2)) == ("thư ký", "Entered")


def test_a_file_dropped_is_kept_saved_and_taken_off(page, qtbot, tmp_path, workspace):
    scan = tmp_path / "trả lời.pdf"
    scan.write_bytes(b"%PDF-1.4 x")
    choose(page, "pig26")
    files = page.pane.files
    page.pane.tabs.setCurrentWidget(files)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    files.list.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: files.list.count() == 1)
    files.list.setCurrentRow(0)
    assert files.list.currentItem().text() == "trả lời.pdf"
    files.save_current(tmp_path / "bản sao.pdf")
    assert (tmp_path / "bản sao.pdf").read_bytes() == b"%PDF-1.4 x"
    qtbot.keyClick(files.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: files.list.count() == 0)
    workspace.undo()
    qtbot.waitUntil(lambda: files.list.count() == 1)


def test_the_page_goes_back_to_where_it_was(page, qtbot, show_page):
    page.filters.lead.set_value("Phòng Kinh tế xã")
    page.show_target(PetitionTarget("pig24"))
    again = show_page(PetitionsPage)
    again.restore(page.state())
    assert again.filters.lead.value() == "Phòng Kinh tế xã"
    assert again.pane.uid == "pig24"
    again.restore({"filters": {"status": "unheard of", "first": "x"}, "sizes": "no", "petition": None})
    shown(qtbot, again, 7)


def petition_of(workspace, uid):
    return petitions.get(workspace.reader, uid).petition


def chosen(page):
    return [row.petition.uid for row in page.table.chosen()]


def test_a_petition_another_page_leads_to_is_chosen_though_the_filters_hid_it(page, qtbot, shell, workspace, type_text):
    """No act and no letter may land on the row that was chosen before."""
    page.filters.search.setText("ban đêm")
    shown(qtbot, page, 1)
    page.table.choose(0)
    page.show_target(PetitionTarget("canal26"))
    assert not chosen(page), "the row chosen before is not the one shown"
    shown(qtbot, page, 7)
    assert chosen(page) == ["canal26"]
    assert not page.filters.narrowed
    assert shell.told == ["The filters were cleared: they hid the petition to be shown."]
    for field, words in ((page.pane.fields.written_number, "15"), (page.pane.fields.written_summary, "Sẽ nạo vét.")):
        type_text(field, words)
        page.commit()
        workspace.settle()
    assert page.pane.uid == "canal26"
    assert petition_of(workspace, "canal26").written_answer.summary == "Sẽ nạo vét."
    assert petition_of(workspace, "pig26").written_answer is None


def test_the_pane_stays_with_its_petition_while_the_list_is_read_anew(page, qtbot, workspace):
    choose(page, "pig26")
    page.pane.show_petition("canal26")
    page.refresh()
    qtbot.waitUntil(lambda: chosen(page) == ["canal26"])
    assert page.pane.uid == "canal26"
    page.filters.search.setText("ban đêm")
    shown(qtbot, page, 1)
    assert not chosen(page)
    page.refresh()
    qtbot.waitUntil(lambda: not page._counter.busy)
    assert page.pane.uid == "canal26"


def test_several_rows_stay_chosen_while_the_list_is_read_anew_and_not_beside_a_target(page, qtbot):
    choose(page, "light26", "road24")
    page.model.refresh()
    qtbot.waitUntil(lambda: not page.model._finder.busy)
    assert chosen(page) == ["light26", "road24"]
    page.show_target(PetitionTarget("canal26"))
    assert chosen(page) == ["canal26"]


def test_a_petition_far_down_the_list_is_read_until_it_is_there(page, qtbot, monkeypatch):
    monkeypatch.setattr("doithoai.desktop.models.background.PAGE", 2)
    page.filters.search.setText("ban đêm")
    shown(qtbot, page, 1)
    page.show_target(PetitionTarget("plain24"))
    qtbot.waitUntil(lambda: chosen(page) == ["plain24"])


def test_what_was_searched_for_is_kept_nowhere_outside_the_register(page, qtbot, show_page):
    page.filters.search.setText("Ngô Thị Thu")
    shown(qtbot, page, 1)
    page.table.choose(0)
    state = page.state()
    assert "Thu" not in json.dumps(state, ensure_ascii=False)
    again = show_page(PetitionsPage)
    again.restore({**state, "filters": {**state["filters"], "query": "Ngô Thị Thu"}})
    shown(qtbot, again, 7)
    assert again.filters.search.text() == "", "what an earlier version kept is passed over"


def test_every_control_has_a_name_for_a_screen_reader(page):
    controls = [
        page.table,
        page.filters.search,
        page.filters.field,
        page.filters.first,
        page.changes.due,
        page.pane.fields.content,
    ]
    assert all(control.accessibleName() for control in controls)


def test_a_petition_is_edited_field_by_field(page, qtbot, workspace, type_text):
    choose(page, "light26")
    fields = page.pane.fields
    fields.content.selectAll()
    type_text(fields.content, "Xin lắp đèn đường ở ngã ba")
    fields.lead.setFocus()
    type_text(fields.lead, "Phòng Kinh tế xã")
    fields.supporting.setFocus()
    type_text(fields.supporting, "Công an xã; Hội Nông dân xã")
    fields.due.setFocus()
    qtbot.keyClicks(fields.due, "5/3/2999")
    qtbot.keyClick(fields.due, Qt.Key.Key_Return)
    qtbot.mouseClick(fields.private, Qt.MouseButton.LeftButton, pos=QPoint(8, fields.private.height() // 2))
    page.commit()

    def now():
        return petitions.get(workspace.reader, "light26").petition

    qtbot.waitUntil(lambda: now().assignment is not None and now().assignment.lead == "Phòng Kinh tế xã")
    assert now().content == "Xin lắp đèn đường ở ngã ba"
    assert now().petitioner.confidential
    assert now().assignment.supporting == ("Công an xã", "Hội Nông dân xã")
    assert now().assignment.due == date(2999, 3, 5)
    assert now().petitioner.name == "Võ Thị Tám"
    qtbot.waitUntil(lambda: cells(page, "light26")[6] == "Phòng Kinh tế xã")


def test_what_is_typed_belongs_to_the_petition_it_was_typed_into(page, qtbot, workspace, type_text):
    choose(page, "light26")
    type_text(page.pane.fields.answer, "Đã lắp xong")
    choose(page, "canal26")
    qtbot.waitUntil(lambda: petitions.get(workspace.reader, "light26").petition.answer is not None)
    assert petitions.get(workspace.reader, "light26").petition.answer.text == "Đã lắp xong"
    assert petitions.get(workspace.reader, "canal26").petition.answer is None
    assert page.pane.fields.answer.toPlainText() == ""


def test_the_field_is_guessed_while_it_is_blank(page, qtbot, workspace, type_text):
    choose(page, "plain24")
    fields = page.pane.fields
    fields.content.selectAll()
    type_text(fields.content, "Trạm y tế xã thiếu thuốc huyết áp")
    assert fields.guess.property("guess") == "văn hóa, giáo dục, y tế"
    qtbot.mouseClick(fields.guess, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: petitions.get(workspace.reader, "plain24").petition.field == "văn hóa, giáo dục, y tế")
    assert fields.guess.isHidden()


def test_suggestions_stand_beside_a_petition_that_is_linked_to_none(page, qtbot):
    choose(page, "pig26")
    qtbot.waitUntil(lambda: page.pane.similar.listed == ["pig24"], timeout=2000)
    qtbot.mouseClick(page.pane.similar.link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.pane.matter.list.count() == 2)
    assert page.pane.similar.isHidden()


def test_enter_goes_to_the_petition_and_escape_back(page, qtbot):
    choose(page, "pig26")
    page.table.choose(page.model.place_of("pig26"))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.pane.fields.content.hasFocus)
    page.pane.whole.setChecked(True)
    assert not page.table.isVisible()
    qtbot.keyClick(page.pane.fields.content, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.table.hasFocus)
    assert page.table.isVisible()
