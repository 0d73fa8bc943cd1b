"""Pages from what a document needs: every kind has its builder, and the same brief gives the same pages."""

from datetime import date, datetime
from pathlib import Path

from doithoai import paths
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.work import drawing, printing
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register


def test_every_kind_has_its_builder() -> None:
    assert set(drawing.BUILDERS) == set(DocumentKind)


def test_the_same_brief_gives_the_same_pages_watched_or_not(tmp_path: Path) -> None:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as register:
        sessions.add(
            register, [Session("s", side=Side.GOVERNMENT, title="Hội nghị", starts_at=datetime(2026, 3, 18, 8))]
        )
        source = printing.preview(register, Order(DocumentKind.MINUTES, "s"), date(2026, 3, 20)).source
    calls: list[int] = []
    plain = drawing.pages(source.brief, source.wording)
    watched = drawing.pages(source.brief, source.wording, lambda finished, _total: calls.append(finished))
    assert plain == watched
    assert len(calls) > 5
