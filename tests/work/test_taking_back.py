"""A draft edited in Word comes back: what was changed there is shown beside today's words, and taken or left."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from doithoai import paths
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.word_back import NotTakenBack
from doithoai.domain.errors import AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.register import history, sessions
from doithoai.register.connection import Register
from doithoai.work import printing, sending, taking_back
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register
from doithoai.work.taking_back import Comparison

DAY = date(2022, 6, 1)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Order]:
    """A register, the minutes of its first session saved for Word, and what was ordered."""
    folder = tmp_path_factory.mktemp("sample")
    register, paper = folder / "sổ.sdt", folder / "biên bản.docx"
    with new_register(register, None) as book:
        sending.load(book, paths.resource("sample", "sessions.json"))
        order = Order(DocumentKind.MINUTES, next(iter(sessions.summaries(book, DAY))).uid)
        printing.print_to(book, order, paper, issuing=False, today=DAY)
    return register, paper, order


@pytest.fixture
def book(sample: tuple[Path, Path, Order], tmp_path: Path) -> Iterator[Register]:
    with Register.open(Path(shutil.copy(sample[0], tmp_path / "sổ.sdt"))) as register:
        yield register


@pytest.fixture
def order(sample: tuple[Path, Path, Order]) -> Order:
    return sample[2]


Edit = Callable[[WordDocument], object]
Back = Callable[[Edit], Comparison]


@pytest.fixture
def back(sample: tuple[Path, Path, Order], book: Register, tmp_path: Path) -> Back:
    """Edit the minutes in Word and take them back: ``back(edit)``."""

    def edited(edit: Edit) -> Comparison:
        word = docx.Document(str(sample[1]))
        edit(word)
        path = tmp_path / "sửa.docx"
        word.save(str(path))
        return taking_back.compare(book, path, DAY)

    return edited


def bodies(word: WordDocument) -> list[WordParagraph]:
    """The paragraphs that have words enough to be told apart."""
    return [each for each in word.paragraphs if each.style and each.style.style_id == "body" and len(each.text) > 60]


def plain(text: str) -> str:
    return " ".join(text.split())


def texts(book: Register, order: Order) -> list[str]:
    """What the draft says today."""
    lines = printing.paragraphs(book, order, DAY)
    return [plain(line.passage.now if line.passage else line.text) for line in lines]


def test_a_file_that_nobody_changed_brings_nothing(back: Back, order: Order) -> None:
    assert back(lambda _word: None) == Comparison(order, (), (), rest_changed=False)


def test_changed_words_are_shown_beside_todays_and_taken(back: Back, book: Register, order: Order) -> None:
    before = texts(book, order)

    def edit(word: WordDocument) -> None:
        bodies(word)[0].add_run(" Hội nghị nhất trí.")
        bodies(word)[3].text = bodies(word)[3].text.replace(" ", "  ", 1)  # spaces are no words

    (change,) = back(edit).changes
    assert change.words == plain(change.today) + " Hội nghị nhất trí."
    assert not change.outdated
    assert texts(book, order) == before, "looking changes nothing"
    taking_back.take(book, order, [change])
    after = texts(book, order)
    assert [text for text in after if text not in before] == [change.words]
    assert back(edit).changes == ()
    history.undo(book)
    assert texts(book, order) == before


def test_several_changes_are_one_step(back: Back, book: Register, order: Order) -> None:
    before = texts(book, order)

    def edit(word: WordDocument) -> None:
        for each in bodies(word)[:4]:
            each.add_run(" (đã sửa)")

    changes = back(edit).changes
    taking_back.take(book, order, changes[:3])  # one is left
    assert len([text for text in texts(book, order) if text.endswith("(đã sửa)")]) == 3
    history.undo(book)
    assert texts(book, order) == before


def test_a_paragraph_put_in_follows_the_one_before_it(back: Back) -> None:
    def edit(word: WordDocument) -> None:
        second = bodies(word)[1]
        second.insert_paragraph_before("Chủ tọa mời đại biểu phát biểu.")

    (change,) = back(edit).changes
    assert change.words.splitlines()[-1] == "Chủ tọa mời đại biểu phát biểu."
    assert plain(change.words.splitlines()[0]) == plain(change.today)


def test_a_paragraph_cut_out_is_empty(back: Back, book: Register, order: Order) -> None:
    before = texts(book, order)

    def edit(word: WordDocument) -> None:
        each = bodies(word)[2]._element
        each.getparent().remove(each)

    (change,) = back(edit).changes
    assert change.words == ""
    taking_back.take(book, order, [change])
    assert [text for text in before if text not in texts(book, order)] == [plain(change.today)]


def test_a_paragraph_typed_anew_is_known_though_its_mark_is_gone(back: Back) -> None:
    def edit(word: WordDocument) -> None:
        each = bodies(word)[2]
        for mark in (*each._element.iter(qn("w:bookmarkStart")), *each._element.iter(qn("w:bookmarkEnd"))):
            mark.getparent().remove(mark)
        each.add_run(" Có ký nhận.")

    (change,) = back(edit).changes
    assert change.words == plain(change.today) + " Có ký nhận."


def test_words_changed_in_the_register_since_are_told_and_not_taken_for_words_lines(
    back: Back, book: Register, order: Order
) -> None:
    """The place was moved meanwhile; in Word the same paragraph and another one were changed."""
    place = sessions.get(book, order.session_uid).place
    sessions.edit(book, order.session_uid, lambda session: replace(session, place="Sân kho hợp tác xã Bình Minh"))

    def edit(word: WordDocument) -> None:
        where = next(each for each in word.paragraphs if str(place) in plain(each.text))
        where.add_run(" (tầng 2)")
        bodies(word)[-1].add_run(" Hết.")

    changes = back(edit).changes
    assert [change.outdated for change in changes] == [True, False]
    assert "Sân kho hợp tác xã Bình Minh" in changes[0].today
    assert changes[0].words.endswith("(tầng 2)")


def test_a_change_of_the_data_alone_is_none_of_words(back: Back, book: Register, order: Order) -> None:
    sessions.edit(book, order.session_uid, lambda session: replace(session, place="Sân kho hợp tác xã Bình Minh"))
    assert back(lambda _word: None).changes == ()


def test_what_is_changed_outside_the_paragraphs_is_told(back: Back) -> None:
    def edit(word: WordDocument) -> None:
        word.tables[0].cell(0, 0).paragraphs[0].add_run("X")

    assert back(edit) == replace(back(lambda _word: None), rest_changed=True)


def tracked(word: WordDocument) -> None:
    run = bodies(word)[0].runs[0]._element
    inserted = OxmlElement("w:ins", {qn("w:id"): "9001", qn("w:author"): "A"})
    run.addprevious(inserted)
    inserted.append(run)


def without_table(word: WordDocument) -> None:
    table = word.tables[-1]._element
    table.getparent().remove(table)


def with_one_more(word: WordDocument) -> None:
    table = word.tables[-1]._element
    table.addnext(deepcopy(table))


def without_marks(word: WordDocument) -> None:
    for mark in list(word.element.body.iter(qn("w:bookmarkStart"))):
        mark.getparent().remove(mark)


@pytest.mark.parametrize("edit", [tracked, without_table, with_one_more, without_marks])
def test_what_cannot_be_taken_back_is_refused_in_one_line(back: Back, edit: Edit) -> None:
    with pytest.raises(NotTakenBack) as refusal:
        back(edit)
    assert "\n" not in str(refusal.value)
    assert "sửa.docx" in str(refusal.value)


def test_a_file_of_somebody_else_is_refused(book: Register, tmp_path: Path) -> None:
    foreign = tmp_path / "khác.docx"
    docx.Document().save(str(foreign))
    with pytest.raises(NotTakenBack, match="no draft"):
        taking_back.compare(book, foreign, DAY)


def test_an_issued_paper_does_not_come_back(book: Register, order: Order, tmp_path: Path) -> None:
    out = tmp_path / "ban hành.docx"
    printing.print_to(book, order, out, issuing=True, today=DAY)
    with pytest.raises(NotTakenBack, match="no draft"):
        taking_back.compare(book, out, DAY)


def test_a_draft_of_another_register_is_refused(sample: tuple[Path, Path, Order], tmp_path: Path) -> None:
    with new_register(tmp_path / "khác.sdt", None) as other, pytest.raises(NotTakenBack, match="not in this register"):
        taking_back.compare(other, sample[1], DAY)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_file_of_word_is_refused(book: Register, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        taking_back.compare(book, path, DAY)
    with pytest.raises(Unreadable):
        taking_back.compare(book, tmp_path / "thiếu.docx", DAY)


def test_a_file_that_unpacks_beyond_all_bounds_is_refused(
    sample: tuple[Path, Path, Order], book: Register, tmp_path: Path
) -> None:
    bomb = Path(shutil.copy(sample[1], tmp_path / "bom.docx"))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/more.xml", bytes(41_000_000))
    with pytest.raises(Unreadable, match="too large"):
        taking_back.compare(book, bomb, DAY)


@pytest.mark.parametrize(
    "record",
    ["", "1", "[]", "{}", '{"draft":1}', '{"draft":"x","paragraphs":-1,"unmarked":"","tables":2,"rest":""}'],
)
def test_a_record_that_this_program_never_wrote_is_none(
    sample: tuple[Path, Path, Order], book: Register, tmp_path: Path, record: str
) -> None:
    path = tmp_path / "giả.docx"
    with zipfile.ZipFile(sample[1]) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/custom.xml":
                start, end = content.index(b"<vt:lpwstr>") + 11, content.index(b"</vt:lpwstr>")
                content = content[:start] + record.encode() + content[end:]
                second = content.find(b'name="SoDoiThoai2"')
                content = content.replace(b"SoDoiThoai2", b"Khac2") if second >= 0 else content
            new.writestr(name, content)
    with pytest.raises(NotTakenBack, match="no draft"):
        taking_back.compare(book, path, DAY)


@pytest.mark.parametrize(
    "order",
    [
        Order(DocumentKind.REMINDER, "s1", DAY, "nd30", "Công an", ("p1", "p2"), "old", blanked=True, signer="l1"),
        Order(DocumentKind.REPORT, "", period=Period(date(2026, 1, 1), date(2026, 3, 31))),
        Order(DocumentKind.MINUTES, "s1"),
    ],
)
def test_an_order_is_found_again_by_its_name(order: Order) -> None:
    assert taking_back.order_of(taking_back.named(order)) == order


@pytest.mark.parametrize("name", ["", "x", "[]", '{"kind":"song"}', json.dumps({"kind": "minutes", "day": "never"})])
def test_a_name_of_no_order_is_none(name: str) -> None:
    assert taking_back.order_of(name) is None


def test_it_is_an_error_for_a_person() -> None:
    assert issubclass(NotTakenBack, AppError)
