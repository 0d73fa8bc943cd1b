"""What is deleted comes to the bin and out of it again."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from doithoai.desktop.window.bin import BinDialog
from doithoai.desktop.workspace import Workspace
from doithoai.register import petitions, sessions


def test_a_session_and_a_petition_come_out_of_the_bin(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = BinDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.empty.isVisible()
    workspace.write(sessions.discard, "s2024")
    workspace.write(petitions.discard, ["canal26"])
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    head = dialog.table.horizontalHeader()
    assert all(head.sectionSize(place) >= head.sectionSizeHint(place) for place in range(3)), "no heading is cut"
    words = {dialog.table.item(row, 1).text() for row in range(2)}
    assert words == {"Hội nghị đối thoại năm 2024", "Phạm Thị Tùng: Kênh mương bồi lắng."}
    dialog.table.selectAll()
    qtbot.mouseClick(dialog.take_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.empty.isVisible)
    assert sessions.get(workspace.reader, "s2024").petitions
    assert "canal26" in [one.uid for one in sessions.get(workspace.reader, "s2026").petitions]
    workspace.undo()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
