"""In the bytes of an issued file stands no word of anybody that its own pages do not show.

A session is planted with words that occur once in the world; every stream is unpacked and every string of the file
looked through, in every encoding a string may have: data, outline, tags, alternative texts, particulars, XMP; every
part of the zip of the Word file.
"""

import io
import itertools
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from doithoai import paths
from doithoai.documents.render.pdf.archive import DATA_NAME, archived, carried
from doithoai.domain.kinds import AnswerForm, Competence, DocumentKind, Outcome, Role, Side
from doithoai.domain.misprint import Misprint
from doithoai.domain.options import CITES_BASES, PRIVATE_IN_MINUTES, PrivateInMinutes
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, Person, Session
from doithoai.exchange import data_file
from doithoai.register import documents, sessions, settings
from doithoai.register.connection import Register
from doithoai.work import corrections, letter_orders, printing, units
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

HELD, DAY = datetime(2026, 3, 18, 8), date(2026, 6, 1)
ISSUED = [kind for kind in DocumentKind if not kind.by_hand]
ABOVE = "Sở Xây dựng tỉnh Hà Tĩnh"
NOT_ON_ANY_PAGE = "dienthoai"


class Planted:
    """Words that occur once, each with what it is."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self._numbers = itertools.count(1)

    def __call__(self, role: str) -> str:
        """A new word, for ``role``."""
        word = f"zq{next(self._numbers):03d}w"
        self.words[word] = role
        return word

    def phone(self) -> str:
        """A new telephone number."""
        number = f"09{next(self._numbers):08d}"
        self.words[number] = NOT_ON_ANY_PAGE
        return number


def petition(plant: Planted, uid: str, lead: str, **more: object) -> Petition:
    """A petition in which every text has a word of its own."""
    who = Petitioner(
        f"Nguyễn Thị {plant(f'{uid} name')}",
        f"Thôn {plant(f'{uid} village')}",
        plant.phone(),
        confidential=uid.startswith("private") or None,
    )
    values: dict[str, object] = {
        "petitioner": who,
        "field": "an ninh và trật tự an toàn xã hội",
        "content": f"Đề nghị làm {plant(f'{uid} content')}.\nDòng hai {plant(f'{uid} second line')}.",
        "answer": Answer(f"Ông {plant(f'{uid} answerer')}", f"Đã rõ {plant(f'{uid} answer')}."),
        "assignment": Assignment(lead, (f"Ban {plant(f'{uid} supporting')}",), date(2026, 4, 1), AnswerForm.WRITTEN),
        **more,
    }
    return Petition(uid, **values)


def planted_session(plant: Planted) -> Session:
    """Petitions of every fate, of open and of private people, and a roster of everybody."""
    own, other = f"Phòng {plant('agency')}", f"Trạm {plant('other agency')}"
    written = WrittenAnswer(f"{plant('answer number')}/UB", date(2026, 5, 2), f"Đã xong {plant('summary')}.")
    unseen = WrittenAnswer(None, None, f"Đã xong {plant('other summary')}.")
    petitions = (
        petition(plant, "late", own),
        petition(plant, "late of another", other),
        petition(plant, "private late", own),
        petition(plant, "answered", own, written_answer=written),
        petition(plant, "private answered", other, written_answer=unseen),
        petition(plant, "handed on", own, answer=None, competence=Competence.PROVINCE, outcome=Outcome.TRANSFERRED),
        petition(plant, "private handed on", other, answer=None, competence=Competence.PROVINCE),
        petition(plant, "only heard", own, assignment=None, answer=None),
        petition(plant, "private heard", own, assignment=None),
    )
    private = next(item.petitioner for item in petitions if item.uid == "private heard")
    assert private and private.name
    roster = [
        Attendee(
            f"Trần {plant(f'{role} name')}", f"Chức {plant(f'{role} post')}", f"Cơ quan {plant(f'{role} body')}", role
        )
        for role in (Role.LEADER, Role.AGENCY, Role.INVITED, Role.CITIZEN)
    ]
    return Session(
        "s",
        side=Side.GOVERNMENT,
        title=f"Hội nghị {plant('title')}",
        starts_at=HELD,
        ends_at=HELD.replace(hour=11),
        place=f"Nhà văn hóa {plant('place')}",
        chair=Person(f"Lê {plant('chair')}", f"Chủ tịch {plant('post')}"),
        minute_taker=Person(f"Vũ {plant('taker')}", f"Công chức {plant('taker post')}"),
        opening=f"Kính thưa {plant('opening')}.",
        conclusion=f"Kết luận {plant('conclusion')}.",
        notice_conclusion=f"Chủ tọa giao {plant('conclusion of the notice')}.",
        attendees=(*roster, Attendee(private.name, None, private.address, Role.CITIZEN, True)),
        petitions=petitions,
    )


@pytest.fixture(scope="module")
def plant() -> Planted:
    return Planted()


@pytest.fixture(scope="module")
def session(plant: Planted) -> Session:
    return planted_session(plant)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, session: Session) -> Iterator[Register]:
    path: Path = tmp_path_factory.mktemp("register") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as register:
        sessions.add(register, [session])
        yield register


# -- looking ------------------------------------------------------------------------------


def strings_of(value: object, depth: int = 0) -> Iterator[bytes]:
    """Every string and name in a PDF object, the streams of others apart."""
    if isinstance(value, pikepdf.String | pikepdf.Name):
        yield bytes(value) if isinstance(value, pikepdf.String) else str(value).encode()
    elif isinstance(value, pikepdf.Array) and depth < 50:
        for part in value:
            yield from strings_of(part, depth + 1) if not _is_shared(part) else ()
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream) and depth < 50:
        for part in dict(value).values():
            yield from strings_of(part, depth + 1) if not _is_shared(part) else ()


def _is_shared(part: object) -> bool:
    return isinstance(part, pikepdf.Object) and part.is_indirect


def pieces_of_pdf(pdf: bytes) -> Iterator[bytes]:
    """The file as it lies, and every object of it unpacked."""
    yield pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in [*opened.objects, opened.trailer]:
            yield from strings_of(thing)
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes()


def pieces_of_docx(content: bytes) -> Iterator[bytes]:
    """The file as it lies, and every part of the zip, with what the zip itself says."""
    yield content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive.comment
        for member in archive.infolist():
            yield from (member.filename.encode(), member.comment, member.extra, archive.read(member))


def read_in(pieces: Iterator[bytes]) -> str:
    """All texts the bytes may stand for."""
    texts: list[str] = []
    for piece in pieces:
        texts.append(piece.decode("latin-1"))
        if piece.startswith((b"\xfe\xff", b"\xff\xfe")) or b"\0" in piece:
            for start, order in itertools.product((0, 1), ("utf-16-be", "utf-16-le")):
                texts.append(piece[start:].decode(order, errors="replace"))
    return "\n".join(texts).casefold()


def page_text(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)


# -- what is looked for --------------------------------------------------------------------


def order_of(kind: DocumentKind, session: Session) -> Order:
    lead = session.petitions[0].assignment
    assert lead and lead.lead
    match kind:
        case DocumentKind.MINUTES:
            return Order(kind, "s")
        case DocumentKind.REMINDER | DocumentKind.PRIVATE_SHEET:
            return Order(kind, "s", DAY, addressee=lead.lead)
        case DocumentKind.REPORT:
            return Order(kind, "", DAY, period=Period(date(2026, 3, 1), date(2026, 3, 31)))
        case DocumentKind.COVER:
            return Order(kind, "s", DAY, petitions=("answered",))
        case DocumentKind.TRANSFER:
            return Order(kind, "s", DAY, addressee=ABOVE, petitions=("handed on",))
    return Order(kind, "s", DAY)


def whole(register: Register, order: Order) -> Order:
    """The order; of a letter of correction with a paper of the session that it corrects, and a word of that."""
    if order.kind is not DocumentKind.CORRECTION:
        return order
    minutes = printing.issue(register, Order(DocumentKind.MINUTES, "s"), DAY)
    title = sessions.get(register, "s").title or ""
    misprint = Misprint(title, title.upper())
    return replace(corrections.letter_about(order, minutes), misprints=(misprint,))


def issued(register: Register, order: Order) -> tuple[bytes, bytes]:
    """The PDF issued and its twin for Word."""
    twin = io.BytesIO()
    document = printing.issue(register, whole(register, order), DAY, twin=twin)
    return documents.pdf(register, document.uid), twin.getvalue()


def leaks(plant: Planted, page: str, text: str) -> dict[str, str]:
    """The planted words that are in the bytes and not on the pages."""
    return {word: role for word, role in plant.words.items() if word in text and word not in page}


def check(plant: Planted, pdf: bytes, twin: bytes) -> str:
    page = page_text(pdf).casefold()
    assert leaks(plant, page, read_in(pieces_of_pdf(pdf))) == {}
    assert leaks(plant, page, read_in(pieces_of_docx(twin))) == {}
    return page


@pytest.mark.parametrize("kind", ISSUED)
def test_nothing_is_in_the_file_that_is_not_on_its_pages(
    register: Register, session: Session, plant: Planted, kind: DocumentKind
) -> None:
    pdf, twin = issued(register, order_of(kind, session))
    page = check(plant, pdf, twin)
    data = carried(pdf)
    assert data is not None
    if kind is DocumentKind.CORRECTION:
        assert '"symbol": "BB-UBND"' in data.decode() and "zq" not in data.decode() and "zq" in page
    elif kind is not DocumentKind.REPORT:
        assert "zq" in data.decode() and "zq" in page, "the data are there, and so are planted words"


@pytest.mark.parametrize("uid", ["private answered", "private handed on"])
def test_letters_about_those_who_asked_to_be_kept_private(register: Register, plant: Planted, uid: str) -> None:
    kind = DocumentKind.COVER if uid.endswith("answered") else DocumentKind.TRANSFER
    page = check(plant, *issued(register, Order(kind, "s", DAY, addressee=ABOVE, petitions=(uid,))))
    words = {role: word for word, role in plant.words.items()}
    assert words[f"{uid} content"] in page
    assert words[f"{uid} name"] not in page


@pytest.mark.parametrize("choice", PrivateInMinutes)
def test_minutes_name_them_where_the_office_chose_so(
    register: Register, session: Session, plant: Planted, choice: PrivateInMinutes
) -> None:
    settings.choose(register, PRIVATE_IN_MINUTES, choice)
    pdf, twin = issued(register, Order(DocumentKind.MINUTES, "s"))
    settings.choose(register, PRIVATE_IN_MINUTES, PRIVATE_IN_MINUTES.default)
    page = check(plant, pdf, twin)
    private = [word for word, role in plant.words.items() if role.startswith("private") and role.endswith("name")]
    assert len(private) == 4
    assert all((word in page) is (choice is PrivateInMinutes.NAMED) for word in private)
    data = (carried(pdf) or b"").decode()
    assert all((word in data) is (choice is PrivateInMinutes.NAMED) for word in private)
    assert data.count('"confidential": true') == 4


def test_no_telephone_is_on_any_page(register: Register, session: Session, plant: Planted) -> None:
    phones = [word for word, role in plant.words.items() if role == NOT_ON_ANY_PAGE]
    for kind in ISSUED:
        text = page_text(printing.preview(register, whole(register, order_of(kind, session)), DAY).pdf)
        assert not any(phone in text for phone in phones)


def test_the_register_keeps_the_whole(register: Register, session: Session) -> None:
    """The paper carries a part; what the book of documents holds of it is the register's own."""
    document = printing.issue(register, order_of(DocumentKind.RESULTS, session), DAY)
    content = register.value("SELECT content FROM document WHERE uid = ?", (document.uid,))
    assert (session.petitions[0].petitioner or Petitioner()).phone in content


# -- that the looking finds -----------------------------------------------------------------


def test_words_are_found_wherever_they_are_hidden(register: Register, session: Session, plant: Planted) -> None:
    words = {role: word for word, role in plant.words.items()}
    pages = printing.preview(register, order_of(DocumentKind.ANNOUNCEMENT, session), DAY).pdf
    whole = data_file.text_of(data_file.compose(None, (None, None), [session]))
    pdf = archived(pages, whole)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert DATA_NAME in opened.attachments
        opened.Root.Lang = pikepdf.String(f"á {words['opening']}")
        opened.docinfo["/Subject"] = words["taker"]
        out = io.BytesIO()
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    leaking = leaks(plant, page_text(out.getvalue()).casefold(), read_in(pieces_of_pdf(out.getvalue())))
    assert {"opening", "taker", "late name", "private late name", NOT_ON_ANY_PAGE} <= set(leaking.values())


# -- another province ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, session: Session) -> Iterator[Register]:
    """The register of a ward of Hà Nội that cites its legal bases wherever it may."""
    unit = units.by_code("00004")
    assert unit
    path: Path = tmp_path_factory.mktemp("elsewhere") / "so.sdt"
    with new_register(path, units.profile_of(units.office_of(unit), {})) as register:
        settings.choose(register, CITES_BASES, True)
        sessions.add(register, [session])
        yield register


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("choice", ["nd30", "hd05"])
def test_nothing_of_one_province_is_in_a_paper_of_another(
    elsewhere: Register, session: Session, kind: DocumentKind, choice: str
) -> None:
    order = replace(order_of(kind, session), choice=choice)
    order = replace(order, addressee="Sở Xây dựng" if kind is DocumentKind.TRANSFER else order.addressee)
    order = whole(elsewhere, order)
    if kind is DocumentKind.PRIVATE_SHEET:  # one for each agency
        order = letter_orders.one_each(elsewhere, order, DAY)[0]
    pdf = printing.preview(elsewhere, order, DAY).pdf
    text = read_in(
        itertools.chain(pieces_of_pdf(pdf), pieces_of_docx(printing.preview_for_word(elsewhere, order, DAY)))
    )
    shown = " ".join(page_text(pdf).split())
    assert "Hà Nội" in shown or "HÀ NỘI" in shown or "Ba Đình" in shown or kind.by_hand
    for word in ("Hà Tĩnh", "657-QĐ/TU", "Sơn Tiến"):
        assert word.casefold() not in shown.casefold()
        assert word.encode().decode("latin-1").casefold() not in text and word.casefold() not in text
