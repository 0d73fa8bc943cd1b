"""The session that a hot spot proposes: planned, with what is to be prepared, its day left to the office."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doithoai.domain.hotspots import Counts, HotSpot, Reason, Spot
from doithoai.domain.kinds import SessionKind, SessionState
from doithoai.register import history, preparations, sessions
from doithoai.register.connection import Register
from doithoai.work import thematic

LAND = "bảo vệ môi trường, giải phóng mặt bằng, cấp giấy chứng nhận quyền sử dụng đất"
COUNTS = Counts(sessions=3, petitions=3, newer=2, late=3, unanswered=3, unsatisfied=3)
HOT = HotSpot(
    Spot(1, None, "Thôn Khe Sắn", LAND),
    COUNTS,
    (Reason.REPEATED, Reason.LATE, Reason.UNANSWERED, Reason.UNSATISFIED),
    ("Thôn Khe Sắn",),
)
TODAY = date(2026, 11, 28)


def test_the_session_proposed_is_made_with_what_is_to_be_prepared(tmp_path: Path) -> None:
    with Register.create(tmp_path / "so.sdt") as register:
        uid = thematic.prepare(register, HOT, 30, TODAY)
        session = sessions.get(register, uid)
        assert (session.kind, session.state, session.starts_at) == (SessionKind.THEMATIC, SessionState.PLANNED, None)
        assert (session.fields, session.villages) == ((LAND,), ("Thôn Khe Sắn",))
        assert session.audience == "Nhân dân thôn Khe Sắn"
        (preparation,) = preparations.of_session(register, uid)
        assert preparation.material.endswith("đã nêu tại 3 hội nghị, trong đó 3 ý kiến, kiến nghị quá hạn")
        assert preparation.due == date(2026, 12, 28)
        history.undo(register)
        assert sessions.count(register) == 0, "one step"


@pytest.mark.parametrize(
    ("village", "ending"),
    [("Thôn An Phú", " tại thôn An Phú"), ("Phường 1", " tại Phường 1"), (None, "")],
)
def test_its_title_names_the_place_as_inside_a_sentence(village: str | None, ending: str) -> None:
    hot = replace(HOT, spot=replace(HOT.spot, village=village))
    assert thematic.title(hot) == f"Hội nghị đối thoại chuyên đề về {LAND}{ending}"
