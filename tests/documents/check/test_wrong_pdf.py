"""Each way of going wrong is found, by its rule, component, clause and page; the right document has none of them."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from documents.check.drawn_by_hand import CLOSING, FACES, MM, Piece, drawn, faces
from doithoai.documents.check.errors import FormatUnclear, Unreadable
from doithoai.documents.check.lint import check_file
from doithoai.documents.check.report import Departure, Report


@pytest.fixture
def lint(tmp_path: Path) -> Callable[..., Report]:
    def checked(data: bytes, choice: str = "auto") -> Report:
        file = tmp_path / "văn bản.pdf"
        file.write_bytes(data)
        return check_file(file, choice)

    return checked


def kinds(report: Report) -> set[tuple[str, str]]:
    return {(one.rule, one.component) for one in report.departures}


def only(report: Report, rule: str, component: str) -> Departure:
    """The one departure there is."""
    assert kinds(report) == {(rule, component)}, report.departures
    (one,) = report.departures
    return one


def changed(name: str, **values) -> Callable[[dict[str, Piece]], None]:
    def spoil(made: dict[str, Piece]) -> None:
        made[name] = replace(made[name], **values)

    return spoil


def without(*names: str) -> Callable[[dict[str, Piece]], None]:
    def spoil(made: dict[str, Piece]) -> None:
        for name in names:
            del made[name]

    return spoil


def test_a_right_document_has_no_departures(lint):
    report = lint(drawn())
    assert report.departures == ()
    assert report.form.id == "nd30"


# -- one piece spoilt ------------------------------------------------------------------

PIECES = {
    "small national title": ("national_name", {"size": 11}, "size", "khoản 1, điểm a"),
    "large number": ("number", {"size": 14}, "size", "khoản 3, điểm c"),
    "large recipients": ("recipient1", {"size": 13}, "size", "khoản 9, điểm d"),
    "light motto": ("motto", {"look": "regular"}, "bold", "khoản 1, điểm b"),
    "bold number": ("number", {"look": "bold"}, "bold", "khoản 3"),
    "upright date": ("place_date", {"look": "regular"}, "italic", "khoản 4"),
    "slanted summary": ("summary", {"look": "bolditalic"}, "italic", "khoản 5"),
    "upright title of recipients": ("recipients_title", {"look": "bold"}, "italic", "khoản 9, điểm d"),
    "light position": ("position", {"look": "regular"}, "bold", "khoản 7, điểm đ"),
    "light signer": ("signer", {"look": "regular"}, "bold", "khoản 7, điểm đ"),
    "type name in small letters": ("type_name", {"text": "Thông báo"}, "capitals", "khoản 5"),
    "signer in capitals": ("signer", {"text": "ĐINH XUÂN LỘC"}, "capitals", "khoản 7, điểm đ"),
    "motto in capitals": ("motto", {"text": "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "size": 13}, "capitals", "khoản 1, điểm b"),
    "red number": ("number", {"colour": (0.8, 0, 0)}, "colour", "mục I"),
    "Arial": ("summary", {"font": "Helvetica-Bold", "text": "Ket luan hoi nghi doi thoai"}, "font", "mục I"),
    "hyphens without blanks": ("motto", {"text": "Độc lập-Tự do-Hạnh phúc"}, "wording", "khoản 1, điểm b"),
    "motto with capitals": ("motto", {"text": "Độc Lập - Tự Do - Hạnh Phúc"}, "wording", "khoản 1, điểm b"),
    "no colon": ("number", {"text": "Số 05/TB-UBND"}, "number_form", "khoản 3"),
    "party's number": ("number", {"text": "Số: 05-TB/UBND"}, "number_form", "khoản 3"),
    "blanks in the symbol": ("number", {"text": "Số: 05/TB - UBND"}, "number_form", "khoản 3"),
    "number without zero": ("number", {"text": "Số: 5/TB-UBND"}, "leading_zero", "khoản 3"),
    "number with a zero too many": ("number", {"text": "Số: 012/TB-UBND"}, "leading_zero", "khoản 3"),
    "symbol of another type": ("number", {"text": "Số: 05/BC-UBND"}, "symbol", "khoản 3"),
    "symbol without type": ("number", {"text": "Số: 05/UBND"}, "symbol", "khoản 3"),
    "day without zero": ("place_date", {"text": "Sơn Tiến, ngày 5 tháng 01 năm 2026"}, "leading_zero", "khoản 4"),
    "month without zero": ("place_date", {"text": "Sơn Tiến, ngày 15 tháng 2 năm 2026"}, "leading_zero", "khoản 4"),
    "month with zero": ("place_date", {"text": "Sơn Tiến, ngày 15 tháng 03 năm 2026"}, "leading_zero", "khoản 4"),
    "short year": ("place_date", {"text": "Sơn Tiến, ngày 05 tháng 01 năm 26"}, "date_form", "khoản 4"),
    "no such day": ("place_date", {"text": "Sơn Tiến, ngày 32 tháng 01 năm 2026"}, "date_form", "khoản 4"),
    "date lower than number": ("place_date", {"base": 122}, "level", "khoản 4"),
    "motto aside": ("motto", {"x": 440}, "place", "khoản 1, điểm b"),
    "title aside": ("type_name", {"x": 250}, "place", "khoản 5"),
    "comma for a semicolon": ("recipient1", {"text": "- Như trên,"}, "recipient", "khoản 9, điểm d"),
    "no hyphen": ("recipient1", {"text": "Như trên;"}, "recipient", "khoản 9, điểm d"),
    "no full stop": ("recipient2", {"text": "- Lưu: VT, VP"}, "recipient", "khoản 9, điểm d"),
    "archive of the party": ("recipient2", {"text": "- Lưu Văn phòng."}, "archive", "khoản 9, điểm d"),
    "title without colon": ("recipients_title", {"text": "Nơi nhận"}, "wording", "khoản 9, điểm d"),
    "authority of the party": ("authority", {"text": "T/M ỦY BAN NHÂN DÂN"}, "authority", "khoản 7"),
    "academic title": ("signer", {"text": "ThS. Đinh Xuân Lộc"}, "signer", "khoản 7, điểm c"),
    "recipients lower": ("recipients_title", {"base": 9}, "level", "khoản 9, điểm d"),
}
COMPONENT = {"recipient1": "recipients", "recipient2": "recipients"}


@pytest.mark.parametrize("name", PIECES)
def test_one_piece_spoilt(lint, name):
    piece, values, rule, clause = PIECES[name]
    report = lint(drawn(changed(piece, **values)))
    found = [one for one in report.departures if one.rule == rule and one.component == COMPONENT.get(piece, piece)]
    assert len(found) == 1, report.departures
    assert clause in found[0].clause
    wanted = 2 if piece in CLOSING else 1
    assert [place.page for place in found[0].places] == [wanted]
    # Nothing else is blamed, but for what the same fault means elsewhere.
    follows = {
        ("embedded", ""),
        ("line", piece),  # the line below is measured by the text
        ("place", "summary"),
        ("wording", "motto"),  # its letters are fixed
        ("place", "place_date"),
    }
    assert kinds(report) - {(rule, COMPONENT.get(piece, piece))} <= follows, report.departures


def test_the_place_is_told_in_millimetres_with_the_words(lint):
    (one,) = lint(drawn(changed("national_name", size=11))).departures
    assert one.params == {"found": "11", "wanted": "12–13"}
    (place,) = one.places
    assert place.words.startswith("CỘNG HÒA")
    assert place.top == pytest.approx((68.3 - 0.891 * 11) / MM, abs=0.5)


@pytest.mark.parametrize("spelling", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
def test_both_spellings_of_a_tone_are_right(lint, spelling):
    assert lint(drawn(changed("national_name", text=spelling))).departures == ()


def test_the_national_title_on_two_lines(lint):
    def spoil(made: dict[str, Piece]) -> None:
        made["national_name"] = replace(made["national_name"], text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA")
        made["broken"] = replace(made["national_name"], text="VIỆT NAM", base=83.2)
        for name in ("motto", "place_date", "number"):
            made[name] = replace(made[name], base=made[name].base + 15)

    found = only(lint(drawn(spoil)), "one_line", "national_name")
    assert [place.page for place in found.places] == [1]


@pytest.mark.parametrize(
    ("names", "component"),
    [
        (("number",), "number"),
        (("place_date",), "place_date"),
        (("issuer", "issuer2"), "issuer"),
        (("recipients_title", "recipient1", "recipient2"), "recipients_title"),
        (("authority", "position", "signer"), "position"),
    ],
)
def test_a_component_is_missing(lint, names, component):
    def spoil(made: dict[str, Piece]) -> None:
        for name in names:
            made[name] = replace(made[name], text=" ")

    shares = {"motto": 1.0, "summary": 0.4} if "issuer" in names else {"motto": 1.0, "issuer": 0.35, "summary": 0.4}
    report = lint(drawn(spoil, line_shares=shares))
    assert ("missing", component) in kinds(report)
    assert {one.rule for one in report.departures} == {"missing"}


def test_national_title_and_motto_change_sides_with_the_bodies(lint):
    def spoil(made: dict[str, Piece]) -> None:
        for name in ("national_name", "motto"):
            made[name] = replace(made[name], x=178.5)
        for name in ("issuer", "issuer2"):
            made[name] = replace(made[name], x=412.4)

    assert {("place", "national_name"), ("place", "motto")} <= kinds(lint(drawn(spoil)))


def test_the_motto_above_the_national_title(lint):
    def spoil(made: dict[str, Piece]) -> None:
        made["national_name"], made["motto"] = (
            replace(made["national_name"], base=84.1),
            replace(made["motto"], base=66),
        )

    assert ("order", "motto") in kinds(lint(drawn(spoil)))


def test_a_people_s_committee_prints_no_body_above(lint):
    def spoil(made: dict[str, Piece]) -> None:
        made["issuer"] = Piece("UBND TỈNH HÀ TĨNH", 178.5, 68.3, 13)
        made["issuer2"] = Piece("UBND XÃ SƠN TIẾN", 178.5, 83.2, 13, "bold")

    found = only(lint(drawn(spoil)), "unwanted", "superior")
    assert [(place.page, place.words) for place in found.places] == [(1, "UBND TỈNH HÀ TĨNH")]


def test_each_size_is_free_inside_its_own_range(lint):
    def spoil(made: dict[str, Piece]) -> None:
        for name, size in {"national_name": 12, "motto": 13, "place_date": 13}.items():
            made[name] = replace(made[name], size=size)

    assert lint(drawn(spoil)).departures == ()


def letter(summary: dict[str, float]) -> Callable[[dict[str, Piece]], None]:
    """The notice made a letter: its summary below the number."""

    def spoil(made: dict[str, Piece]) -> None:
        made["number"] = replace(made["number"], text="Số: 05/UBND-VP")
        made["letter_summary"] = Piece("V/v trả lời ý kiến", **{"x": 178.5, "base": 132.9, "size": 13, **summary})
        made["addressee"] = Piece("Kính gửi: Phòng Kinh tế xã.", 318.9, 170, 14)
        for name in ("type_name", "summary"):
            made[name] = replace(made[name], text=" ")

    return spoil


@pytest.mark.parametrize(
    ("values", "rule"),
    [({}, None), ({"base": 127}, "space"), ({"base": 140}, "space"), ({"size": 14, "base": 133.8}, "size")],
)
def test_the_summary_of_a_letter(lint, values, rule):
    report = lint(drawn(letter(values), line_shares={"motto": 1.0, "issuer": 0.35}))
    assert kinds(report) == ({(rule, "letter_summary")} if rule else set()), report.departures


def test_a_letter_without_summary(lint):
    def spoil(made: dict[str, Piece]) -> None:
        letter({})(made)
        made["letter_summary"] = replace(made["letter_summary"], text=" ")

    report = lint(drawn(spoil, line_shares={"motto": 1.0, "issuer": 0.35}))
    assert kinds(report) == {("missing", "letter_summary")}


# -- lines below ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "share"),
    [("motto", 0.8), ("motto", None), ("issuer", 1.0), ("issuer", 0.2), ("summary", 0.9), ("summary", None)],
)
def test_a_line_below_of_the_wrong_length_or_none(lint, name, share):
    shares = {"motto": 1.0, "issuer": 0.35, "summary": 0.4, name: share}
    found = only(lint(drawn(line_shares={k: v for k, v in shares.items() if v})), "line", name)
    assert [place.page for place in found.places] == [1]
    assert ("%" in found.message) == (share is not None)


@pytest.mark.parametrize(("name", "share"), [("issuer", 0.335), ("issuer", 0.36), ("summary", 0.34), ("summary", 0.5)])
def test_a_line_below_within_the_range(lint, name, share):
    shares = {"motto": 1.0, "issuer": 0.35, "summary": 0.4, name: share}
    assert lint(drawn(line_shares=shares)).departures == ()


# -- the sheet --------------------------------------------------------------------------


def sheet_margins(**values: float) -> dict[str, object]:
    return {"line_shares": {"motto": 1.0, "issuer": 0.35, "summary": 0.4}, **values}


@pytest.mark.parametrize(
    ("values", "said", "pages"),
    [
        ({"left": 24}, "24", [1, 2]),
        ({"left": 40}, "40", [1, 2]),
        ({"right": 10}, "10", [1, 2]),
        ({"right": 26}, "26", [2]),  # the national title reaches further than the text of page 1
        ({"top": 12}, "12", [1, 2]),
        ({"top": 40}, "40", [1, 2]),
        ({"bottom": 9}, "9", [1]),
    ],
)
def test_wrong_margins(lint, values, said, pages):
    found = [one for one in lint(drawn(**values)).departures if one.rule == "margin"]
    assert sorted(place.page for one in found for place in one.places) == pages
    assert {abs(float(one.params["found"]) - float(said)) <= 2 for one in found} == {True}
    assert {"Phụ lục I, Phần I, mục I, khoản 3" in one.clause for one in found} == {True}


@pytest.mark.parametrize("values", [{"left": 35}, {"right": 20}, {"top": 25}, {"bottom": 25}])
def test_margins_at_the_other_end_of_the_range(lint, values):
    assert [one for one in lint(drawn(**values)).departures if one.rule == "margin"] == []


def test_wrong_paper(lint):
    found = [one for one in lint(drawn(width=215.9, height=279.4)).departures if one.rule == "paper"]
    assert [one.params["found"] for one in found] == ["216 × 279"]
    assert [place.page for place in found[0].places] == [1, 2]


def test_a_number_on_page_1(lint):
    found = only(lint(drawn(numbers=str)), "page_number", "page_number")
    assert [(place.page, place.words) for place in found.places] == [(1, "1")]
    assert "khoản 7" in found.clause


def test_no_page_numbers(lint):
    found = only(lint(drawn(numbers=lambda page: "")), "page_number", "page")
    assert [place.page for place in found.places] == [2]


@pytest.mark.parametrize("at", [(0, 297 * MM - 30), (520, 33), (0, 5 * MM)])
def test_a_page_number_in_the_wrong_place(lint, at):
    report = lint(drawn(number_at=at))
    assert kinds(report) == {("page_number", "page_number")}, report.departures
    assert {place.page for one in report.departures for place in one.places} == {2}


def test_numbers_that_do_not_count(lint):
    report = lint(drawn(paragraphs=11, numbers=lambda page: {1: "", 2: "2", 3: "5"}.get(page, str(page))))
    found = only(report, "page_number", "page_number")
    assert [(place.page, place.words) for place in found.places] == [(3, "5")]


# -- the body --------------------------------------------------------------------------

BODY = {
    "not set in": ({"indent": 0}, "indent"),
    "set in too far": ({"indent": 20}, "indent"),
    "no space between paragraphs": ({"space": 0}, "space"),
    "lines too near": ({"pitch": 14}, "pitch"),
    "lines too far": ({"pitch": 14 * 1.149 * 1.7}, "pitch"),
    "not justified": ({"justified": False}, "justified"),
    "small body": ({"size": 12, "pitch": 15}, "size"),
    "large body": ({"size": 15}, "size"),
    "another font": ({"font": "Courier"}, "font"),
}


@pytest.mark.parametrize("name", BODY)
def test_a_body_set_wrong(lint, name):
    values, rule = BODY[name]
    found = [one for one in lint(drawn(**values)).departures if one.component == "body"]
    assert {one.rule for one in found} == {rule}, found
    assert {place.page for place in found[0].places} >= {1, 2}
    assert "mục I" in found[0].clause
    assert ("khoản 6, điểm e" in found[0].clause) == (rule != "font")


@pytest.mark.parametrize("look", ["bold", "italic"])
def test_a_body_that_is_not_regular(lint, look):
    found = [one for one in lint(drawn(font=FACES[look])).departures if one.component == "body"]
    assert [(one.rule, one.places[0].page) for one in found] == [(look, 1)]
    assert "khoản 6, điểm e" in found[0].clause


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [(";", ".", []), (";", ";", ["Căn cứ Nghị"]), (".", ".", ["Căn cứ Luật"]), (";", ",", [])],
)
def test_legal_bases_and_their_ends(lint, first, last, wrong):
    def spoil(made: dict[str, Piece]) -> None:
        for name, text, base in (("a", f"Căn cứ Luật Tổ chức{first}", 190), ("b", f"Căn cứ Nghị định{last}", 213.7)):
            made[name] = Piece(text, 30 * MM + 36, base, 14, "italic", centred=False)

    report = lint(drawn(spoil, head=37.5))
    assert {one.rule for one in report.departures} <= {"basis"}, report.departures
    assert [place.words.partition(" định")[0][:11] for one in report.departures for place in one.places] == wrong


@pytest.mark.parametrize("look", ["regular", "bold"])
def test_legal_bases_are_italic(lint, look):
    def spoil(made: dict[str, Piece]) -> None:
        made["a"] = Piece("Căn cứ Luật Tổ chức chính quyền địa phương.", 30 * MM + 36, 190, 14, look, centred=False)

    assert ("italic", "legal_basis") in kinds(lint(drawn(spoil, head=14)))


@pytest.mark.parametrize("values", [{"indent": 10}, {"pitch": 16.1}, {"pitch": 24.1}, {"space": 12}])
def test_a_body_at_the_ends_of_the_ranges(lint, values):
    assert lint(drawn(**values)).departures == ()


@pytest.mark.parametrize("end", [".", "", "/."])
def test_the_body_does_not_end_with_its_mark(lint, end):
    assert only(lint(drawn(end=end)), "body_end", "body").places[0].page == 2


def test_the_signatures_alone_on_their_page(lint):
    found = only(lint(drawn(break_before_closing=True)), "signature_alone", "authority")
    assert found.params == {"count": 0, "wanted": 2}
    assert [place.page for place in found.places] == [3]


# -- the file ----------------------------------------------------------------------------


def test_a_font_that_is_not_embedded(lint):
    report = lint(drawn(changed("type_name", font="Times-Bold", text="BIEN BAN"), numbers=lambda page: ""))
    found = [one for one in report.departures if one.rule == "embedded"]
    assert [one.params for one in found] == [{"font": "Times-Bold"}]
    assert ("font", "type_name") not in kinds(report)  # the right family all the same


def test_an_unused_font_that_is_not_embedded_is_nobody_s_business(lint):
    def helvetica(canvas, page):
        canvas.setFont("Helvetica", 12)

    assert lint(drawn(extra=helvetica)).departures == ()


def test_letters_without_unicode(lint):
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                codes = (
                    b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange <00> <ff> <e000> endbfrange endcmap"
                )
                font["/ToUnicode"] = pdf.make_stream(codes)
        pdf.save(out)
    report = lint(out.getvalue())  # the head cannot be read either: the format need not be named
    assert [(each.rule, each.params) for each in report.departures] == [("unicode", {"share": "100"})]
    assert report.unchecked == ("everything that the words of the document say",)


@pytest.mark.parametrize("line", [True, False])
@pytest.mark.parametrize("below", ["Họ và tên:", "Họ tên:"])
def test_copies_on_one_sheet_are_alike(lint, below, line):
    from reportlab.pdfgen.canvas import Canvas

    faces()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(210 * MM, 297 * MM), initialFontName=FACES["regular"])
    canvas.setFont(FACES["regular"], 14)
    for base, text in ((250, "Họ và tên:"), (101.5, below)):
        canvas.drawString(80 * MM, (base + 20) * MM, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        canvas.drawString(30 * MM, base * MM, text)
    if line:
        canvas.line(0, 148.5 * MM, 210 * MM, 148.5 * MM)
    canvas.save()
    report = lint(out.getvalue(), "nd30")
    assert [one.places[0].page for one in report.departures if one.rule == "copies"] == (
        [1] if below == "Họ tên:" else []
    )


def picture() -> ImageReader:
    return ImageReader(Image.new("L", (210, 297), 200))


def test_a_scanned_page_is_one_departure(lint):
    def scan(canvas, page):
        if page == 2:
            canvas.drawImage(picture(), 0, 0, 210 * MM, 297 * MM)

    found = only(lint(drawn(extra=scan)), "scanned", "page")
    assert [place.page for place in found.places] == [2]


def test_a_seal_is_no_scan(lint):
    def seal(canvas, page):
        canvas.drawImage(picture(), 300, 100, 36 * MM, 36 * MM)

    assert lint(drawn(extra=seal)).departures == ()


def test_a_wholly_scanned_document_needs_no_format(lint, tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(210 * MM, 297 * MM))
    for _page in range(3):
        canvas.drawImage(picture(), 0, 0, 210 * MM, 297 * MM)
        canvas.showPage()
    canvas.save()
    found = only(lint(out.getvalue()), "scanned", "page")
    assert [place.page for place in found.places] == [1, 2, 3]


def test_without_a_head_the_format_must_be_named(lint):
    data = drawn(without("national_name", "motto"), line_shares={"issuer": 0.35, "summary": 0.4})
    with pytest.raises(FormatUnclear):
        lint(data)
    assert {("missing", "national_name"), ("missing", "motto")} == kinds(lint(data, "nd30"))


def test_a_document_of_the_state_is_none_of_the_party(lint):
    report = lint(drawn(), "hd36")
    wanted = {("missing", "party_title"), ("unwanted", "national_name"), ("unwanted", "motto")}
    assert wanted | {("number_form", "number"), ("body_end", "body"), ("authority", "authority")} <= kinds(report)


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"%PDF-1.4\n%%EOF", drawn()[:3000]], ids=["empty", "text", "nothing", "cut"]
)
def test_what_is_no_pdf_is_refused(lint, data):
    with pytest.raises(Unreadable):
        lint(data)


def test_a_locked_pdf_is_refused(lint):
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Unreadable):
        lint(out.getvalue())


def test_other_files_are_refused(tmp_path):
    for name in ("a.odt", "missing.pdf", "missing.docx"):
        with pytest.raises(Unreadable):
            check_file(tmp_path / name)
