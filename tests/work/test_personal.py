"""Personal data on a public paper: asked about before it is issued, left out on request, marked in drafts."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pdfplumber
import pytest

from doithoai import paths
from doithoai.documents.content.attached import texts_of
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.petition import Answer, Petition, Petitioner
from doithoai.domain.session import Person, Session
from doithoai.register import sessions
from doithoai.register.connection import Register
from doithoai.work import drawing, printing
from doithoai.work.gate import Doubted
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2026, 3, 20)
HOA = Petitioner("Lê Thị Hoa", "Thôn An Phú", "0912345678")
KIN = Petitioner("Lê Kín", "Thôn An Phú", "0911222333", confidential=True)
NAM = Petitioner("Nam", "Thôn An Phú")
SESSION = Session(
    "s",
    side=Side.GOVERNMENT,
    title="Hội nghị đối thoại với Nhân dân thôn An Phú",
    starts_at=datetime(2026, 3, 18, 8),
    ends_at=datetime(2026, 3, 18, 11),
    place="Hội trường xã",
    chair=Person("Đinh Xuân Lộc", "Chủ tịch UBND xã"),
    conclusion="Làm đúng hẹn. Mặt trận Tổ quốc Việt Nam giám sát.",
    petitions=(
        Petition("p1", 1, KIN, content="Ồn."),
        Petition("p2", 2, HOA, content="Tôi tố cáo ông Hồ Văn Gian, trưởng thôn, nhận tiền của bà Trần Thị Mơ."),
        Petition("p3", 3, HOA, content="Tài khoản 0101234567, căn cước 042 185 001 234, gọi 0977 111 222."),
        Petition("p4", 4, NAM, content="Bà KIN nói đúng.", answer=Answer("Đinh Xuân Lộc", "Ông Lộc đã gọi anh Nam.")),
        Petition("p5", 5, HOA, content="Đường hỏng."),
    ),
)
RESULTS = Order(DocumentKind.RESULTS, "s", DAY)
PERSONAL = ("Hồ Văn Gian", "Trần Thị Mơ", "0101234567", "042 185 001 234", "0977 111 222", "KIN", "anh Nam")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path: Path = tmp_path_factory.mktemp("personal") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as book:
        sessions.add(book, [SESSION])
        yield book


def asked(register: Register, order: Order) -> list[tuple[str, str, str]]:
    with pytest.raises(Doubted) as doubted:
        printing.issue(register, order, DAY, anyway=False)
    return [(f.code, f.target.uid, f.quote) for f in doubted.value.findings if f.code.startswith("private.")]


def said(register: Register, order: Order) -> str:
    source = printing.preview(register, order, DAY).source
    return "\n".join(texts_of(drawing.content(source.brief, source.wording)))


def test_whoever_is_named_on_a_public_paper_is_asked_about_and_so_is_a_denunciation(register: Register) -> None:
    assert asked(register, RESULTS) == [
        ("private.accused", "p2", ""),
        ("private.personal", "p2", "Hồ Văn Gian, Trần Thị Mơ"),
        ("private.personal", "p3", "0101234567, 042 185 001 234, 0977 111 222"),
        ("private.personal", "p4", "KIN"),
        ("private.personal", "p4", "Nam"),
    ]


def test_on_request_all_of_them_are_left_out_and_only_the_denunciation_is_asked_about(register: Register) -> None:
    assert all(words in said(register, RESULTS) for words in PERSONAL)
    blanked = replace(RESULTS, blanked=True)
    text = said(register, blanked)
    assert not any(words in text for words in PERSONAL)
    assert "Ông Lộc đã gọi anh …." in text and "Mặt trận Tổ quốc Việt Nam giám sát." in text
    assert asked(register, blanked) == [("private.accused", "p2", "")]


def test_a_paper_that_is_not_public_is_asked_nothing_of_it(register: Register) -> None:
    looked = printing.look(register, Order(DocumentKind.MINUTES, "s"), DAY)
    assert not {"private.personal", "private.accused"} & looked.codes


def test_fixed_words_of_the_form_are_never_marked(register: Register) -> None:
    with pdfplumber.open(io.BytesIO(printing.preview(register, RESULTS, DAY).pdf)) as pdf:
        marked = [_words_on(page, rect) for page in pdf.pages for rect in page.rects if _is_yellow(rect)]
    assert {"Nam", "Nam."} & set(marked) and "HồVănGian" in "".join(marked)
    assert not any("VIỆT" in words or "Việt" in words or "NAM" in words for words in marked)


def _is_yellow(rect: dict[str, object]) -> bool:
    return rect["non_stroking_color"] == pytest.approx((1, 0.93, 0.2))


def _words_on(page: pdfplumber.page.Page, rect: dict[str, float]) -> str:
    within = (
        letter["text"]
        for letter in page.chars
        if rect["x0"] <= (letter["x0"] + letter["x1"]) / 2 <= rect["x1"]
        and rect["top"] <= (letter["top"] + letter["bottom"]) / 2 <= rect["bottom"]
    )
    return "".join(within).replace(" ", "")
