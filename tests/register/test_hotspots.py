"""What the register counts for hot spots: as it was known on a day, and not what came later."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from doithoai.domain.hotspots import ANY_OFFICE, Counts, HotSpot, Spot, Thresholds
from doithoai.domain.kinds import Competence, OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Answer, Assignment, Extension, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Session, SessionOffice
from doithoai.register import hotspots, offices, petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.hotspots import OfSpot
from doithoai.register.petitions import Filter

LIMITS = Thresholds(365, 2, 2, 3, 150, 1, 2, 30, 1, 2, 30)
FIELD = "đất đai"
MARCH, AUGUST = date(2026, 3, 2), date(2026, 8, 3)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "so.sdt") as register:
        office = Office("42", "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE)
        offices.set_periods(register, "42", [OfficePeriod(office)])
        yield register


def petition(uid: str, **parts: object) -> Petition:
    """One of the village about land."""
    usual = Petition(uid, petitioner=Petitioner("Lê Văn A", "Thôn An Phú"), field=FIELD, content="Đường hỏng.")
    return Petition(**{**{name: getattr(usual, name) for name in usual.__slots__}, **parts})  # type: ignore[arg-type]


def hold(register: Register, day: date, *petitions: Petition, office: SessionOffice | None = None) -> None:
    begins = datetime(day.year, day.month, day.day, 8)
    uid = f"s-{petitions[0].uid}"
    sessions.add(register, [Session(uid, starts_at=begins, petitions=petitions, office=office)])


def counted(register: Register, day: date) -> Counts:
    (counts,) = hotspots.counts(register, LIMITS, day).values()
    return counts


def test_sessions_and_petitions_within_the_days(register: Register) -> None:
    hold(register, MARCH, petition("a"), petition("b"))
    hold(register, AUGUST, petition("c"))
    hold(register, MARCH - timedelta(days=400), petition("old"))
    counts = counted(register, AUGUST)
    assert (counts.sessions, counts.petitions, counts.newer) == (2, 3, 3)
    assert counted(register, date(2026, 12, 31)).newer == 1
    assert counted(register, MARCH).petitions == 2, "what is raised later is not known yet"


def test_an_answer_is_late_from_the_day_after_its_date_on_and_stays_so(register: Register) -> None:
    due = MARCH + timedelta(days=15)
    assignment, answer = Assignment("Phòng Kinh tế", due=due), WrittenAnswer("1/UBND", due + timedelta(days=20))
    hold(register, MARCH, petition("a", assignment=assignment, written_answer=answer))
    assert [counted(register, due + timedelta(days=days)).late for days in (0, 1, 20, 100)] == [0, 1, 1, 1]
    unanswered = [counted(register, MARCH + timedelta(days=days)).unanswered for days in (29, 30, 34, 35)]
    assert unanswered == [0, 1, 1, 0], "open for thirty days, then answered on the 35th"


def test_a_date_moved_later_is_taken_as_it_stood(register: Register) -> None:
    due, later = MARCH + timedelta(days=15), MARCH + timedelta(days=60)
    moved = Extension(due, later, "Chờ vốn", datetime(2026, 4, 1, 8))
    hold(register, MARCH, petition("a", assignment=Assignment("Phòng Kinh tế", due=later), extensions=(moved,)))
    days = (due, due + timedelta(days=1), date(2026, 4, 2), later + timedelta(days=1))
    assert [counted(register, day).late for day in days] == [0, 1, 0, 1]


def test_a_matter_brought_up_after_it_was_settled_is_unsatisfied(register: Register) -> None:
    answered = Answer("Chủ tịch", "Sẽ làm.")
    hold(register, MARCH, petition("a", matter="m", answer=answered), petition("b", matter="m", answer=answered))
    assert counted(register, MARCH).unsatisfied == 0, "said twice in one session is said once"
    hold(register, AUGUST, petition("c", matter="m"))
    assert counted(register, AUGUST).unsatisfied == 1


def test_a_matter_that_is_still_open_is_not_unsatisfied(register: Register) -> None:
    hold(register, MARCH, petition("a", matter="m"))
    hold(register, AUGUST, petition("c", matter="m"))
    assert counted(register, AUGUST).unsatisfied == 0


def test_what_a_lower_level_may_settle_jumped_levels(register: Register) -> None:
    levels = (Competence.COMMUNE, Competence.DISTRICT, Competence.PROVINCE, Competence.CENTRE, None)
    hold(register, MARCH, *(petition(str(level), competence=level) for level in levels))
    assert counted(register, MARCH).jumped == 2


def test_each_office_has_places_of_its_own(register: Register) -> None:
    commune = SessionOffice("18163", "UBND xã Sơn Tiến")
    hold(register, MARCH, petition("a"))
    hold(register, MARCH, petition("b"), office=commune)
    spots = hotspots.counts(register, LIMITS, MARCH)
    assert [(spot.unit, spot.village, spot.field) for spot in spots] == [
        (None, "Thôn An Phú", FIELD),
        ("UBND xã Sơn Tiến", "Thôn An Phú", FIELD),
    ]
    assert all(isinstance(spot, Spot) for spot in spots)
    assert all(counts.jumped == 0 for counts in spots.values())


def test_a_commune_s_villages_are_its_own_whoever_held_the_session(register: Register) -> None:
    offices.set_periods(register, "20", [OfficePeriod(Office("20", "UBND xã Mới", level=OfficeLevel.COMMUNE))])
    hold(register, MARCH, petition("a"), office=SessionOffice("11", "UBND xã Đông"))
    hold(register, AUGUST, petition("b"))
    ((spot, counts),) = hotspots.counts(register, LIMITS, AUGUST).items()
    assert (spot.office, spot.unit, counts.sessions) == (ANY_OFFICE, None, 2)
    hot = HotSpot(spot, counts, (), ("Thôn An Phú",))
    behind = OfSpot(hot, LIMITS.period(AUGUST))
    assert petitions.count(register, Filter(counted=behind)) == 2


def test_what_is_in_the_bin_counts_nowhere(register: Register) -> None:
    hold(register, MARCH, petition("a"))
    sessions.discard(register, "s-a")
    assert hotspots.counts(register, LIMITS, MARCH) == {}


def test_the_days_on_which_a_list_may_change(register: Register) -> None:
    due = MARCH + timedelta(days=15)
    hold(register, MARCH, petition("a", assignment=Assignment("Phòng Kinh tế", due=due)))
    assert hotspots.days_of_sessions(register, MARCH, AUGUST) == [MARCH, due + timedelta(days=1)]
