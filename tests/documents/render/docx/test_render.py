"""What is typed stands in the file for Word as typed, or is refused as for the PDF; the same each time."""

import io
import unicodedata
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from documents.render.pages import FORMS, annex, bare, document, say, table, words
from documents.render.pages import read as read_pdf
from documents.render.word import made, opened, text_of, texts
from doithoai.documents.content.model import Paragraph, Run, Signature
from doithoai.documents.render.measure.faces import GlyphMissing

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
PLAIN = st.text(VIETNAMESE + VIETNAMESE.upper() + "<>&\"'/;.,-()[]{}%$#@!?=+*0123456789 ", min_size=1, max_size=300)
UNSEEN = st.sampled_from(
    ["\x00", "\x07", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\ufffe", "\u00ad", "\u200d"]
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def said(word) -> str:
    return bare("".join(texts(word)))


@pytest.mark.slow
@SLOW
@given(PLAIN)
def test_plain_text_comes_back_as_typed(text):
    word = opened(document([say(f"«{text}»"), table([("1", f"‹{text}›", "")])]), "nd30")
    assert bare(f"«{text}»") in said(word)
    assert bare(f"‹{text}›") in said(word)
    (body,) = [one for one in texts(word) if one.startswith("«")]
    assert body == " ".join(f"«{text}»".split())


@pytest.mark.slow
@SLOW
@given(PLAIN)
def test_decomposed_text_comes_back_composed(text):
    typed = unicodedata.normalize("NFD", text)
    found = said(opened(document([say(f"«{typed}»")]), "nd30"))
    assert bare(f"«{text}»") in found
    assert unicodedata.is_normalized("NFC", found)


@pytest.mark.slow
@SLOW
@given(st.lists(st.tuples(UNSEEN, st.text(VIETNAMESE, min_size=1, max_size=8)), min_size=1, max_size=20))
def test_characters_nobody_sees_and_xml_refuses_are_left_out(parts):
    typed = "".join(mark + word for mark, word in parts)
    expected = "".join(word for _, word in parts)
    word = opened(document([say(typed)], title=typed, summary=typed, recipients=(typed,)), "nd30")
    assert said(word).count(bare(expected)) >= 3
    assert bare(word.core_properties.title) == bare(expected)


def letters(text: str) -> list[str]:
    """All but digits: a line of digits alone passes for a page number."""
    return sorted(one for one in unicodedata.normalize("NFC", text) if not one.isdigit())


@pytest.mark.slow
@given(ANYTHING)
@pytest.mark.slow
def test_anything_is_written_or_named_just_as_in_the_pdf(text):
    paper = document([say(f"«{text}»"), say(text)], title=text)
    try:
        pages = words(read_pdf(paper, "nd30"))
    except GlyphMissing as missing:
        with pytest.raises(GlyphMissing) as ours:
            made(paper, "nd30")
        assert ours.value.letters.keys() == missing.letters.keys()
        return
    assert letters(said(opened(paper, "nd30"))) == letters(pages)


@pytest.mark.parametrize("letter", ["😀", "中", "\ue000"])
@pytest.mark.parametrize(
    "place", ["body", "cell", "summary", "issuer", "signer", "recipient", "number", "fill", "annex", "mark"]
)
def test_a_letter_the_pdf_could_not_draw_is_named(letter, place):
    text = f"trước đó {letter} sau đó"
    papers = {
        "body": document([say(text)]),
        "cell": document([table([("1", text, "")])]),
        "summary": document(summary=text),
        "issuer": document(issuer=text),
        "signer": document(signatures=(Signature(("TM.",), "CHỦ TỊCH", text),)),
        "recipient": document(recipients=(text,)),
        "number": document(number_text=text),
        "fill": document([say(text, to_fill=True)]),
        "annex": document(annexes=(annex(table([(text, "", "")])),)),
        "mark": document(footer_mark=text),
    }
    with pytest.raises(GlyphMissing) as missing:
        made(papers[place], "nd30")
    assert list(missing.value.letters) == [letter]


def test_markup_and_fields_are_text():
    typed = '<w:br/> & <b>đậm</b> ]]> { PAGE } {{tên}} =1+1 <?xml version="1.0"?>'
    word = opened(document([say(typed)], summary=typed, issuer=typed), "nd30")
    assert typed in texts(word)
    assert len(word.element.xpath("//w:fldSimple|//w:instrText")) == 0


def test_a_half_character_does_not_crash():
    assert "ab" in texts(opened(document([say("a\ud83db")], title="x\ud83d"), "nd30"))


def test_lines_typed_are_paragraphs_and_spaces_are_single():
    block = Paragraph((Run(" Một  hai "), Run(" ba\n\nbốn", bold=True)))
    word = opened(document([block]), "nd30")
    found = [one.text for one in word.paragraphs if one.style.name == "Nội dung"]
    assert found == ["Một hai ba", "bốn"]


def test_what_a_line_should_not_part_is_held_together():
    word = opened(document([say("Ngày 18 tháng 3, ông Lê Quang Vịnh, Thôn 5, nộp 600 nghìn đồng.")]), "nd30")
    (text,) = [one.text for one in word.paragraphs if text_of(one).startswith("Ngày 18")]
    assert "ông\u00a0Lê" in text
    assert "Thôn\u00a05" in text
    assert "600\u00a0nghìn" in text


def test_a_summary_no_page_holds_goes_on():
    long = "Kết luận hội nghị " * 3000
    assert said(opened(document(summary=long), "nd30")).count("Kếtluậnhộinghị") == 3000


# -- the file ----------------------------------------------------------------------------------


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_words_give_the_same_bytes(form, monkeypatch):
    paper = document([say("Lời"), table([("1", "a", "b")])], draft=True, annexes=(annex(say("một")),))
    first = made(paper, form)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: datetime(2033, 5, 18, 3, 33, 20).timetuple())
    assert made(paper, form) == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(2026, 1, 5, 0, 0, 0)}
        assert {(one.create_system, one.external_attr >> 16 & 0o111) for one in packed.infolist()} == {(0, 0)}


@pytest.mark.parametrize("form", FORMS)
def test_the_file_holds_what_it_needs_and_nothing_of_the_library_s(form):
    paper = document([say("Lời")], draft=True, annexes=(annex(say("một")),))
    held = members(made(paper, form))
    assert next(iter(held)) == "[Content_Types].xml"
    assert set(held) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/theme/theme1.xml",
        "word/header1.xml",
        "word/header2.xml",
    }
    for content in held.values():
        etree.fromstring(content)


def test_the_particulars_are_the_document_s():
    told = opened(document(date=date(2026, 6, 1), title="Thông báo\x00 " + "dài " * 100), "hd05").core_properties
    assert told.title.startswith("Thông báo dài")
    assert len(told.title) <= 255
    assert (told.author, told.language) == ("ỦY BAN NHÂN DÂN XÃ SƠN TIẾN", "vi-VN")
    # Midnight of the day in Việt Nam.
    assert told.created == told.modified
    assert told.created.replace(tzinfo=None) == datetime(2026, 5, 31, 17)


# What may stand in a paragraph's and a run's properties, in the order the schema (ECMA-376, 17.3) wants.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs spacing ind jc "
    "outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs u lang",
    "tcPr": "tcW gridSpan tcBorders shd noWrap tcMar vAlign",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
    "style": "name basedOn next uiPriority qFormat pPr rPr tblPr",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
    "settings": "zoom mirrorMargins defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
}


@pytest.mark.parametrize("form", FORMS)
def test_elements_stand_in_the_order_word_wants(form):
    blocks = [say("Lời", keep_with_next=True), say("Tên:", to_fill=True), table([("1", "a", "b")], by_hand=True)]
    papers = [
        document(blocks, draft=True, footer_mark="ab", annexes=(annex(say("x")), annex(say("y"), landscape=False))),
        document(blocks, copies=2),
    ]
    for paper in papers:
        for name, content in members(made(paper, form)).items():
            if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
                for element in etree.fromstring(content).iter():
                    in_order(element)


def in_order(element) -> None:
    name = element.tag.rpartition("}")[2]
    if name in ORDERS:
        order = ORDERS[name].split()
        places = [order.index(one.tag.rpartition("}")[2]) for one in element]
        assert places == sorted(places), etree.tostring(element)
    if name == "tc":
        assert element[-1].tag.endswith("}p")
