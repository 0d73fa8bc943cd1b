"""The history of a petition: the moves of its date told once, and still readable when it went into the bin."""

from datetime import date

from doithoai import i18n
from doithoai.desktop.petitions.history import PetitionHistory
from doithoai.domain.petition import Assignment
from doithoai.register import petitions


def test_a_moved_date_is_one_line_with_its_reason_and_stays_when_the_petition_is_gone(qtbot, workspace):
    i18n.set_language("en")
    workspace.write(petitions.set_parts, "pig26", {"assignment": Assignment("Công an xã", (), date(2026, 5, 1))})
    workspace.write(petitions.extend, ["pig26"], date(2026, 6, 1), "Chờ vốn")
    history = PetitionHistory(workspace)
    qtbot.addWidget(history)

    def lines():
        workspace.settle()
        history.show_petition("pig26")
        rows = map(history.topLevelItem, range(history.topLevelItemCount()))
        return [[row.text(column) for column in range(2, 5)] for row in rows]

    assert lines()[0] == ["Extended: Chờ vốn", "01/05/2026", "01/06/2026"]
    assert not [words for words, *_ in lines() if words in ("Extensions", "extensions")]
    workspace.write(petitions.discard, ["pig26"])
    assert len(lines()) > 1
