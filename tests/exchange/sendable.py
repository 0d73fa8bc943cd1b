"""Data fit to be sent: what hypothesis makes of the data file, and a small package's contents."""

import hashlib
from datetime import date, datetime

from hypothesis import strategies as st

from doithoai.domain.kinds import (
    AnswerForm,
    Competence,
    DocumentKind,
    OfficeLevel,
    Outcome,
    Role,
    SessionKind,
    Side,
)
from doithoai.domain.office import Office
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, DocumentRecord, Person, Session

# -- data that the data file can hold as it is: NFC, no outer blanks, no empty part --------------------

ALPHABET = "abcđĐẮắậỷƠơỨữ 0129,.-/<>&\"'=\n\tộ"
words = st.text(ALPHABET, min_size=1, max_size=30).map(str.strip).filter(bool)
maybe_words = st.none() | words
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
counts = st.integers(0, 2**31 - 1)
numbers = st.integers(1, 2**31 - 1)


def maybe(strategy):
    return st.none() | strategy


def part(kind, **attributes):
    """Objects of ``kind`` of which something is known, or None."""
    return maybe(st.builds(kind, **attributes).filter(lambda made: made != kind()))


persons = maybe(st.builds(Person, name=words, position=maybe_words))
attendees = st.builds(
    Attendee,
    name=words | st.just(""),
    position=maybe_words,
    body=maybe_words,
    role=maybe(st.sampled_from(Role)),
    present=maybe(st.booleans()),
)
petitions = st.builds(
    Petition,
    uid=st.uuids().map(str),
    number=maybe(numbers),
    petitioner=part(
        Petitioner, name=maybe_words, address=maybe_words, phone=maybe_words, confidential=maybe(st.booleans())
    ),
    field=maybe_words,
    content=maybe_words,
    competence=maybe(st.sampled_from(Competence)),
    answer=part(Answer, by=maybe_words, text=maybe_words),
    assignment=part(
        Assignment,
        lead=maybe_words,
        supporting=st.lists(words, max_size=2).map(tuple),
        due=maybe(days),
        form=maybe(st.sampled_from(AnswerForm)),
    ),
    written_answer=part(WrittenAnswer, number=maybe_words, date=maybe(days), summary=maybe_words),
    outcome=maybe(st.sampled_from(Outcome)),
)
documents = st.builds(
    DocumentRecord,
    kind=st.sampled_from(DocumentKind),
    number=maybe(numbers),
    symbol=maybe_words,
    date=maybe(days),
    sha256=maybe(st.binary(min_size=32, max_size=32).map(bytes.hex)),
    file=maybe(st.sampled_from(["documents/2022/TB-UBND-0005-notice.pdf", "a.pdf", "Biên bản.pdf"])),
)


def minutes_of(first, second):
    times = sorted(moment.replace(second=0, microsecond=0) for moment in (first, second) if moment is not None)
    return ([*times, None, None])[:2]


times = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31))


@st.composite
def sessions(draw):
    starts, ends = minutes_of(draw(maybe(times)), draw(maybe(times)))
    return draw(
        st.builds(
            Session,
            uid=st.uuids().map(str),
            kind=maybe(st.sampled_from(SessionKind)),
            side=maybe(st.sampled_from(Side)),
            title=maybe_words,
            starts_at=st.just(starts),
            ends_at=st.just(ends),
            place=maybe_words,
            audience=maybe_words,
            fields=st.lists(words, max_size=3).map(tuple),
            chair=persons,
            minute_taker=persons,
            citizens_present=maybe(counts),
            opening=maybe_words,
            conclusion=maybe_words,
            attendees=st.lists(attendees, max_size=3).map(tuple),
            petitions=st.lists(petitions, max_size=3, unique_by=lambda one: one.uid).map(tuple),
            documents=st.lists(documents, max_size=2).map(tuple),
        )
    )


offices = part(
    Office,
    code=maybe_words,
    name=maybe_words,
    place_name=maybe_words,
    party_name=maybe_words,
    level=maybe(st.sampled_from(OfficeLevel)),
    superior=maybe_words,
    party_superior=maybe_words,
)
periods = st.tuples(days, days).map(lambda pair: tuple(sorted(pair))) | st.just((None, None))
session_lists = st.lists(sessions(), max_size=3, unique_by=lambda one: one.uid).filter(
    lambda made: len({p.uid for s in made for p in s.petitions}) == sum(len(s.petitions) for s in made)
)

# -- a small package ------------------------------------------------------------------------------------

OFFICE = Office("18163", "Ủy ban nhân dân xã Sơn Tiến", "Sơn Tiến", None, OfficeLevel.COMMUNE, "UBND tỉnh")
PERIOD = (date(2022, 1, 1), date(2022, 12, 31))
PDF = b"%PDF-1.7 th\xc3\xb4ng b\xc3\xa1o\n%%EOF\n"
PDF_HASH = hashlib.sha256(PDF).hexdigest()


def small_session() -> Session:
    return Session(
        uid="s1",
        kind=SessionKind.PERIODIC,
        title="Hội nghị đối thoại với Nhân dân",
        starts_at=datetime(2022, 3, 18, 13, 30),
        citizens_present=126,
        attendees=(Attendee("Phan Đình Lưu", role=Role.LEADER, present=True), Attendee("Lê Vắng", present=False)),
        petitions=(
            Petition(
                "p1", 1, Petitioner("Trần Nuôi"), "nông nghiệp", "Đường hỏng.", answer=Answer("Chủ tịch", "Sẽ làm.")
            ),
            Petition(
                "p2", 2, Petitioner("Kín Tiếng", "Thôn 1", "0900000000", True), assignment=Assignment("Phòng Kinh tế")
            ),
        ),
        documents=(
            DocumentRecord(
                DocumentKind.NOTICE, 5, "TB-UBND", date(2022, 3, 21), PDF_HASH, "documents/2022/TB-UBND-0005-notice.pdf"
            ),
        ),
    )
