"""The signature block of a document: the rules of `resources/wording/signing.toml`, worded by the format."""

from collections.abc import Mapping
from functools import cache
from typing import NotRequired, TypedDict

from doithoai.documents.brief import Brief
from doithoai.documents.content.model import Signature
from doithoai.documents.content.names import name_words
from doithoai.documents.content.resource_tables import read_table
from doithoai.documents.formats.model import Family, Format
from doithoai.documents.formats.wording import authority_text
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.office import Leader
from doithoai.domain.people import bare_name
from doithoai.domain.session import Person, Session
from doithoai.domain.signing import Post, SideRules, Signing, as_leader, signing
from doithoai.domain.text import upper

SIDES = {Family.STATE: Side.GOVERNMENT, Family.PARTY: Side.PARTY}


@cache
def signing_rules(family: Family) -> SideRules:
    """How the side of ``family`` signs."""

    def side(tables: Mapping[str, _SideTable]) -> SideRules:
        return _rules(tables[family])

    return read_table("signing", side)


class _PostRow(TypedDict):
    """One post as it is typed."""

    position: str
    printed: str
    authority: str
    on_behalf_of: str
    unless: NotRequired[list[str]]


class _SideTable(TypedDict):
    """The table of one side as it is typed."""

    body: str
    head: str
    post: list[_PostRow]
    collective_deputies: NotRequired[bool]
    acting: NotRequired[list[str]]
    standing_board: NotRequired[str]


def _rules(table: _SideTable) -> SideRules:
    posts = tuple(
        Post(row["position"], row["printed"], row["authority"], row["on_behalf_of"], tuple(row.get("unless", ())))
        for row in table["post"]
    )
    return SideRules(
        table["body"],
        table["head"],
        posts,
        table.get("collective_deputies", False),
        tuple(table.get("acting", ())),
        table.get("standing_board", ""),
    )


def signature(brief: Brief) -> Signature:
    """The signature of a document issued by the office, by whoever may sign it on its date.

    One body issues it under one number: of a session held by both sides each makes its own, in its own format.
    """
    return _worded(_signing(brief, brief.format.family), brief.format)


def signs_for_standing_board(brief: Brief) -> bool:
    """True for a party document signed for the standing board, which then is also who speaks in it."""
    family = brief.format.family
    board = signing_rules(family).standing_board
    return bool(board) and _signing(brief, family).on_behalf_of.casefold().startswith(board.casefold())


def signer_names(brief: Brief) -> frozenset[str]:
    """The bare names of those who sign, in small letters."""
    return frozenset({signature(brief).name.casefold()}) - {""}


def signed_by(leader: Leader, form: Format) -> Signature:
    """How ``leader`` signs a paper of the format, by the rules of his own side."""
    family = next((family for family, side in SIDES.items() if side is leader.side), form.family)
    return _worded(as_leader(leader, signing_rules(family), name_words().titles), form)


def signed_by_leader(kind: DocumentKind) -> bool:
    """Whether a leader of the office signs papers of ``kind``: minutes are signed by those who held the session."""
    return kind is not DocumentKind.MINUTES and not kind.by_hand


def _signing(brief: Brief, family: Family) -> Signing:
    rules, titles = signing_rules(family), name_words().titles
    return signing(brief.leaders, brief.session.chair, SIDES[family], rules, titles, brief.signer)


def _worded(result: Signing, form: Format) -> Signature:
    """The lines of the block; an acting head signs for the body, ``Q.`` before the position."""
    if result.authority == "Q":
        lines = (authority_text(form, "TM", result.on_behalf_of),)
        return Signature(lines, authority_text(form, "Q", result.position), result.name)
    lines = (authority_text(form, result.authority, result.on_behalf_of),)
    return Signature(lines, upper(result.position), result.name)


def minutes_signatures(brief: Brief) -> tuple[Signature, ...]:
    """Who signs minutes: the minute taker left, the chair right (form 1.9; HD 05-HD/VPTW), then who chairs with him."""
    left, right = brief.format.texts.minutes_signers
    session = brief.session
    chairing = (session.chair, *session.co_chairs)
    return (
        Signature((left,), "", _signer(session.minute_taker)),
        *(Signature((right,), _post(person, session), _signer(person)) for person in chairing),
    )


def _post(person: Person | None, session: Session) -> str:
    """What one of several who chair is: alone the chair needs no post, together one must know who is who."""
    return upper((person.position or "") if person and session.co_chairs else "")


def _signer(person: Person | None) -> str:
    return bare_name(person.name, name_words().titles) if person else ""
