"""Keeping a PostgreSQL database in step with a register; who asked to be kept private stays at home."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from doithoai.domain.errors import N_
from doithoai.domain.privacy import Subject, blanked, personal_data
from doithoai.domain.session import Session
from doithoai.domain.text import fold
from doithoai.exchange.errors import PublishRefused
from doithoai.i18n import gettext as _
from doithoai.register import published, sessions
from doithoai.register.connection import Register, Row
from doithoai.register.published import Table
from doithoai.work import privacy

if TYPE_CHECKING:
    from doithoai.exchange.publish.tables import Changes

_TABLES = {
    published.OFFICE.name: N_("Offices: {rows} (added {added}, changed {changed}, removed {removed})"),
    published.SESSION.name: N_("Sessions: {rows} (added {added}, changed {changed}, removed {removed})"),
    published.PETITION.name: N_("Petitions: {rows} (added {added}, changed {changed}, removed {removed})"),
}


def publish(register: Register, url: str, now: datetime, *, with_private: bool = False) -> dict[str, "Changes"]:
    """Bring the database at ``url`` in step with the register, in one transaction; what was done, table by table.

    Args:
        with_private: names that were to be kept private, and telephones, go along.

    Raises:
        PublishRefused: the database is as it was.
    """
    try:
        from doithoai.exchange.publish import server, tables
    except ImportError as error:
        raise PublishRefused(
            N_("Publishing needs the package psycopg, which is not installed."),
            remedy=N_("Install it: pip install 'psycopg[binary]'."),
            detail=type(error).__name__,
        ) from error
    address = server.Address.of(url)
    with register.snapshot():
        identity = published.identity(register, now.date())
        if identity is None:
            raise PublishRefused(N_("The register has no office and no session yet: there is nothing to publish."))
        private = [] if with_private else privacy.everyone(register)
        openly = _Openly(register, private) if private else None

        def rows(table: Table) -> Iterable[Row]:
            every = published.each(register, table, now.date(), with_private=with_private)
            return openly.rows(table, every) if openly else every

        with server.transaction(address) as connection:
            is_new = tables.prepare(connection, identity)
            changes = (tables.fill if is_new else tables.update)(connection, rows)
            tables.note(connection, identity, now, with_private=with_private)
    return changes


def lines(changes: dict[str, "Changes"], *, with_private: bool) -> list[str]:
    """What was done, for a person."""
    counts = [
        _(_TABLES[name]).format(rows=part.rows, added=part.added, changed=part.changed, removed=part.removed)
        for name, part in changes.items()
    ]
    if with_private:
        return [*counts, _("With the names that were to be kept private, and telephones: limit who may read it.")]
    return [*counts, _("Names that were to be kept private, and telephones, were left out.")]


class _Openly:
    """Blanks, in words of rows, those who asked to be kept private: each text is looked at, few are changed.

    Args:
        subjects: all of the register who asked for it.
    """

    def __init__(self, register: Register, subjects: Iterable[Subject]) -> None:
        self._register = register
        self._everyone = privacy.sought(subjects)
        self._of(Session(""))

    def _of(self, session: Session) -> None:
        self._uid, self._names = session.uid, privacy.open_names(session)
        self._private = privacy.private_among(session, self._everyone)

    def rows(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of a table, names blanked in its words."""
        for row in rows:
            uid = row[table.session] if table.session is not None else ""
            changed = {place: self._openly(uid, row[place]) for place in table.words if self._may_name(row[place])}
            yield tuple(changed.get(place, value) for place, value in enumerate(row)) if changed else row

    def _may_name(self, text: str | None) -> bool:
        return bool(text) and bool(personal_data(str(text), self._everyone))

    def _openly(self, uid: str, text: str) -> str:
        if uid != self._uid:  # the rows of a session come together
            self._of(sessions.get(self._register, uid))
        pieces = (piece for piece, certain in self._private.pieces(text) if certain)
        return blanked(text, [piece for piece in pieces if fold(piece.person) not in self._names])
