"""Whatever a session holds or lacks, its documents are whole: no gap in the code shows, no word is lost or doubled."""

import re
from dataclasses import replace
from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.content.small_session import OFFICE, all_text, make_brief, paragraphs
from doithoai.documents.content.minutes import build_minutes
from doithoai.documents.content.notice import build_notice
from doithoai.documents.content.prose import typed_lines
from doithoai.domain.kinds import AnswerForm, DocumentKind, Role, Salutation, SessionKind, Side
from doithoai.domain.office import Office
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, Person, Session

BUILDERS = {DocumentKind.MINUTES: build_minutes, DocumentKind.NOTICE: build_notice}
DAYS = st.dates(date(2016, 1, 1), date(2035, 12, 31))
TIMES = st.datetimes(datetime(2016, 1, 1), datetime(2035, 12, 31))
NAMES = st.text("abcđêơuÂĐáạ .,-()", max_size=12) | st.sampled_from(["Trần Văn Đãng", "bà Chắt", "Ông", "TS."])
WORDS = NAMES | st.text(max_size=30).map(lambda text: re.sub(r"[{}]|None", "", text))


def maybe(strategy):
    return st.none() | strategy


PERSONS = st.builds(Person, NAMES, maybe(WORDS))
ATTENDEES = st.builds(Attendee, NAMES, maybe(WORDS), maybe(WORDS), maybe(st.sampled_from(Role)), maybe(st.booleans()))
ASSIGNMENTS = st.builds(
    Assignment,
    maybe(WORDS),
    st.lists(WORDS, max_size=3).map(tuple),
    maybe(DAYS),
    maybe(st.sampled_from(AnswerForm)),
)
PETITIONS = st.builds(
    Petition,
    st.uuids().map(str),
    maybe(st.integers(1, 40)),
    maybe(
        st.builds(
            Petitioner,
            maybe(NAMES),
            maybe(NAMES),
            salutation=maybe(st.sampled_from(Salutation)),
            confidential=maybe(st.booleans()),
        )
    ),
    maybe(st.sampled_from(["văn hóa, giáo dục, y tế", "lạ"])),
    maybe(WORDS),
    answer=maybe(st.builds(Answer, maybe(WORDS), maybe(WORDS))),
    assignment=maybe(ASSIGNMENTS),
)
SESSIONS = st.builds(
    Session,
    st.just("s"),
    kind=maybe(st.sampled_from(SessionKind)),
    side=maybe(st.sampled_from(Side)),
    title=maybe(WORDS),
    starts_at=maybe(TIMES),
    ends_at=maybe(TIMES),
    place=maybe(WORDS),
    audience=maybe(WORDS),
    chair=maybe(PERSONS),
    minute_taker=maybe(PERSONS),
    citizens_present=maybe(st.integers(0, 3000)),
    opening=maybe(WORDS),
    conclusion=maybe(WORDS),
    attendees=st.lists(ATTENDEES, max_size=5).map(tuple),
    petitions=st.lists(PETITIONS, max_size=6).map(tuple),
)
KINDS = st.sampled_from(list(BUILDERS))
FORMATS = st.sampled_from(["nd30", "hd36", "hd05"])
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _marked(session):
    """The session with a mark of its own in each petition's words."""
    petitions = tuple(
        replace(one, content=f"⟦{number}⟧ {one.content or ''}") for number, one in enumerate(session.petitions)
    )
    return replace(session, petitions=petitions)


@QUICK
@given(SESSIONS, KINDS, FORMATS, DAYS, maybe(st.integers(1, 200)), st.sampled_from([OFFICE, Office()]))
def test_any_session_gives_a_document_without_holes(session, kind, form, day, number, office):
    brief = make_brief(kind, form, session, day, number=number, office=office, draft=number is None)
    text = all_text(BUILDERS[kind](brief))
    assert "None" not in text
    assert not re.search(r"\{\w*\}", text)


@QUICK
@given(SESSIONS, FORMATS)
def test_the_minutes_give_each_petition_s_words_once(session, form):
    text = all_text(build_minutes(make_brief(DocumentKind.MINUTES, form, _marked(session))))
    for number in range(len(session.petitions)):
        assert text.count(f"⟦{number}⟧") == 1


@QUICK
@given(SESSIONS, FORMATS)
def test_the_notice_gives_the_words_of_each_assigned_petition_once(session, form):
    text = all_text(build_notice(make_brief(DocumentKind.NOTICE, form, _marked(session))))
    for number, one in enumerate(session.petitions):
        assert text.count(f"⟦{number}⟧") == (1 if one.assignment else 0)


@QUICK
@given(st.text(min_size=1), FORMATS)
def test_what_a_person_typed_is_printed_as_typed(words, form):
    session = Session("s", opening=words, conclusion=words, petitions=(Petition("p", content=words),))
    told = "\n".join(paragraphs(build_minutes(make_brief(DocumentKind.MINUTES, form, session))))
    for line in typed_lines(words):
        assert told.count(line) >= 3


@QUICK
@given(SESSIONS, KINDS, FORMATS)
def test_a_confidential_name_is_never_told(session, kind, form):
    hidden = tuple(
        replace(one, petitioner=Petitioner("Zyx Wvu", "Qrs Tpo", "0912345678", confidential=True))
        for one in session.petitions
    )
    document = BUILDERS[kind](make_brief(kind, form, replace(session, petitions=hidden)))
    text = all_text(document)
    assert not any(secret in text for secret in ("Zyx Wvu", "Qrs Tpo", "0912345678"))


@QUICK
@given(SESSIONS)
def test_titles_never_reach_a_signature(session):
    named = replace(session, chair=Person("Đồng chí TS. Phan Lưu", "Chủ tịch"), minute_taker=Person("Bà Mai"))
    names = [one.name for one in build_minutes(make_brief(DocumentKind.MINUTES, session=named)).signatures]
    assert names == ["Mai", "Phan Lưu"]
