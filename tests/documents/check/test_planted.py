"""Faults planted in papers made by other programs: each is found by its rule, and right papers raise none.

Three programs beside ours: a canvas of ReportLab that knows nothing of our renderer (``drawn``), python-docx as a
secretary types in Word (``typed``), and LibreOffice printing such a file (``office``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from documents.check import office
from documents.check.drawn_by_hand import MM, Piece, addressed, drawn
from documents.check.typed_by_hand import (
    Typed,
    annexed,
    invitation,
    letter,
    long,
    minutes,
    party,
    party36,
    report,
    spoilt,
    state,
    typed,
)
from documents.render.word import SOFFICE
from doithoai.documents.check.lint import check_file

pytestmark = pytest.mark.slow

TWO = ("Sở Nội vụ tỉnh Hà Tĩnh;", "Phòng Kinh tế xã.")
SAID = "Ủy ban nhân dân xã đã giao {} kiểm tra, trả lời người có ý kiến bằng văn bản đúng thời hạn."
NO_NUMBERS: Mapping[str, Any] = {"number": ""}


@dataclass(frozen=True)
class Fault:
    """A planted fault: how the paper is made, the rule that must find it and the component it must blame."""

    rule: str
    component: str
    program: str
    made: Mapping[str, Typed] | Callable[[dict[str, Piece]], None] | None = None
    setting: Mapping[str, Any] = field(default_factory=dict)
    besides: frozenset[str] = frozenset()


def piece(name: str, **values: Any) -> Callable[[dict[str, Piece]], None]:
    def spoil(made: dict[str, Piece]) -> None:
        made[name] = replace(made[name], **values)

    return spoil


def both(*spoils: Callable[[dict[str, Piece]], None]) -> Callable[[dict[str, Piece]], None]:
    def spoil(made: dict[str, Piece]) -> None:
        for each in spoils:
            each(made)

    return spoil


def says(words: str, made: dict[str, Typed] | None = None) -> dict[str, Typed]:
    return spoilt(made or state(), "body1", text=SAID.format(words))


def extra(name: str, new: Piece) -> Callable[[dict[str, Piece]], None]:
    def spoil(made: dict[str, Piece]) -> None:
        made[name] = new

    return spoil


def numbered(form: str) -> Callable[[int], str]:
    return lambda page: form.format(page) if page > 1 else ""


def annex_numbers(first: int) -> Callable[[int], str]:
    """Of a paper of two pages with an annex from page 3; ``first`` is printed on the annex's second page."""
    return lambda page: "" if page in (1, 3) else str(page if page < 3 else page - 4 + first)


FAULTS = [
    # -- page numbers ------------------------------------------------------------------
    Fault("page_number", "page", "drawn", setting={"numbers": lambda page: ""}),
    Fault("page_number", "page_number", "typed", long(state()), NO_NUMBERS),
    Fault("page_number", "page", "office", long(state()), NO_NUMBERS),
    Fault("page_number", "page_number", "drawn", setting={"number_at": (0, 297 * MM - 30)}),
    Fault("page_number", "page_number", "typed", long(state()), {"number": "foot"}),
    Fault("page_number", "page_number", "office", long(state()), {"number": "foot"}, frozenset({"page_number"})),
    Fault("page_number", "page_number", "drawn", setting={"numbers": str}),
    Fault("page_number", "page_number", "typed", state(), {"number": "first"}),
    Fault("page_number", "page_number", "office", long(state()), {"number": "first"}),
    Fault("page_number_form", "page_number", "drawn", setting={"numbers": numbered("- {} -")}),
    Fault("page_number_form", "page_number", "drawn", setting={"numbers": numbered("Trang {}")}),
    Fault("page_number_form", "page_number", "drawn", setting={"numbers": numbered("{}.")}),
    # -- annexes -------------------------------------------------------------------------
    Fault("annex_pages", "page_number", "drawn", setting={"annex": 2, "numbers": annex_numbers(4)}),
    Fault("annex_pages", "page_number", "drawn", setting={"annex": 1, "numbers": numbered("{}")}),
    Fault("annex_pages", "page_number", "office", annexed(long(state())), {"annex_from": None}),
    Fault(
        "annex_number",
        "annex_title",
        "drawn",
        setting={"annex": 1, "annex_title": "Phụ lục 1", "numbers": annex_numbers(2)},
    ),
    Fault("annex_number", "annex_title", "typed", annexed(state(), title="Phụ lục số 1")),
    Fault("annex_number", "annex_title", "office", annexed(state(), title="Phụ lục 2")),
    Fault("annex_end", "annex_text", "drawn", setting={"annex": 1, "annex_end": ".", "numbers": annex_numbers(2)}),
    Fault("annex_end", "annex_text", "typed", annexed(state(), end=".")),
    Fault("annex_end", "annex_text", "office", annexed(state(), end=".")),
    # -- addressees ----------------------------------------------------------------------
    Fault("addressed", "addressee", "typed", {name: row for name, row in report().items() if name != "addressee"}),
    Fault("addressed", "addressee", "office", {name: row for name, row in report().items() if name != "addressee"}),
    Fault(
        "addressed",
        "addressee",
        "typed",
        spoilt(spoilt(state(), "type_name", text="TỜ TRÌNH"), "number", text="Số: 05/TTr-UBND"),
    ),
    Fault(
        "as_above",
        "recipients",
        "drawn",
        both(addressed("Phòng Kinh tế xã."), piece("recipient1", text="- Sở Nội vụ;")),
    ),
    Fault("as_above", "recipients", "typed", spoilt(letter(), "recipient1", text="- Sở Nội vụ tỉnh;")),
    Fault("as_above", "recipients", "office", spoilt(report(), "recipient1", text="- Thường trực Đảng ủy;")),
    Fault("dashes", "addressee", "drawn", addressed(*TWO, at=(258.0, 290.0))),
    Fault("dashes", "addressee", "typed", spoilt(letter(*TWO), "addressee2", indent=70)),
    Fault("dashes", "addressee", "office", spoilt(letter(*TWO), "addressee2", indent=45)),
    Fault("dashes", "addressee", "drawn", addressed(*TWO, at=(180.0, 180.0))),
    Fault("one_addressee", "addressee", "drawn", addressed("Phòng Kinh tế xã.", at=(258.0,))),
    Fault(
        "one_addressee", "addressee", "typed", {name: row for name, row in letter(*TWO).items() if name != "addressee1"}
    ),
    Fault(
        "one_addressee",
        "addressee",
        "office",
        {name: row for name, row in report(*TWO).items() if name != "addressee1"},
    ),
    Fault("addressee_end", "addressee", "drawn", addressed("Sở Nội vụ tỉnh Hà Tĩnh,", "Phòng Kinh tế xã.")),
    Fault("addressee_end", "addressee", "typed", letter("Sở Nội vụ tỉnh Hà Tĩnh;", "Phòng Kinh tế xã;")),
    Fault("addressee_end", "addressee", "office", report("Sở Nội vụ tỉnh Hà Tĩnh.", "Phòng Kinh tế xã.")),
    # -- the end -------------------------------------------------------------------------
    Fault("body_end", "body", "drawn", setting={"end": "."}),
    Fault("body_end", "body", "typed", spoilt(party(), "body2", text="Văn bản này để thực hiện./.")),
    Fault(
        "body_end",
        "body",
        "office",
        says("Phòng Kinh tế") | {"heading": replace(state()["heading"], text="Xong./.", bold=False)},
    ),
    Fault("signature_alone", "authority", "drawn", setting={"break_before_closing": True}),
    Fault("signature_alone", "authority", "office", long(state()), {"break_before_closing": True}),
    Fault("signature_alone", "authority", "office", long(party()), {"break_before_closing": True}),
    # -- lines and marks -------------------------------------------------------------------
    Fault("line", "issuer", "drawn", setting={"line_shares": {"motto": 1.0, "issuer": 0.9, "summary": 0.4}}),
    Fault("line", "summary", "typed", spoilt(state(), "summary", share=None)),
    Fault("line", "motto", "office", spoilt(state(), "motto", share=0.6)),
    Fault("line", "summary", "office", spoilt(state(), "summary", share=0.8)),
    Fault("mark", "issuer", "typed", spoilt(party(), "star", text="***")),
    Fault("mark", "summary", "typed", spoilt(party(), "hyphens", text="---")),
    Fault("mark", "summary", "office", spoilt(party36(), "hyphens", text="-------")),
    Fault("underline", "recipients_title", "typed", spoilt(party(), "recipients_title", underline=False)),
    Fault("underline", "recipients_title", "office", spoilt(party36(), "recipients_title", underline=False)),
    Fault("underline", "recipients_title", "office", spoilt(state(), "recipients_title", underline=True)),
    # -- number, symbol, date ------------------------------------------------------------
    Fault("leading_zero", "number", "drawn", piece("number", text="Số: 7/TB-UBND")),
    Fault("leading_zero", "number", "typed", spoilt(state(), "number", text="Số: 005/TB-UBND")),
    Fault(
        "leading_zero", "place_date", "office", spoilt(state(), "place_date", text="Sơn Tiến, ngày 5 tháng 06 năm 2026")
    ),
    Fault("number_form", "number", "drawn", piece("number", text="Số: 05/TB - UBND")),
    Fault("number_form", "number", "typed", spoilt(party(), "number", text="Số: 05-TB/ĐU")),
    Fault("number_form", "number", "office", spoilt(state(), "number", text="Số 05-TB/UBND")),
    Fault("symbol", "number", "drawn", piece("number", text="Số: 05/BC-UBND")),
    Fault("symbol", "number", "typed", spoilt(state(), "number", text="Số: 05/tb-ubnd")),
    Fault("symbol", "number", "office", spoilt(party(), "number", text="Số 05-BC/ĐU")),
    Fault("date_form", "place_date", "drawn", piece("place_date", text="Sơn Tiến, ngày 05-01 tháng này năm 2026")),
    Fault("date_form", "place_date", "typed", spoilt(state(), "place_date", text="Sơn Tiến ngày 05 tháng 01 năm 2026")),
    Fault(
        "date_form", "place_date", "office", spoilt(state(), "place_date", text="Sơn Tiến, ngày 31 tháng 13 năm 2026")
    ),
    # -- recipients and signer -------------------------------------------------------------
    Fault("recipient", "recipients", "drawn", piece("recipient1", text="- Đảng ủy xã,")),
    Fault("recipient", "recipients", "typed", spoilt(party36(), "recipient1", text="- Tỉnh ủy Hà Tĩnh (báo cáo);")),
    Fault("recipient", "recipients", "office", spoilt(party(), "recipient1", text="- Tỉnh ủy Hà Tĩnh (báo cáo),")),
    Fault("authority", "authority", "drawn", piece("authority", text="T/M ỦY BAN NHÂN DÂN")),
    Fault("authority", "authority", "typed", spoilt(party(), "authority", text="TM. ĐẢNG ỦY")),
    Fault("authority", "authority", "office", spoilt(state(), "authority", text="T/M ỦY BAN NHÂN DÂN")),
    Fault("signer", "signer", "drawn", piece("signer", text="TS. Đinh Xuân Lộc")),
    Fault("signer", "signer", "typed", spoilt(state(), "signer", text="Ông Đinh Xuân Lộc")),
    Fault("signer", "signer", "office", spoilt(state(), "signer", text="ThS. Đinh Xuân Lộc")),
    # -- capitals ----------------------------------------------------------------------------
    Fault("capitals_unit", "body", "typed", says("Thôn An Phú")),
    Fault("capitals_unit", "body", "office", says("cán bộ xã sơn tiến")),
    Fault("capitals_unit", "body", "office", says("công chức Xã Sơn Tiến", party())),
    Fault("capitals_salutation", "body", "typed", says("người thân của Ông Nguyễn Văn An")),
    Fault("capitals_salutation", "body", "office", says("hộ gia đình Bà Trần Thị Bình")),
    Fault("capitals_salutation", "body", "typed", says("ý kiến của Ông Lê Văn Cường", party())),
    Fault("capitals_organisation", "body", "typed", says("Ủy Ban nhân dân tỉnh")),
    Fault("capitals_organisation", "body", "office", says("Hội Đồng nhân dân tỉnh")),
    Fault("capitals_organisation", "body", "typed", says("Ủy ban Nhân dân tỉnh")),
    Fault(
        "capitals_cited_article", "body", "typed", says("cơ quan nêu tại điều 43 Luật Tổ chức chính quyền địa phương")
    ),
    Fault("capitals_cited_article", "body", "office", says("cơ quan theo điều 5 Nghị định số 30/2020/NĐ-CP")),
    Fault("capitals_cited_article", "body", "typed", says("cơ quan theo khoản 2 điều 7 Quy định số 66-QĐ/TW", party())),
    Fault(
        "capital_first",
        "summary",
        "drawn",
        piece("summary", text="kết luận hội nghị đối thoại với Nhân dân"),
        besides=frozenset({"line"}),
    ),
    Fault("capital_first", "summary", "typed", spoilt(party(), "summary", text="kết luận hội nghị")),
    Fault("capital_first", "letter_summary", "office", spoilt(letter(), "letter_summary", text="v/v trả lời ý kiến")),
    # -- looks -------------------------------------------------------------------------------
    Fault("size", "recipients", "drawn", piece("recipient2", size=12)),
    Fault("size", "number", "typed", spoilt(state(), "number", size=12)),
    Fault("size", "type_name", "office", spoilt(state(), "type_name", size=16)),
    Fault("bold", "signer", "drawn", piece("signer", look="regular")),
    Fault("bold", "position", "typed", spoilt(party(), "position", bold=True)),
    Fault("bold", "type_name", "office", spoilt(state(), "type_name", bold=False)),
    Fault("italic", "place_date", "drawn", piece("place_date", look="regular")),
    Fault("italic", "recipients_title", "typed", spoilt(state(), "recipients_title", italic=False)),
    Fault("italic", "place_date", "office", spoilt(party(), "place_date", italic=False)),
    Fault(
        "font",
        "summary",
        "drawn",
        piece("summary", font="Helvetica-Bold", text="Ket luan hoi nghi doi thoai"),
        besides=frozenset({"line", "embedded"}),
    ),
    Fault("font", "body", "typed", spoilt(state(), "body1", font="Arial")),
    Fault("font", "heading", "typed", spoilt(state(), "heading", font=".VnTime")),
    Fault("colour", "number", "drawn", piece("number", colour=(0, 0, 0.8))),
    Fault("colour", "type_name", "typed", spoilt(state(), "type_name", colour=(192, 0, 0))),
    Fault("colour", "body", "office", spoilt(state(), "body1", colour=(90, 90, 90))),
    Fault("secrecy", "stamp", "drawn", extra("stamp", Piece("MẬT", 178.5, 130, 13, "bold"))),
    Fault("secrecy", "stamp", "typed", {"issuer": Typed("TỐI MẬT", 13)} | {"stamp": Typed("TUYỆT MẬT", 13)} | state()),
    Fault("secrecy", "stamp", "office", {"stamp": Typed("MẬT", 13, bold=True)} | state()),
    # -- the sheet -----------------------------------------------------------------------------
    Fault("margin", "page", "drawn", setting={"left": 25}),
    Fault("margin", "page", "typed", state(), {"margins": (20, 20, 30, 10)}),
    Fault("margin", "page", "office", long(state()), {"margins": (20, 20, 20, 25)}),
    Fault("paper", "page", "typed", state(), {"paper": (215.9, 279.4)}),
    Fault("paper", "page", "typed", state(), {"paper": (297, 420)}),
    Fault("paper", "page", "office", state(), {"paper": (215.9, 330)}),
]
NAMES = [f"{place:03d}-{fault.rule}-{fault.component}-{fault.program}" for place, fault in enumerate(FAULTS)]


def made(fault: Fault, folder: Path, name: str) -> Path:
    """The paper of a fault, as it leaves its program; one for LibreOffice still as DOCX."""
    if fault.program == "drawn":
        file = folder / f"{name}.pdf"
        file.write_bytes(drawn(fault.made or (lambda pieces: None), **fault.setting))
        return file
    return typed(folder / f"{name}.docx", dict(fault.made or state()), **fault.setting)


RIGHT = {
    "notice": state,
    "letter": letter,
    "letter to two": lambda: letter(*TWO),
    "report": report,
    "report to two": lambda: report(*TWO),
    "invitation": invitation,
    "minutes": minutes,
    "long notice": lambda: long(state()),
    "notice with annex": lambda: annexed(long(state())),
    "notice of the party": party,
    "long notice of the party": lambda: long(party()),
    "notice of the party by the older rules": party36,
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> Path:
    """All papers that LibreOffice prints, printed in one run."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    files = [made(fault, folder, name) for fault, name in zip(FAULTS, NAMES, strict=True) if fault.program == "office"]
    files += [typed(folder / f"{name}.docx", paper()) for name, paper in RIGHT.items()]
    office.printed(files, folder)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_each_planted_fault_is_found_by_its_rule(name, tmp_path, request):
    fault = FAULTS[NAMES.index(name)]
    if fault.program == "office":
        file = request.getfixturevalue("papers") / f"{name}.pdf"
    else:
        file = made(fault, tmp_path, name)
    departures = check_file(file).departures
    assert (fault.rule, fault.component) in {(each.rule, each.component) for each in departures}, departures
    assert {each.rule for each in departures} <= {fault.rule, *fault.besides}, departures
    assert all(each.clause for each in departures)


def test_there_are_three_faults_a_rule_and_sixty_in_all():
    rules = [fault.rule for fault in FAULTS]
    assert len(rules) >= 60
    assert len(set(rules)) >= 20
    assert {rule: rules.count(rule) for rule in set(rules) if rules.count(rule) < 3} == {}


@pytest.mark.parametrize("name", RIGHT)
def test_right_papers_typed_by_hand_raise_nothing(name, tmp_path):
    assert check_file(typed(tmp_path / "a.docx", RIGHT[name]())).departures == ()


@pytest.mark.parametrize("name", RIGHT)
def test_right_papers_printed_by_libreoffice_raise_nothing(name, papers):
    assert check_file(papers / f"{name}.pdf").departures == ()


@pytest.mark.parametrize(
    ("spoil", "setting"),
    [
        (lambda pieces: None, {}),
        (lambda pieces: None, {"by_words": True}),
        (addressed("Phòng Kinh tế xã."), {}),
        (addressed(*TWO), {}),
        (lambda pieces: None, {"annex": 2, "numbers": annex_numbers(2)}),
    ],
)
def test_right_papers_drawn_by_hand_raise_nothing(spoil, setting, tmp_path):
    (tmp_path / "a.pdf").write_bytes(drawn(spoil, **setting))
    assert check_file(tmp_path / "a.pdf").departures == ()


RIGHT_WORDS = [
    "Phường Điện Biên Phủ, Phường 1 và Quận 3",
    "Thành phố Hồ Chí Minh",
    "sông Ông Đốc, núi Bà Đen và phường Hai Bà Trưng",
    "thôn An Phú, tổ dân phố Hòa Bình",
    "ông Nguyễn Văn An và bà Trần Thị Bình",
    "Ủy ban nhân dân xã Sơn Tiến, Hội đồng nhân dân tỉnh, Ủy ban Mặt trận Tổ quốc Việt Nam",
    "người nói: “nhà của Ông Nguyễn Văn An ở Thôn An Phú, xã sơn tiến”",
    "danh hiệu Thôn Văn hóa và phong trào Xã Nông thôn mới",
    "cơ quan nêu tại khoản 2 Điều 43 Luật Tổ chức chính quyền địa phương",
    "Bí thư chi bộ, Trưởng thôn; Ông Nguyễn Văn An là người có uy tín",
    "Báo Nhân Dân",
]


@pytest.mark.parametrize("words", RIGHT_WORDS)
def test_right_capitals_raise_nothing(words, tmp_path):
    assert check_file(typed(tmp_path / "a.docx", says(words))).departures == ()
