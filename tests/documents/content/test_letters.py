"""Letters about single petitions."""

from datetime import date

import pytest

from documents.content.small_session import all_text, make_brief, paragraphs
from doithoai.documents.content.letters import NothingToWrite, build_cover, build_reminder, build_transfer
from doithoai.documents.content.model import Table
from doithoai.domain.kinds import DocumentKind


def test_a_reminder_counts_the_days_since_the_last_day():
    letter = build_reminder(make_brief(DocumentKind.REMINDER, day=date(2026, 4, 11)))
    (table,) = [block for block in letter.blocks() if isinstance(block, Table)]
    rows = list(table.rows())
    assert [row[4:] for row in rows] == [("01/4/2026", "10"), ("05/02/2026", "65")]


def test_a_reminder_to_one_agency_tells_of_its_own_only():
    brief = make_brief(DocumentKind.REMINDER, day=date(2026, 4, 11), addressee="Điện lực Hương Sơn")
    (table,) = [block for block in build_reminder(brief).blocks() if isinstance(block, Table)]
    assert len(list(table.rows())) == 1


def test_with_nothing_overdue_there_is_nothing_to_remind_of():
    with pytest.raises(NothingToWrite):
        build_reminder(make_brief(DocumentKind.REMINDER, day=date(2026, 1, 5)))


def test_a_transfer_hands_over_the_words_of_the_petitions_named():
    letter = build_transfer(make_brief(DocumentKind.TRANSFER, petitions=("p4",), addressee="Bảo hiểm xã hội"))
    text = "\n".join(paragraphs(letter))
    assert "Xin hỏi về bảo hiểm." in text
    assert "Bảo hiểm xã hội" in text
    assert "Đường Cây Đa" not in text


def test_a_cover_letter_to_a_private_petitioner_names_nobody():
    letter = build_cover(make_brief(DocumentKind.COVER, petitions=("p2",)))
    assert "Cù Thị Nhã" not in all_text(letter)


def test_a_letter_has_no_type_name():
    assert build_cover(make_brief(DocumentKind.COVER, petitions=("p1",))).type_name == ""
