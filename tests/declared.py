"""Things made by hypothesis from their declarations: a new attribute of a thing is in every round trip at once."""

from datetime import date, datetime

from hypothesis import strategies as st

from doithoai.domain.office import Leader, OfficePeriod, Receiver, Term
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, DocumentRecord, Session
from doithoai.domain.shape import parts_of, something

# Everything that has rows of its own, with its table.
TABLES = {
    Session: "session",
    Attendee: "attendee",
    Petition: "petition",
    DocumentRecord: "document",
    OfficePeriod: "office_period",
    Leader: "leader",
    Receiver: "receiver",
    Term: "term",
}

ALPHABET = "abcđĐẮắậỷƠơỨữ 0129,.-/<>&\"'=\n\tộ"
words = st.text(ALPHABET, min_size=1, max_size=30).map(str.strip).filter(bool)

_VALUES = {
    str: words,
    bool: st.booleans(),
    date: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    datetime: st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(
        lambda moment: moment.replace(second=0, microsecond=0)
    ),
}
_CHECKED = {
    "uid": st.uuids().map(str),
    "sha256": st.binary(min_size=32, max_size=32).map(bytes.hex),
    "name": words.map(lambda name: " ".join(name.split())),
    "member": st.sampled_from(["documents/2022/TB-UBND-0005-notice.pdf", "a.pdf", "Biên bản.pdf"]),
}


def things(kind, **chosen):
    """Things of ``kind`` as the register and the data file keep them: NFC, no outer blanks, no group of nothing.

    Args:
        chosen: strategies for some of its parts.
    """
    return st.builds(kind, **{part.name: chosen.get(part.name, _values(part)) for part in parts_of(kind)})


def groups(kind):
    """A thing inside another one: None, or one of which something is known."""
    return st.none() | things(kind).filter(lambda thing: something(thing) is not None)


def _values(part):
    if part.is_group:
        return groups(part.kind) if part.optional else things(part.kind)
    single = _single(part)
    if part.packed:
        single = single.filter(lambda thing: something(thing) is not None)
    if part.many:
        return st.lists(single, max_size=3).map(tuple)
    if part.required:
        return single | st.just("") if part.kind is str and part.check in ("", "name") else single
    return st.none() | single


def _single(part):
    if part.check in _CHECKED:
        return _CHECKED[part.check]
    if part.kind is int:
        return st.integers(part.least, 2**31 - 1)
    if part.is_choice:
        return st.sampled_from(part.kind)
    return _VALUES[part.kind] if part.kind in _VALUES else things(part.kind)
