"""The connection to a PostgreSQL server: one transaction, its errors as ours, its password never in a text."""

import contextlib
from collections.abc import Iterator
from typing import Any, Self

import psycopg
from psycopg import conninfo, pq
from psycopg.rows import TupleRow

from doithoai.domain.errors import N_
from doithoai.exchange.errors import PublishRefused

SCHEMES = ("postgresql://", "postgres://")
_CONNECT_SECONDS = 10
_UNTOUCHED = N_("The database is as it was.")
# SQLSTATE, whole or the class of it (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_STATES = {
    "42501": N_("The user of the database {place} may not write there."),
    "53": N_("The server of the database {place} has no room or no memory left."),
    "25006": N_("The database {place} may only be read."),
    "55P03": N_("Another program holds the tables of the database {place}."),
    "40": N_("Another program holds the tables of the database {place}."),
}
_LOST = ("08", "57P")

Connection = psycopg.Connection[TupleRow]


class Address:
    """Where a database is; only `place` is for eyes."""

    def __init__(self, url: str, parameters: dict[str, Any]) -> None:
        self._url = url
        host = str(parameters.get("host") or parameters.get("hostaddr") or "localhost")
        name = parameters.get("dbname") or parameters.get("user") or ""
        self.place = f"{host}:{parameters.get('port') or 5432}/{name}"

    @classmethod
    def of(cls, text: str) -> Self:
        """Read an address; the driver's own words about a wrong one are not passed on: they quote it.

        Raises:
            PublishRefused: it is none.
        """
        if not text.startswith(SCHEMES):
            raise _not_an_address()
        try:
            parameters = dict(conninfo.conninfo_to_dict(text))
        except psycopg.Error:
            raise _not_an_address() from None
        # A sign of the address inside a password would make a part of it the server's name.
        port, names = str(parameters.get("port") or ""), f"{parameters.get('host')} {parameters.get('dbname')}"
        if "@" in names or (port and not port.replace(",", "").isdigit()):
            raise _not_an_address()
        return cls(text, parameters)

    def connect(self) -> Connection:
        """Open a connection; the caller closes it."""
        try:
            return psycopg.connect(
                self._url, connect_timeout=_CONNECT_SECONDS, client_encoding="UTF8", application_name="doithoai"
            )
        except psycopg.Error as error:
            raise self._refused(error) from None

    def _refused(self, error: psycopg.Error) -> PublishRefused:
        """Why there is no connection: of that libpq gives no code, but it says whether a server answers at all."""
        attempt = error.pgconn
        if attempt is not None and (attempt.needs_password or attempt.used_password):
            return PublishRefused(
                N_("The server of the database {place} does not accept the name or the password."),
                remedy=N_("Check both, and the name of the database, in the address or in the file .pgpass."),
                place=self.place,
            )
        if pq.PGconn.ping(self._url.encode()) == pq.Ping.OK:
            return PublishRefused(
                N_("The server of the database {place} refused the connection."),
                remedy=N_("Check the names of the user and of the database."),
                place=self.place,
            )
        return PublishRefused(
            N_("No PostgreSQL server answers for the database {place}."),
            remedy=N_("Check the address and the network."),
            place=self.place,
        )


def _not_an_address() -> PublishRefused:
    return PublishRefused(
        N_("This is not the address of a PostgreSQL database."),
        remedy=N_("Write it as postgresql://user@server:port/database; leave the password to the file .pgpass."),
    )


@contextlib.contextmanager
def transaction(address: Address) -> Iterator[Connection]:
    """A connection whose work stands as a whole when the block ends well, and not at all when it does not.

    Raises:
        PublishRefused: there is no connection, or the server refused something; what it did is undone.
    """
    with contextlib.closing(address.connect()) as connection:
        try:
            yield connection
        except psycopg.Error as error:
            raise of_server(error, address.place, is_broken=connection.broken) from None
        try:
            connection.commit()
        except psycopg.OperationalError:
            raise PublishRefused(
                N_("The connection to {place} was lost at the very end: nobody knows whether it was done."),
                remedy=N_("Publish once more: what is there already stays."),
                place=address.place,
            ) from None
        except psycopg.Error as error:
            raise of_server(error, address.place) from None


def of_server(error: psycopg.Error, place: str, *, is_broken: bool = False) -> PublishRefused:
    """What the server said, by its code; its own words may quote a row."""
    state = error.sqlstate or ""
    if is_broken or state.startswith(_LOST):
        message = N_("The connection to the database {place} was lost.")
        return PublishRefused(message, remedy=_UNTOUCHED, detail=state, place=place)
    message = next((text for start, text in _STATES.items() if state.startswith(start)), "")
    message = message or N_("The database {place} refused the rows (code {state}).")
    return PublishRefused(message, remedy=_UNTOUCHED, detail=state, place=place, state=state or "?")
