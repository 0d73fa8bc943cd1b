"""Facts in words: days, names, counts, lists, and what stands where a fact is not known."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from documents.content.small_session import SESSION, make_brief
from doithoai.documents.content import prose as words
from doithoai.documents.content.model import Align, Column
from doithoai.documents.content.prose import ROMAN, Prose, numbered_sections, quoted
from doithoai.documents.content.wording import load_wording
from doithoai.domain.kinds import Competence, DocumentKind
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Person


def prose(**more) -> Prose:
    brief = make_brief(DocumentKind.NOTICE, **more)
    return Prose(brief, load_wording(brief.kind, brief.format.family).wording)


@pytest.mark.parametrize(
    ("lines", "listed"),
    [
        ([], []),
        (["một"], ["một."]),
        (["một", "hai", "ba"], ["một;", "hai;", "ba."]),
        (["một", "", "ba"], ["một;", "ba."]),
        (["", ""], []),
    ],
)
def test_a_list_ends_its_sentence(lines: list[str], listed: list[str]) -> None:
    assert words.listed(lines) == listed


def test_an_emptied_phrase_is_no_paragraph():
    assert list(words.plain("một", "", "hai")) == [words.paragraph("một"), words.paragraph("hai")]


@pytest.mark.parametrize(("text", "lines"), [(None, []), ("a\r\n\n b \rc", ["a", "b", "c"])])
def test_typed_lines(text: str | None, lines: list[str]) -> None:
    assert words.typed_lines(text) == lines


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (7, "07"), (10, "10"), (1250, "1.250")])
def test_counts(number: int, text: str) -> None:
    assert prose().count(number) == text


def test_days_in_full_and_short():
    assert prose().day(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert prose().short_day(date(2026, 3, 5)) == "05/3/2026"
    assert prose().moment(datetime(2022, 3, 18, 13, 30)).startswith("13 giờ 30")


def test_a_sentence_begins_with_a_capital():
    assert words.sentence("đồng chí") == "Đồng chí"
    assert words.sentence("") == ""


def test_a_private_petitioner_is_named_nowhere():
    who = Petitioner("Cù Thị Nhã", "Xóm Bìa", confidential=True)
    assert "Nhã" not in prose().petitioner(who, gap=True)
    assert "Xóm Bìa" not in prose().petitioner(who, gap=True)


def test_an_unknown_person_is_nobody_and_a_known_one_is_addressed():
    assert prose().person(None) == ""
    assert prose().person(Person("Phan Đình Lưu", "Chủ tịch UBND xã")) == "đồng chí Phan Đình Lưu, Chủ tịch UBND xã"


def test_a_session_without_a_title_is_called_by_its_kind_and_audience():
    text = prose(session=replace(SESSION, title="")).title
    assert text
    assert "Nhân dân toàn xã" in text


def test_columns_take_the_phrases_as_titles():
    brief = make_brief(DocumentKind.RESULTS)
    results = Prose(brief, load_wording(brief.kind, brief.format.family).wording)
    (column,) = results.columns([Column("column_order", 0.5, Align.CENTRE)])
    assert (column.title, column.weight, column.align) == ("TT", 0.5, Align.CENTRE)


def test_words_of_a_person_stand_in_quotation_marks_over_all_their_lines():
    assert quoted(["một.", "hai."]) == ["“một.", "hai.”"]
    assert quoted(["một"]) == ["“một”."], "a sentence ends with a mark"
    assert quoted(["một?"]) == ["“một?”"]
    assert quoted(["“đã có”"]) == ["“đã có”"], "marks typed by hand are not doubled"
    assert quoted([]) == []


def test_a_single_heading_needs_no_number():
    assert numbered_sections(["A"], ROMAN) == ["A"]
    assert numbered_sections(["A", "B"], ROMAN) == ["I. A", "II. B"]


def test_the_nth_time_is_said_in_words_as_far_as_there_are_any():
    assert [prose().nth(number) for number in (1, 2, 4, 11)] == ["nhất", "hai", "tư", "11"]


@pytest.mark.parametrize(
    ("number", "day", "cited"),
    [
        ("61/UBND-KT", date(2026, 2, 4), "Công văn số 61/UBND-KT ngày 04 tháng 02 năm 2026"),
        ("61/UBND-KT", None, "Công văn số 61/UBND-KT"),
        ("Báo cáo số 5/BC", None, "Báo cáo số 5/BC"),
        ("", date(2026, 2, 4), "văn bản ngày 04 tháng 02 năm 2026"),
    ],
)
def test_an_answer_in_writing_is_cited(number, day, cited):
    assert prose().letter(number, day) == cited


def test_what_lies_beyond_the_office_is_told_by_its_level():
    levels = {competence: prose().is_beyond(Petition("p", competence=competence)) for competence in Competence}
    assert levels == {
        Competence.COMMUNE: False,
        Competence.DISTRICT: True,
        Competence.PROVINCE: True,
        Competence.CENTRE: True,
    }
    assert not prose().is_beyond(Petition("p"))
