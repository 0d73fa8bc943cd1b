"""The connection to a PostgreSQL server: what is wrong with it, said in one line that holds no password."""

import pytest

from doithoai.domain.errors import AppError
from doithoai.exchange.errors import PublishRefused
from postgresql import Server

server = pytest.importorskip("doithoai.exchange.publish.server")
SECRET = "m4tkhau"


def refusal(url: str) -> AppError:
    with pytest.raises(PublishRefused) as caught, server.transaction(server.Address.of(url)) as connection:
        connection.execute("SELECT 1")
    assert SECRET not in f"{caught.value} {caught.value.params} {caught.value.detail} {caught.value.remedy}"
    error = caught.value  # the driver's words, which quote the address, go no further
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None
    return caught.value


@pytest.mark.parametrize(
    "url",
    [
        *(f"mysql://a:{SECRET}@h/d", SECRET, f"postgresql://h/d?{SECRET}=1", f"postgresql://a:{SECRET}@h:{SECRET}/d"),
        *(f"postgresql://a:p@{SECRET}@h/d", f"postgresql://a:1/{SECRET}@h/d", f"postgresql://a:{SECRET}/1@h/d"),
    ],
)
def test_what_is_no_address(url: str) -> None:
    assert str(refusal(url)) == "This is not the address of a PostgreSQL database."


def test_nobody_answers() -> None:
    error = refusal(f"postgresql://a:{SECRET}@127.0.0.1:1/d")
    assert str(error) == "No PostgreSQL server answers for the database 127.0.0.1:1/d."


def test_a_wrong_password(postgresql: Server) -> None:
    name = postgresql.new_database()
    postgresql.rows(name, "CREATE ROLE locked LOGIN PASSWORD 'right'")
    assert "does not accept" in str(refusal(f"{postgresql.url(name, 'locked')}&password={SECRET}"))
    assert "does not accept" in str(refusal(postgresql.url(name, "locked")))  # none at all
    with server.transaction(server.Address.of(f"{postgresql.url(name, 'locked')}&password=right")) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("locked",)


def test_a_database_that_is_not_there(postgresql: Server) -> None:
    assert "refused the connection" in str(refusal(postgresql.url("nowhere")))


def test_what_a_server_refuses_is_told_by_its_code_and_undone(postgresql: Server) -> None:
    name = postgresql.new_database()
    address = server.Address.of(postgresql.url(name))
    with pytest.raises(PublishRefused) as caught, server.transaction(address) as connection:
        connection.execute("CREATE TABLE made (a int CHECK (a > 0))")
        connection.execute("INSERT INTO made VALUES (-1)")
    assert "23514" in str(caught.value)
    assert postgresql.rows(name, "SELECT to_regclass('made')") == [(None,)]


def test_a_user_who_may_not_write(postgresql: Server) -> None:
    name = postgresql.new_database()
    postgresql.rows(name, "CREATE ROLE reader LOGIN")
    with (
        pytest.raises(PublishRefused, match="may not write"),
        server.transaction(server.Address.of(postgresql.url(name, "reader"))) as connection,
    ):
        connection.execute("CREATE SCHEMA doithoai")


def test_a_fault_of_the_work_undoes_it_too(postgresql: Server) -> None:
    name = postgresql.new_database()
    with pytest.raises(KeyError), server.transaction(server.Address.of(postgresql.url(name))) as connection:
        connection.execute("CREATE TABLE made (a int)")
        raise KeyError
    assert postgresql.rows(name, "SELECT to_regclass('made')") == [(None,)]


def test_a_connection_lost_at_the_very_end_is_said(postgresql: Server) -> None:
    name = postgresql.new_database()
    with (
        pytest.raises(PublishRefused, match="nobody knows"),
        server.transaction(server.Address.of(postgresql.url(name))) as connection,
    ):
        connection.execute("CREATE TABLE made (a int)")
        postgresql.rows(name, f"SELECT pg_terminate_backend({connection.info.backend_pid})")
