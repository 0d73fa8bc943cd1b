from PySide6.QtCore import Qt

from doithoai import i18n
from doithoai.desktop.widgets.similar_panel import SimilarPanel
from doithoai.register import petitions

TYPED = "Trại lợn lại xả nước thải xuống Khe Sắn, hôi thối"


def look(qtbot, workspace, **more):
    i18n.set_language("en")
    panel = SimilarPanel(workspace)
    qtbot.addWidget(panel)
    panel.look(TYPED, "Thôn Khe Sắn", more.get("uid"))
    qtbot.waitUntil(panel.isVisible, timeout=2000)
    return panel


def test_earlier_petitions_are_shown_with_their_answers(qtbot, workspace):
    panel = look(qtbot, workspace)
    assert set(panel.listed) == {"pig24", "pig26"}
    told = panel.list.item(panel.listed.index("pig24")).text()
    assert "14/03/2024 · Thôn Khe Sắn" in told
    assert "112/UBND-KT, 28/03/2024" in told
    assert "trại lợn" in panel.list.item(0).toolTip()
    assert not panel.link.isVisible()


def test_enter_asks_to_see_one_and_the_panel_goes_when_nothing_is_alike(qtbot, workspace):
    panel = look(qtbot, workspace)
    panel.list.setCurrentRow(0)
    with qtbot.waitSignal(panel.chosen) as seen:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert seen.args == [panel.listed[0]]
    panel.clear()
    assert not panel.isVisible()


def test_one_key_links_it_with_what_is_typed(qtbot, workspace):
    panel = look(qtbot, workspace, uid="pig26")
    assert panel.listed == ["pig24"]
    with qtbot.waitSignal(panel.linked):
        qtbot.mouseClick(panel.link, Qt.MouseButton.LeftButton)
    assert petitions.get(workspace.reader, "pig26").times == 2


def test_typing_on_asks_only_after_the_pause(qtbot, workspace):
    asked = []
    panel = SimilarPanel(workspace)
    qtbot.addWidget(panel)
    panel._pause.timeout.disconnect()
    panel._pause.timeout.connect(lambda: asked.append(panel._question[0]))
    for end in range(20, len(TYPED) + 1):
        panel.look(TYPED[:end])
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [TYPED]
