"""The tables of the database: made, filled, kept in step, and left alone where they are not ours."""

from datetime import datetime

import pytest

from doithoai.exchange.errors import PublishRefused
from doithoai.register.published import OFFICE, PETITION, SESSION, TABLES, Identity, Table
from postgresql import Server

server = pytest.importorskip("doithoai.exchange.publish.server")
tables = pytest.importorskip("doithoai.exchange.publish.tables")

NOW = datetime(2026, 5, 1, 8)
OURS = Identity("r1", "42", "UBND tỉnh")
DEFAULTS = {"fields": "[]", "villages": "[]", "supporting": "[]", "moves": "[]", "officials": 0, "citizens": 0}
FLAGS = ("own", "has_record", "answered", "assigned", "answered_in_writing", "settled")


def row(table: Table, **values: object) -> tuple[object, ...]:
    filled = DEFAULTS | dict.fromkeys(FLAGS, 0) | values
    return tuple(filled.get(column) for column in table.columns)


def publish(postgresql: Server, name: str, content: dict[Table, list], identity: Identity = OURS) -> dict:
    with server.transaction(server.Address.of(postgresql.url(name))) as connection:
        is_new = tables.prepare(connection, identity)
        changes = (tables.fill if is_new else tables.update)(connection, lambda table: content[table])
        tables.note(connection, identity, NOW, with_private=False)
    return {key: (part.added, part.changed, part.removed, part.rows) for key, part in changes.items()}


def content(*petitions: tuple[str, str], session: str = "s1") -> dict[Table, list]:
    return {
        OFFICE: [row(OFFICE, uid="o1", code="42", own=1)],
        SESSION: [row(SESSION, uid=session, office="o1", title="Hội nghị\t\\N\n\"'", fields='["đất đai"]')],
        PETITION: [row(PETITION, uid=uid, session=session, content=words) for uid, words in petitions],
    }


@pytest.fixture
def database(postgresql: Server) -> str:
    return postgresql.new_database()


def test_filled_at_once_then_only_what_differs_is_written(postgresql: Server, database: str) -> None:
    first = publish(postgresql, database, content(("p1", "Đường hỏng."), ("p2", "Cầu hỏng."), ("p3", "Điện yếu.")))
    assert first == {"office": (1, 0, 0, 1), "session": (1, 0, 0, 1), "petition": (3, 0, 0, 3)}
    places = "SELECT uid, ctid::text FROM doithoai.petition ORDER BY uid"
    before = postgresql.rows(database, places)
    again = publish(postgresql, database, content(("p1", "Đường hỏng."), ("p2", "Cầu đã sửa."), ("p4", "Thiếu nước.")))
    assert again["petition"] == (1, 1, 1, 3)
    assert again["session"] == (0, 0, 0, 1)
    after = postgresql.rows(database, places)
    assert after[0] == before[0]  # p1 was not written anew
    texts = postgresql.rows(database, "SELECT uid, content FROM doithoai.petition ORDER BY uid")
    assert texts == [("p1", "Đường hỏng."), ("p2", "Cầu đã sửa."), ("p4", "Thiếu nước.")]
    assert postgresql.rows(database, "SELECT title, fields FROM doithoai.session") == [
        ("Hội nghị\t\\N\n\"'", ["đất đai"])
    ]


def test_petitions_move_to_another_session_and_the_old_one_goes(postgresql: Server, database: str) -> None:
    publish(postgresql, database, content(("p1", "a")))
    moved = publish(postgresql, database, content(("p1", "a"), session="s2"))
    assert (moved["session"], moved["petition"]) == ((1, 0, 1, 1), (0, 1, 0, 1))


def test_who_reads_meanwhile_sees_the_rows_of_before(postgresql: Server, database: str) -> None:
    publish(postgresql, database, content(("p1", "a")))
    with server.transaction(server.Address.of(postgresql.url(database))) as connection:
        tables.prepare(connection, OURS)
        tables.update(connection, lambda table: content(("p1", "b"))[table])
        assert postgresql.rows(database, "SELECT content FROM doithoai.petition") == [("a",)]
    assert postgresql.rows(database, "SELECT content FROM doithoai.petition") == [("b",)]


def test_one_program_publishes_at_a_time(postgresql: Server, database: str) -> None:
    with server.transaction(server.Address.of(postgresql.url(database))) as connection:
        tables.prepare(connection, OURS)
        with pytest.raises(PublishRefused, match="Another program is publishing"):
            publish(postgresql, database, content())


def refuse(postgresql: Server, name: str, words: str, identity: Identity = OURS) -> None:
    """It is refused, and nothing in the database is another than before."""
    relations = "SELECT oid, relname, relfilenode FROM pg_class WHERE oid > 16000 ORDER BY oid"
    before = postgresql.rows(name, relations)
    with pytest.raises(PublishRefused, match=words):
        publish(postgresql, name, content(("p9", "z")), identity)
    assert postgresql.rows(name, relations) == before


@pytest.mark.parametrize(
    ("made", "table"),
    [
        ("CREATE TABLE hoso (id int)", "public.hoso"),
        ("CREATE SCHEMA doithoai; CREATE TABLE doithoai.petition (id int)", "doithoai.petition"),
        ("CREATE SCHEMA doithoai; CREATE TABLE doithoai.about (id int)", "doithoai.about"),
    ],
)
def test_the_database_of_another_program_is_left_alone(
    postgresql: Server, database: str, made: str, table: str
) -> None:
    postgresql.rows(database, made)
    refuse(postgresql, database, f"another program: it has the table {table}")


def test_tables_of_others_that_came_later_do_no_harm(postgresql: Server, database: str) -> None:
    publish(postgresql, database, content())
    postgresql.rows(database, "CREATE TABLE dashboard (id int)")
    publish(postgresql, database, content(("p1", "a")))
    assert postgresql.rows(database, "SELECT count(*) FROM doithoai.petition") == [(1,)]


def test_an_empty_schema_that_an_administrator_made_serves(postgresql: Server, database: str) -> None:
    postgresql.rows(
        database,
        "DO $$ BEGIN IF to_regrole('writer') IS NULL THEN CREATE ROLE writer LOGIN; END IF; END $$; "
        "CREATE SCHEMA doithoai AUTHORIZATION writer",
    )
    with server.transaction(server.Address.of(postgresql.url(database, "writer"))) as connection:
        assert tables.prepare(connection, OURS)
        tables.fill(connection, lambda table: content()[table])


@pytest.fixture(scope="module")
def filled(postgresql: Server) -> str:
    name = postgresql.new_database()
    publish(postgresql, name, content(("p1", "a")))
    return name


def test_another_register_is_not_published_over_it(postgresql: Server, filled: str) -> None:
    refuse(postgresql, filled, "another register, that of UBND tỉnh", Identity("r2", "40", "UBND tỉnh Nghệ An"))


def test_what_a_newer_program_wrote_is_left_alone(postgresql: Server, database: str) -> None:
    publish(postgresql, database, content(("p1", "a")))
    postgresql.rows(database, "UPDATE doithoai.about SET structure = 2")
    refuse(postgresql, database, "newer version of the program \\(structure 2\\)")


def test_an_encoding_without_vietnamese_is_refused(postgresql: Server) -> None:
    name = postgresql.new_database("ENCODING 'LATIN1' TEMPLATE template0")
    refuse(postgresql, name, "encoding is not UTF8")


def test_a_row_that_the_server_refuses_undoes_everything(postgresql: Server, database: str) -> None:
    publish(postgresql, database, content(("p1", "a")))
    with pytest.raises(PublishRefused, match="23505"):
        publish(postgresql, database, content(("p1", "b"), ("p2", "c"), ("p2", "c")))
    assert postgresql.rows(database, "SELECT uid, content FROM doithoai.petition") == [("p1", "a")]


def test_every_table_and_view_is_described(postgresql: Server, filled: str) -> None:
    undescribed = postgresql.rows(
        filled,
        "SELECT relname FROM pg_class WHERE relnamespace = 'doithoai'::regnamespace AND relkind IN ('r', 'v') "
        "AND obj_description(oid, 'pg_class') IS NULL",
    )
    assert undescribed == []
    columns = postgresql.rows(
        filled,
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'doithoai' "
        "ORDER BY ordinal_position",
    )
    assert {table.name: table.columns for table in TABLES} == {
        table.name: tuple(column for name, column in columns if name == table.name) for table in TABLES
    }
