"""Beside the pages of a paper stands the form of that paper and of nothing else, from wherever one comes to it."""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest

from doithoai.desktop.documents.maker import Maker
from doithoai.desktop.documents.page import DocumentsPage
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.targets import DraftTarget, SessionTarget
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.work.printing import Order

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
ORDERS = [
    Order(DocumentKind.CORRECTION, "", corrects="a document"),
    *(Order(kind, "", period=YEAR) for kind in DocumentKind if kind.of_period),
    *(Order(kind, uid) for kind in DocumentKind for uid in ("s2024", "s2026") if not kind.of_period),
]


def foreign_parts(make: Maker, order: Order) -> list[str]:
    """What stands beside a paper and belongs to another one, or does not stand there and belongs to it."""
    kind, session = order.kind, make.feed.session
    parts = {
        "the choice of a session": (make.session_choice, not order.period and not order.corrects),
        "the period, or what is corrected": (make.covers, bool(order.period or order.corrects)),
        "a session's words": (make.feed, not kind.of_period and kind is not DocumentKind.CORRECTION),
        "misprints": (make.misprints, order.corrects is not None),
        "a report's passages": (make.words, kind is DocumentKind.REPORT),
    }
    wrong = [name for name, (part, own) in parts.items() if part.isVisibleTo(make) != own]
    if make.feed.isVisibleTo(make) and (session is None or session.uid != order.session_uid):
        wrong.append("another session's words")
    return [f"{kind} of {order.session_uid or order.period}: {name}" for name in wrong]


def test_every_kind_after_every_other_shows_its_own_fields(qtbot: Any, shell: Any) -> None:
    make = Maker(shell)
    qtbot.addWidget(make)
    make.offer()
    wrong = []
    for before, order in product(ORDERS[:3], ORDERS):
        for step in (before, order, before):
            make.show_order(step)
            wrong += foreign_parts(make, step)
    assert not wrong


def test_a_kind_chosen_by_hand_shows_its_own_fields(qtbot: Any, shell: Any) -> None:
    """Of what is of a period, for the month or the year of the session that is chosen."""
    make = Maker(shell)
    qtbot.addWidget(make)
    make.offer()
    wrong = []
    for order in ORDERS[:4]:
        for kind in DocumentKind:
            make.show_order(order)
            make.kind.set_value(kind)
            make.kind.saved.emit(kind)
            uid = make.session_choice.currentData()
            wrong += foreign_parts(make, Order(kind, uid, period=order.period if kind is order.kind else None))
    assert not [
        line for line in wrong if not line.endswith(("the period, or what is corrected", "the choice of a session"))
    ]


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window(*(entry.load() for entry in PAGES))


def test_every_kind_from_every_page_shows_its_own_fields(window: MainWindow) -> None:
    wrong = []
    for number, entry in enumerate(PAGES):
        for order in ORDERS[number % 3 :: 3]:
            window.go(entry.key)
            window.go("documents", DraftTarget(order))
            assert isinstance(window.page, DocumentsPage)
            wrong += [f"from {entry.key}: {line}" for line in foreign_parts(window.page.make, order)]
    assert not wrong


def test_the_plan_of_the_year_asked_for_on_the_page_of_sessions_takes_no_words_of_a_session(window: MainWindow) -> None:
    window.go("documents", DraftTarget(Order(DocumentKind.MINUTES, "s2024")))
    window.go("sessions", SessionTarget("s2024"))
    assert isinstance(window.page, SessionsPage)
    window.page.show_plan()
    assert isinstance(window.page, DocumentsPage)
    order = window.page.make.order()
    assert order is not None
    assert order.kind is DocumentKind.PLAN
    assert not foreign_parts(window.page.make, order)
    assert not window.page.make.feed.place.isVisible()
