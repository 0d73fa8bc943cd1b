"""The thematic session that a hot spot proposes; in Vietnamese, as all that goes on paper."""

from datetime import date, timedelta

from doithoai.domain.errors import N_
from doithoai.domain.hotspots import Counts, HotSpot
from doithoai.domain.kinds import Demand, SessionKind, SessionState
from doithoai.domain.session import Session
from doithoai.register import petitions, preparations, sessions
from doithoai.register.connection import Register
from doithoai.register.preparations import Preparation

_COMMON = ("Thôn", "Xóm", "Bản", "Ấp", "Buôn", "Tổ", "Khối", "Khu", "Làng")


def title(hot: HotSpot) -> str:
    """What the proposed session is called."""
    where = f" tại {_small(hot.spot.village)}" if hot.spot.village else ""
    return f"Hội nghị đối thoại chuyên đề về {hot.spot.field}{where}"


def _small(village: str) -> str:
    """``thôn An Phú``: a common noun is small inside a sentence (Decree 30, Appendix II)."""
    return village[:1].lower() + village[1:] if village.split(" ", 1)[0] in _COMMON else village


def prepare(register: Register, hot: HotSpot, within_days: int, day: date) -> str:
    """Make the planned thematic session that is proposed, in one step; gives its uid.

    Its day is the office's to choose. What is to be prepared within so many days is written down with it.
    """
    uid = petitions.new_uid()
    where = hot.spot.village
    session = Session(
        uid,
        kind=SessionKind.THEMATIC,
        title=title(hot),
        state=SessionState.PLANNED,
        villages=(where,) if where else (),
        demanded_by=Demand.NEED,
        place=where,
        audience=f"Nhân dân {_small(where)}" if where else None,
        fields=(hot.spot.field,),
    )
    due = day + timedelta(days=within_days)
    with register.step(N_("Prepare a session on a theme")):
        sessions.create(register, session)
        preparations.put(register, uid, [Preparation(material(hot.counts), due=due)])
    return uid


def material(counts: Counts) -> str:
    """What is to be prepared, in Vietnamese as it goes to the agencies."""
    words = f"Báo cáo kết quả giải quyết {counts.petitions} ý kiến, kiến nghị đã nêu tại {counts.sessions} hội nghị"
    late = f", trong đó {counts.late} ý kiến, kiến nghị quá hạn" if counts.late else ""
    return words + late
