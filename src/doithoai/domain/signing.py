"""Who signs, and with which authority: TM., KT., Q., TL., TUQ. (Decree 30/2020/NĐ-CP, Article 13; HD 05-HD/VPTW).

Pure rules over rows of data (`resources/wording/signing.toml`): which posts of a side sign how, whom a deputy
signs for. How the lines look (``TM.`` or ``T/M``, upper case) is the format's business.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from doithoai.domain.errors import N_, InputRefused
from doithoai.domain.kinds import Side
from doithoai.domain.office import Leader
from doithoai.domain.people import Titles, bare_name
from doithoai.domain.session import Person

AUTHORITIES = ("TM", "KT", "Q", "TL", "TUQ")


@dataclass(frozen=True, slots=True)
class Post:
    """A post that signs, recognised by how a position begins.

    Attributes:
        position: how the position begins, e.g. ``Phó Chủ tịch``; the longest that fits is taken.
        printed: the position in the signature block, e.g. ``Phó Chủ tịch``.
        authority: one of `AUTHORITIES`.
        on_behalf_of: the body or post behind the authority.
        unless: words that make it another body's post (``Chủ tịch Hội Nông dân`` is no ``Chủ tịch``).
    """

    position: str
    printed: str
    authority: str
    on_behalf_of: str
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.authority not in AUTHORITIES:
            allowed = ", ".join(AUTHORITIES)
            raise InputRefused(
                "authority", N_("“{value}” is not one of: {known}."), value=self.authority, known=allowed
            )


@dataclass(frozen=True, slots=True)
class SideRules:
    """How one side signs.

    Attributes:
        body: the collective that is signed for, e.g. ``Ủy ban nhân dân``.
        head: the post of its head, e.g. ``Chủ tịch``.
        collective_deputies: a deputy signs for the collective, never for the head (party committees).
        acting: how a position of an acting head begins, e.g. ``Quyền``.
        standing_board: the smaller body that acts between meetings, e.g. ``Ban Thường vụ``; empty where there is none.
    """

    body: str
    head: str
    posts: tuple[Post, ...]
    collective_deputies: bool = False
    acting: tuple[str, ...] = ()
    standing_board: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """One signature, before it is worded: ``name`` is empty where it is to be written by hand."""

    authority: str
    on_behalf_of: str
    position: str
    name: str


def signing(
    leaders: Sequence[Leader], chair: Person | None, side: Side, rules: SideRules, titles: Titles, signer: str = ""
) -> Signing:
    """Who signs a document of ``side``, of those who may sign on its date.

    The one chosen signs; else the chair who is one of the leaders; else the first of the leaders; without leaders the
    chair by his position; and where that is no post of this side, the head, whose name is left to be written.

    Args:
        signer: uid of the leader chosen; one of another side leaves this side as it is.
    """
    candidates = [leader for leader in leaders if leader.side in (side, Side.JOINT)]
    if not candidates:
        return _by_position(chair, rules, titles)
    name = bare_name(chair.name, titles).casefold() if chair else ""
    chosen = [leader for leader in candidates if signer and leader.uid == signer]
    chairing = [leader for leader in candidates if bare_name(leader.name, titles).casefold() == name]
    return as_leader([*chosen, *chairing, *candidates][0], rules, titles)


def as_leader(leader: Leader, rules: SideRules, titles: Titles) -> Signing:
    """How a leader signs: as the office set it, gaps filled by the rules of the side."""
    authority = leader.authority or "TM"
    deputy = _deputy_of(leader.position)
    if authority == "KT" and rules.collective_deputies and deputy in {post.position for post in rules.posts}:
        # A collective decides by majority: its deputy signs for the collective (domain.md section 6).
        return Signing("TM", rules.body, leader.position, bare_name(leader.name, titles))
    default = {"TM": rules.body, "Q": rules.body, "KT": deputy or rules.head}.get(authority, rules.head)
    position = _without_acting(leader.position, rules) if authority == "Q" else leader.position
    behalf = leader.on_behalf_of if authority != "Q" or leader.on_behalf_of != position else None
    return Signing(authority, behalf or default, position, bare_name(leader.name, titles))


def _by_position(chair: Person | None, rules: SideRules, titles: Titles) -> Signing:
    """How someone signs of whom only name and position are known."""
    for part in _posts_held(chair.position if chair else None):
        acting = _without_acting(part, rules)
        post = _post(acting, rules)
        if chair and post:
            signed = Signing(post.authority, post.on_behalf_of, post.printed, bare_name(chair.name, titles))
            return signed if acting == part or post.authority != "TM" else replace(signed, authority="Q")
    return Signing("TM", rules.body, rules.head, "")


def _post(position: str, rules: SideRules) -> Post | None:
    """The post a position is, the longest match first."""
    folded = position.casefold()
    fitting = [post for post in rules.posts if re.match(rf"{re.escape(post.position.casefold())}\b", folded)]
    best = max(fitting, key=lambda post: len(post.position), default=None)
    if best and any(word.casefold() in folded for word in best.unless):
        return None
    return best


def _posts_held(position: str | None) -> Iterable[str]:
    """``Phó Bí thư Đảng ủy, Chủ tịch UBND xã`` is two posts."""
    return (part.strip() for part in re.split(r"[,;]|\bkiêm\b|\s[-–]\s", position or "") if part.strip())


def _without_acting(position: str, rules: SideRules) -> str:
    for word in rules.acting:
        if position.casefold().startswith(word.casefold() + " "):
            return position[len(word) :].strip()
    return position


def _deputy_of(position: str) -> str:
    """The post a deputy stands in for: ``Phó Chủ tịch`` → ``Chủ tịch``; empty when it is no deputy's."""
    first, _, rest = position.strip().partition(" ")
    if first.casefold() != "phó" or not rest:
        return ""
    head = re.sub(r"\s+(?:thường trực|phụ trách)$", "", rest, flags=re.IGNORECASE)
    return head[:1].upper() + head[1:]
