"""The other papers of a session: what they say, whom they keep private, and when there is nothing to write."""

from dataclasses import replace
from datetime import date

import pytest

from doithoai import paths
from doithoai.documents.brief import Brief
from doithoai.documents.content.announcement import build_announcement
from doithoai.documents.content.cover import build_cover
from doithoai.documents.content.invitation import build_invitation
from doithoai.documents.content.letters import NothingToWrite
from doithoai.documents.content.model import Document, Paragraph
from doithoai.documents.content.private_sheet import build_private_sheet
from doithoai.documents.content.reminder import build_reminder
from doithoai.documents.content.request import build_request
from doithoai.documents.content.results import build_results
from doithoai.documents.content.roster import build_roster, build_slip
from doithoai.documents.content.transfer import build_transfer
from doithoai.documents.formats.load import format_for
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import Session
from doithoai.exchange import data_file

DATA = data_file.read(paths.resource("sample", "sessions.json"))
DAY = date(2026, 11, 23)
BUILDERS = {
    DocumentKind.INVITATION: build_invitation,
    DocumentKind.ANNOUNCEMENT: build_announcement,
    DocumentKind.RESULTS: build_results,
    DocumentKind.ROSTER: build_roster,
    DocumentKind.SLIP: build_slip,
    DocumentKind.REMINDER: build_reminder,
    DocumentKind.TRANSFER: build_transfer,
    DocumentKind.REQUEST: build_request,
    DocumentKind.COVER: build_cover,
    DocumentKind.PRIVATE_SHEET: build_private_sheet,
}

LETTERS = (
    DocumentKind.REMINDER,
    DocumentKind.TRANSFER,
    DocumentKind.REQUEST,
    DocumentKind.COVER,
    DocumentKind.PRIVATE_SHEET,
)


def brief(kind: DocumentKind, session: Session, **more) -> Brief:
    form = format_for(session.side, DAY)
    symbol = "ĐU" if form.family == "party" else "UBND"
    return Brief(kind, session, DATA.office, form, DAY, number=7, body_symbol=symbol, archive_unit="VP", **more)


def said(document: Document) -> str:
    """Every word of the document, in reading order."""
    lines = [document.number_text, document.summary]
    blocks = [*document.blocks(), *(block for annex in document.annexes for block in annex.blocks())]
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append("".join(run.text for run in block.runs))
        else:
            lines += [" | ".join(row) for row in block.rows()]
    return "\n".join([*lines, *document.recipients])


LATE = next(s for s in DATA.sessions if s.side == "government" and s.starts_at and s.starts_at.year == 2026)


@pytest.mark.parametrize("kind", BUILDERS)
@pytest.mark.parametrize("place", range(len(DATA.sessions)))
def test_every_paper_of_every_session_is_whole(kind: DocumentKind, place: int) -> None:
    try:
        text = said(BUILDERS[kind](brief(kind, DATA.sessions[place])))
    except NothingToWrite:
        return
    assert "None" not in text
    assert "{" not in text


@pytest.mark.parametrize("kind", BUILDERS)
def test_an_empty_session_gives_a_paper_with_gaps_or_says_there_is_nothing(kind: DocumentKind) -> None:
    empty = Session("s", side=LATE.side)
    if kind in LETTERS:
        with pytest.raises(NothingToWrite):
            BUILDERS[kind](brief(kind, empty))
    else:
        assert "None" not in said(BUILDERS[kind](brief(kind, empty)))


def test_public_results_name_nobody() -> None:
    for session in DATA.sessions:
        text = said(build_results(brief(DocumentKind.RESULTS, replace(session, conclusion=None))))
        rows = text.split("\n")
        for petition in session.petitions:
            who = petition.petitioner
            assert (petition.content or "").split("\n")[0] in text
            if who and who.name:
                # A name may stand inside someone's words; it never stands as the petitioner's.
                assert not any(cell.strip().endswith(who.name) for row in rows for cell in row.split(" | ")[2:3])


def test_the_village_of_a_private_petitioner_is_not_shown() -> None:
    session = next(s for s in DATA.sessions if any(p.petitioner and p.petitioner.confidential for p in s.petitions))
    private = next(p for p in session.petitions if p.petitioner and p.petitioner.confidential)
    only = replace(session, petitions=(private,), conclusion=None)
    (row,) = [line for line in said(build_results(brief(DocumentKind.RESULTS, only))).split("\n") if " | " in line][:1]
    assert row.split(" | ")[2] == ""


def test_a_reminder_lists_what_is_late_and_by_how_much() -> None:
    late = [p for p in LATE.petitions if p.assignment and p.assignment.due and not p.written_answer]
    late = [p for p in late if p.assignment.due < DAY and p.outcome in (None, "open")]
    text = said(build_reminder(brief(DocumentKind.REMINDER, LATE)))
    assert late
    for petition in late:
        assert f"| {(DAY - petition.assignment.due).days}" in text
    lead = late[0].assignment.lead
    assert f"Kính gửi: {lead}." in said(build_reminder(brief(DocumentKind.REMINDER, LATE, addressee=lead)))
    with pytest.raises(NothingToWrite):
        build_reminder(brief(DocumentKind.REMINDER, LATE, addressee="Không có"))


def test_letters_have_no_type_name_and_a_letters_symbol() -> None:
    made = build_reminder(brief(DocumentKind.REMINDER, LATE))
    assert made.type_name == ""
    assert made.number_text == "Số: 07/UBND-VP"
    assert made.summary.startswith("V/v ")


def test_a_transfer_takes_the_petition_named() -> None:
    chosen = LATE.petitions[0]
    text = said(build_transfer(brief(DocumentKind.TRANSFER, LATE, petitions=(chosen.uid,), addressee="Sở Xây dựng")))
    assert "Kính gửi: Sở Xây dựng." in text
    assert (chosen.content or "").split("\n")[0] in text


def test_the_roster_has_everybody_once_and_room_for_more() -> None:
    text = said(build_roster(brief(DocumentKind.ROSTER, LATE)))
    for one in LATE.attendees:
        assert text.count(f"| {one.name} |") == 1
    assert text.count("|  |  |  | ") >= 15 or text.count(" | ") > len(LATE.attendees) * 4
