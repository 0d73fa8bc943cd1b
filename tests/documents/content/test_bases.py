"""Legal bases and guidance: those of the brief, in the words of each kind; the office's own phrase in their place."""

from dataclasses import replace

import pytest

from documents.content.small_session import LAW, PROVINCIAL, make_brief
from doithoai.documents.content.announcement import build_announcement
from doithoai.documents.content.bases import basis_lines, cited
from doithoai.documents.content.frame import wording_of
from doithoai.documents.content.minutes import build_minutes
from doithoai.documents.content.passages import plain
from doithoai.documents.content.prose import Prose
from doithoai.documents.content.wording import Wording
from doithoai.domain.kinds import DocumentKind

GUIDANCE = "Hướng dẫn số 12-HD/BDV"


def prose(kind=DocumentKind.NOTICE, form="nd30", own="", **more):
    brief = make_brief(kind, form, guidance=(GUIDANCE,), **more)
    phrases = dict(wording_of(brief, None).phrases) | {"bases": own}
    return Prose(brief, Wording(phrases))


def test_a_sentence_names_the_bases_then_the_guidance():
    assert cited(prose()) == (LAW, PROVINCIAL, GUIDANCE)


@pytest.mark.parametrize(("form", "dash"), [("nd30", ""), ("hd05", "- "), ("hd36", "- ")])
def test_lines_over_the_text_say_which_is_a_basis_and_which_is_carried_out(form, dash):
    lines = basis_lines(prose(form=form, cites_bases=True, bases=(LAW,)))
    assert lines == [f"{dash}Căn cứ {LAW}", f"{dash}Thực hiện {GUIDANCE}"]


def test_an_office_that_does_not_want_them_has_none():
    assert basis_lines(prose()) == []


def test_the_office_s_own_phrase_stands_in_the_place_of_all():
    assert basis_lines(prose(own="Nghị quyết A\nNghị quyết B")) == ["Căn cứ Nghị quyết A", "Căn cứ Nghị quyết B"]
    assert cited(prose(own="Nghị quyết A")) == ["Nghị quyết A"]


@pytest.mark.parametrize("build", [build_minutes, build_announcement])
def test_an_office_without_any_cites_nothing(build):
    kind = DocumentKind.MINUTES if build is build_minutes else DocumentKind.ANNOUNCEMENT
    brief = replace(make_brief(kind), bases=(), guidance=(), cites_bases=True)
    text = "\n".join(plain(block) for block in build(brief).blocks() if hasattr(block, "runs"))
    assert "Căn cứ" not in text and "Thực hiện" not in text
