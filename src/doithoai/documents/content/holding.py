"""Who holds a session and how (Law 2025, Art. 43): several chairs, the way of holding, a cluster of villages.

Each is said only where the register holds it.
"""

from collections.abc import Iterator

from doithoai.documents.content.names import small_place
from doithoai.documents.content.prose import Prose
from doithoai.domain.kinds import Holding

_REMOTE = (Holding.ONLINE, Holding.SOCIAL_NETWORK)


def chairs(prose: Prose) -> str:
    """Everyone who chairs, the chair first: ``đồng chí A, Chủ tịch UBND xã; đồng chí B``; empty where none is known."""
    session = prose.brief.session
    people = (session.chair, *session.co_chairs)
    return "; ".join(text for text in map(prose.person, people) if text)


def place(prose: Prose) -> str:
    """Where it is held, and how; a gap for a place that is not known, unless nobody has to go to one."""
    say, session = prose.wording.say, prose.brief.session
    parts = []
    if session.place or session.holding not in _REMOTE:
        parts.append(say("place", place=session.place or say("long_gap")))
    return " ".join([*parts, *ways(prose)])


def ways(prose: Prose) -> Iterator[str]:
    """The way of holding and the villages that hold it together, a sentence each."""
    say, session = prose.wording.say, prose.brief.session
    if session.holding:
        yield say("holding", way=say(f"holding_{session.holding}"))
    if session.villages:
        yield say("villages", villages=", ".join(map(small_place, session.villages)))


def reason(prose: Prose) -> str:
    """Why it is held; empty where it is not known."""
    demand = prose.brief.session.demanded_by
    return prose.wording.say("demand", reason=prose.wording.say(f"demand_{demand}")) if demand else ""
