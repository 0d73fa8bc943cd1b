"""The history of a petition names what changed, and shows values, as the declaration of a petition says."""

import pytest

from doithoai import i18n
from doithoai.desktop.petitions import history
from doithoai.desktop.petitions.history import HistoryLine
from doithoai.desktop.words import choice_word
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, DocumentRecord, Session
from doithoai.domain.shape import columns_of
from doithoai.register.connection import Register
from doithoai.register.history import RowChange


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")


def test_every_column_of_a_petition_has_a_name_for_people(tmp_path):
    with Register.create(tmp_path / "so.sdt") as register:
        columns = register.rows("SELECT name FROM pragma_table_xinfo('petition') WHERE hidden = 0")
    named = {column: history.name_of(column) for (column,) in columns}
    unnamed = {column for column, name in named.items() if name == column}
    assert unnamed == {"id", "session_id"}, "which never change"


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("petitioner_name", "Petitioner"),
        ("confidential", "Kept private"),
        ("due", "Due"),
        ("written_date", "Date of the answer"),
        ("deleted_at", "In the bin"),
    ],
)
def test_a_column_is_named_by_its_label(column, name):
    assert history.name_of(column) == name


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("content", "Đường\nhỏng", "Đường hỏng"),
        ("due", "2026-04-10", "10/04/2026"),
        ("written_date", "2026-04-10", "10/04/2026"),
        ("supporting", '["Công an xã", "Văn phòng"]', "Công an xã; Văn phòng"),
        ("confidential", 1, "yes"),
        ("confidential", 0, "no"),
        ("competence", "district", "Level above"),
        ("form", "written", "In writing"),
        ("outcome", "open", "Not ended"),
        ("number", 3, "3"),
        ("matter", "a-mark", "yes"),
        ("deleted_at", "2026-04-10 08:00:00", "yes"),
        ("outcome", None, ""),
    ],
)
def test_a_value_is_shown_by_its_kind(column, value, expected):
    assert history.value_text(column, value) == expected


def test_words_that_look_like_a_value_of_a_list_stay_words():
    assert history.value_text("content", "closed") == "closed"


def test_a_change_is_one_line():
    change = RowChange("2026-03-18T08:05:00+07:00", "thư ký", "Edit", "update", "outcome", None, "withdrawn")
    expected = HistoryLine("18/03/2026 08:05", "thư ký", "Outcome", "", "Withdrawn")
    assert history.change_line(change) == expected


@pytest.mark.parametrize("kind", [Petition, Session, Attendee, DocumentRecord])
def test_every_value_of_a_closed_list_has_its_word(kind):
    for column in columns_of(kind):
        if column.part.is_choice:
            assert all(choice_word(member) for member in column.part.kind), column.path
