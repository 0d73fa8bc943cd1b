"""Paragraphs of a file of Word by their marks: what belongs to which, and what to none."""

from lxml import etree

from doithoai.documents.word_parts import Mark, Part, W, beyond, fingerprint, parts_of, text_of


def body(*blocks: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{"".join(blocks)}</w:body>')


def words(text: str, *marks: str) -> str:
    names = "".join(f'<w:bookmarkStart w:id="1" w:name="{name}"/>' for name in marks)
    return f"<w:p><w:pPr><w:jc/></w:pPr>{names}<w:r><w:t>{text}</w:t></w:r></w:p>"


def table(text: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{words(text)}</w:tc></w:tr></w:tbl>"


FIRST, SECOND = Mark(0, 1, fingerprint("một")), Mark(1, 1, fingerprint("hai"))


def test_a_mark_begins_a_paragraph_and_the_next_one_ends_it() -> None:
    parts = parts_of(body(words("tựa"), words("một", FIRST.name), words("thêm"), words("hai", SECOND.name)))
    assert parts.passages == [Part(FIRST, ["một", "thêm"]), Part(SECOND, ["hai"])]
    assert [part.unchanged for part in parts.passages] == [False, True]
    assert parts.rest == ["tựa"]


def test_tables_and_what_is_beyond_end_it_too() -> None:
    end = words("Phụ lục", beyond(3))
    parts = parts_of(
        body(words("một", FIRST.name), table("ô"), words("sau"), words("hai", SECOND.name), end, words("x"))
    )
    assert [part.texts for part in parts.passages] == [["một"], ["hai"]]
    assert parts.rest == ["ô", "sau", "Phụ lục", "x"]
    assert parts.tables == 1


def test_what_stands_in_a_content_control_is_read_in_its_place() -> None:
    control = f"<w:sdt><w:sdtContent>{words('một', FIRST.name)}{table('ô')}</w:sdtContent></w:sdt>"
    parts = parts_of(body(control))
    assert (parts.passages, parts.tables) == ([Part(FIRST, ["một"])], 1)


def test_of_two_paragraphs_joined_the_first_has_the_words() -> None:
    assert parts_of(body(words("một hai", FIRST.name, SECOND.name))).passages == [Part(FIRST, ["một hai"])]


def test_empty_paragraphs_and_marks_of_others_are_nothing() -> None:
    parts = parts_of(body(words("một", FIRST.name), words(" "), words("hai", "_GoBack")))
    assert parts.passages == [Part(FIRST, ["một", "hai"])]


def test_tabs_and_breaks_are_read_boxes_are_not() -> None:
    run = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
    box = f"<w:r><w:pict><w:txbxContent>{words('hộp')}</w:txbxContent></w:pict></w:r>"
    (paragraph,) = body(f"<w:p>{run}{box}</w:p>")
    assert text_of(paragraph) == "a\tb\nc"


def test_a_fingerprint_says_nothing_of_spaces() -> None:
    assert fingerprint("số\u00a012  ngày\n") == fingerprint("số 12 ngày") != fingerprint("số 13 ngày")
