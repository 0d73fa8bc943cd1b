"""The tags of a PDF, read back with pikepdf: what a screen reader is told, in which order."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest

from documents.render.pages import SENTENCE, annex, document, made, say, table
from documents.render.printed import minutes, notice
from doithoai.documents.content.model import Chart, ChartKind, Paragraph, ParagraphStyle, Run

HEADING = Paragraph((Run("I. Kết quả"),), ParagraphStyle.HEADING, keep_with_next=True)
POINT = Paragraph((Run("1. Lĩnh vực đất đai"),), ParagraphStyle.HEADING, keep_with_next=True, level=2)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    """Every element with its kind, in the order of reading."""

    def below(element: pikepdf.Dictionary) -> Iterator[tuple[str, pikepdf.Dictionary]]:
        yield str(element.S)[1:], element
        for kid in element.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot.K)


def kinds(data: bytes) -> list[str]:
    return [kind for kind, _ in elements(opened(data))]


def pieces(element: pikepdf.Dictionary) -> list[tuple[tuple[int, int], int]]:
    """What is drawn of an element: page object and number of the piece."""
    return [
        (kid.Pg.objgen, int(kid.MCID)) if isinstance(kid, pikepdf.Dictionary) else (element.Pg.objgen, int(kid))
        for kid in element.K
        if not (isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
    ]


def test_the_file_says_that_it_is_tagged_and_in_which_language() -> None:
    pdf = opened(made(document([say("Nội dung.")]), "nd30"))
    assert pdf.Root.MarkInfo.Marked is True
    assert str(pdf.Root.Lang) == "vi-VN"
    assert str(pdf.Root.StructTreeRoot.Type) == "/StructTreeRoot"


def test_headings_paragraphs_and_tables_are_told_in_the_order_of_reading() -> None:
    paper = document([HEADING, POINT, say("Lời."), table([("1", "Đường hỏng", "Công an xã")])], signatures=())
    told = kinds(made(paper, "nd30"))
    assert told[:7] == ["Document", "P", "P", "P", "P", "P", "H1"]  # bodies, titles, number, date; then the type
    body = told[told.index("H2") :]
    assert body[:11] == ["H2", "H3", "P", "Table", "TR", "TH", "TH", "TH", "TR", "TD", "TD"]


@pytest.mark.parametrize("form", ["nd30", "hd05"])
@pytest.mark.parametrize("build", [minutes, notice])
def test_every_piece_on_a_page_is_of_one_element_and_every_other_mark_is_an_artifact(build, form: str) -> None:
    pdf = opened(made(build(form), form))
    drawn = [piece for _, element in elements(pdf) for piece in pieces(element)]
    assert len(drawn) == len(set(drawn))
    index = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    for page in pdf.pages:
        code = page.Contents.read_bytes().decode("latin-1")
        numbers = [int(number) for number in re.findall(r"/MCID (\d+)", code)]
        assert numbers == list(range(len(numbers)))
        assert {(page.obj.objgen, number) for number in numbers} <= set(drawn)
        parents = index[int(page.StructParents)]
        assert len(parents) == len(numbers)
        for number, parent in enumerate(parents):
            assert (page.obj.objgen, number) in pieces(parent)
        assert code.count("BDC") + code.count("BMC") == code.count("EMC")
        outside = re.sub(r"(BDC|BMC).*?EMC", "", code, flags=re.DOTALL)
        assert not re.search(r"\bTj\b|\bTJ\b|\bS\n| re\b", outside)


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    pdf = opened(made(document([say(SENTENCE * 60)]), "nd30"))
    (long,) = [element for _, element in elements(pdf) if len(pieces(element)) > 1]
    assert len({page for page, _ in pieces(long)}) == len(pdf.pages)


def test_a_head_told_again_and_a_row_gone_on_are_told_once() -> None:
    rows = [("1", SENTENCE * 60, "Công an xã"), ("2", "Hết", "x")]
    told = kinds(made(document([say("Lời.")], annexes=(annex(table(rows)),)), "nd30"))
    assert (told.count("Table"), told.count("TR"), told.count("TH"), told.count("TD")) == (1, 3, 3, 6)


def test_words_of_two_lines_are_parted_by_a_blank() -> None:
    pdf = opened(made(document([say(SENTENCE * 3)]), "nd30"))
    lines = re.findall(r"\((.*?)\) Tj", pdf.pages[0].Contents.read_bytes().decode("latin-1"))
    assert len([line for line in lines if line.endswith(" ")]) >= 6


def test_a_drawing_has_words_for_who_cannot_see_it() -> None:
    chart = Chart("Biểu đồ", ChartKind.COLUMNS, ("Định kỳ", "Đột xuất"), (1250, 0), "Loại", "Số cuộc")
    pdf = opened(made(document([chart]), "nd30"))
    (figure,) = [element for kind, element in elements(pdf) if kind == "Figure"]
    assert str(figure.Alt) == "Định kỳ: 1.250; Đột xuất: 0"


def test_the_table_of_contents_has_the_document_its_headings_and_its_annexes() -> None:
    paper = document([HEADING, POINT, say("Lời.")], annexes=(annex(say("Một")),))
    with opened(made(paper, "nd30")).open_outline() as outline:
        entries = [(item.title, [(kid.title, [deep.title for deep in kid.children]) for kid in item.children])
                   for item in outline.root]  # fmt: skip
    assert entries == [
        ("Thông báo số 05", [("I. Kết quả", ["1. Lĩnh vực đất đai"])]),
        ("PHỤ LỤC: Phân công giải quyết", []),
    ]


def test_a_deep_heading_without_those_over_it_is_an_entry_all_the_same() -> None:
    with opened(made(document([POINT, say("Lời.")]), "nd30")).open_outline() as outline:
        assert [kid.title for kid in outline.root[0].children] == ["1. Lĩnh vực đất đai"]


def test_lines_below_one_another_are_read_as_one_text() -> None:
    long = "Kết luận hội nghị tiếp xúc, đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền xã với Nhân dân"
    pdf = opened(made(document([say("Lời.")], summary=long), "nd30"))
    code = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    told = [bytes.fromhex(words).decode("utf-16") for words in re.findall(r"/ActualText<([0-9a-f]+)>", code)]
    assert told == ["ỦY BAN NHÂN DÂN XÃ SƠN TIẾN", long]
