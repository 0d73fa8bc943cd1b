"""Who signs one paper: of those who may on its day, in the words they sign with; nobody else."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pdfplumber
import pytest

from doithoai import paths
from doithoai.documents.content.signatures import signature
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.office import Leader
from doithoai.domain.session import Person, Session
from doithoai.register import documents, offices, sessions
from doithoai.register.connection import Register
from doithoai.work import printing
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register
from doithoai.work.signers import SignerRefused, named

DAY = date(2026, 3, 20)
NOTICE = Order(DocumentKind.NOTICE, "s", DAY)
LEADERS = (
    Leader("ct", "Đinh Xuân Lộc", "Chủ tịch", Side.GOVERNMENT, "TM"),
    Leader("pct", "Bùi Thị Ngân", "Phó Chủ tịch", Side.GOVERNMENT, "KT"),
    Leader("q", "Cao Văn Quyền", "Quyền Chủ tịch", Side.GOVERNMENT, "Q", valid_from=date(2026, 6, 1)),
    Leader("vp", "Hồ Sỹ Văn", "Chánh Văn phòng", Side.GOVERNMENT, "TL"),
    Leader("uq", "Lê Thị Ủy", "Trưởng phòng Kinh tế", Side.GOVERNMENT, "TUQ"),
    Leader("bt", "Võ Đức Bí", "Bí thư", Side.PARTY, "TM", "Ban Thường vụ Đảng ủy"),
    Leader("pbt", "Ngô Thị Phó", "Phó Bí thư", Side.PARTY, "KT"),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with new_register(
        tmp_path_factory.mktemp("signers") / "so.sdt", paths.resource("sample", "profile.toml")
    ) as opened:
        chair = Person("Đinh Xuân Lộc", "Chủ tịch UBND xã")
        held = Session("s", side=Side.GOVERNMENT, starts_at=datetime(2026, 3, 18, 8), chair=chair)
        sessions.add(opened, [held, replace(held, uid="p", side=Side.PARTY), replace(held, uid="j", side=Side.JOINT)])
        offices.set_leaders(opened, ())  # not edited: others
        offices.set_leaders(opened, LEADERS)
        yield opened


def offered(register: Register, order: Order) -> dict[str, str]:
    return {signer.uid: signer.words for signer in printing.who_may_sign(register, order, DAY)}


def test_those_who_may_sign_are_offered_in_the_words_of_their_signature(register: Register) -> None:
    assert offered(register, NOTICE) == {
        "ct": "Đinh Xuân Lộc – TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH",
        "pct": "Bùi Thị Ngân – KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
        "vp": "Hồ Sỹ Văn – TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG",
        "uq": "Lê Thị Ủy – TUQ. CHỦ TỊCH, TRƯỞNG PHÒNG KINH TẾ",
    }
    assert offered(register, replace(NOTICE, session_uid="p")) == {
        "bt": "Võ Đức Bí – T/M BAN THƯỜNG VỤ ĐẢNG ỦY, BÍ THƯ",
        "pbt": "Ngô Thị Phó – T/M ĐẢNG ỦY, PHÓ BÍ THƯ",
    }


def test_the_list_is_of_the_paper_s_day(register: Register) -> None:
    later = offered(register, replace(NOTICE, day=date(2026, 6, 1)))
    assert later["q"] == "Cao Văn Quyền – TM. ỦY BAN NHÂN DÂN, Q. CHỦ TỊCH"


def test_minutes_and_papers_to_be_written_in_offer_nobody(register: Register) -> None:
    for kind in (DocumentKind.MINUTES, DocumentKind.ROSTER):
        assert offered(register, replace(NOTICE, kind=kind)) == {}


def test_the_one_chosen_signs_in_the_frozen_paper_and_the_settings_stay(register: Register) -> None:
    issued = printing.issue(register, replace(NOTICE, signer="bùi thị  ngân"), DAY)
    with pdfplumber.open(io.BytesIO(documents.pdf(register, issued.uid))) as pages:
        text = "\n".join(page.extract_text() for page in pages.pages)
    assert "KT. CHỦ TỊCH" in text
    assert "Bùi Thị Ngân" in text
    assert offices.all_leaders(register) == LEADERS


@pytest.mark.parametrize("signer", ["pct", "Bùi Thị Ngân", "Bà BÙI THỊ NGÂN"])
def test_a_signer_is_named_by_identity_or_by_name(signer: str) -> None:
    assert named(DocumentKind.NOTICE, LEADERS, signer, DAY) == "pct"


def test_a_paper_of_a_session_held_by_both_is_signed_for_the_body_that_issues_it(register: Register) -> None:
    joint = replace(NOTICE, session_uid="j", signer="pct")
    brief = printing.brief_for(register, joint, sessions.get(register, "j"), DAY)
    assert signature(brief).name == "Bùi Thị Ngân"
    assert set(offered(register, joint)) == {"ct", "pct", "vp", "uq"}
    assert set(offered(register, replace(joint, choice="hd36"))) == {"bt", "pbt"}


@pytest.mark.parametrize(
    "order",
    [
        replace(NOTICE, signer="Cao Văn Quyền"),  # acts from June only
        replace(NOTICE, signer="Võ Đức Bí"),  # of the party, and the paper is not
        replace(NOTICE, kind=DocumentKind.COVER, session_uid="j", signer="Võ Đức Bí"),  # a letter is of one side
        replace(NOTICE, signer="Người Lạ"),
        replace(NOTICE, kind=DocumentKind.MINUTES, signer="ct"),
    ],
)
def test_nobody_else_signs_and_no_number_is_taken(register: Register, order: Order) -> None:
    before = documents.book(register)
    with pytest.raises(SignerRefused):
        printing.issue(register, order, DAY)
    assert documents.book(register) == before


def test_without_a_list_nobody_can_be_chosen() -> None:
    with pytest.raises(SignerRefused, match="nobody"):
        named(DocumentKind.NOTICE, (), "Đinh Xuân Lộc", DAY)
