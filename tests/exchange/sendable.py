"""Data fit to be sent: what hypothesis makes of the data file, and a small package's contents."""

import hashlib
from datetime import date, datetime
from pathlib import Path

from hypothesis import strategies as st

from declared import groups, things
from doithoai.domain.kinds import DocumentKind, OfficeLevel, Role, SessionKind
from doithoai.domain.office import Office
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, DocumentRecord, Session
from doithoai.exchange.keys import SecretKey
from doithoai.register.keys import Secrets

# -- data that the data file can hold as it is ------------------------------------------------------------

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
times = st.none() | st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def _uid(petition):
    return petition.uid


def _number(petition):
    """No two petitions of a session have one number; any may have none."""
    return petition.number or petition.uid


@st.composite
def sessions(draw):
    starts, ends = draw(times), draw(times)
    if starts and ends:
        starts, ends = sorted((starts, ends))
    petitions = st.lists(things(Petition), max_size=3, unique_by=(_uid, _number)).map(tuple)
    papers = st.lists(things(DocumentRecord, covers_from=st.none(), covers_to=st.none()), max_size=2).map(tuple)
    chosen = {"petitions": petitions, "documents": papers}
    return draw(things(Session, starts_at=st.just(starts), ends_at=st.just(ends), **chosen))


offices = groups(Office)
periods = st.tuples(days, days).map(lambda pair: tuple(sorted(pair))) | st.just((None, None))
session_lists = st.lists(sessions(), max_size=3, unique_by=lambda session: session.uid).filter(
    lambda sessions: len({p.uid for s in sessions for p in s.petitions}) == sum(len(s.petitions) for s in sessions)
)

# -- a small package ------------------------------------------------------------------------------------

OFFICE = Office("18163", "Ủy ban nhân dân xã Sơn Tiến", "Sơn Tiến", None, OfficeLevel.COMMUNE, "UBND tỉnh")
PERIOD = (date(2022, 1, 1), date(2022, 12, 31))
PACKAGES = Path(__file__).parents[1] / "data" / "exchange" / "packages"
"""What was written once and is read for ever; `OUR_KEY` signed it, `OTHER_KEY` opens and confirms it."""
OUR_KEY = SecretKey(Secrets(b"\1" * 32, b"\2" * 32))
OTHER_KEY = SecretKey(Secrets(b"\3" * 32, b"\4" * 32))
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
                "p1",
                1,
                Petitioner("Trần Nuôi"),
                field="nông nghiệp",
                content="Đường hỏng.",
                answer=Answer("Chủ tịch", "Sẽ làm."),
            ),
            Petition(
                "p2",
                2,
                Petitioner("Kín Tiếng", "Thôn 1", "0900000000", confidential=True),
                assignment=Assignment("Phòng Kinh tế"),
            ),
        ),
        documents=(
            DocumentRecord(
                DocumentKind.NOTICE, 5, "TB-UBND", date(2022, 3, 21), PDF_HASH, "documents/2022/TB-UBND-0005-notice.pdf"
            ),
        ),
    )
