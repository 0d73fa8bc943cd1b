"""Joining registers: a plan that changes nothing, one step, and what is said of it."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.numbering import NumberRule, SeriesKey
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import DocumentRecord, Session
from doithoai.i18n import set_language
from doithoai.register import backup, catalogues, documents, history, offices, petitions, sessions
from doithoai.register.catalogues import Entry
from doithoai.register.connection import Register
from doithoai.work import joining
from doithoai.work.joining import JoinRefused
from doithoai.work.tables import TableRefused


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def commune(path: Path, code: str, name: str, *uids: str) -> Path:
    with Register.create(path) as register:
        offices.set_periods(register, code, [OfficePeriod(Office(code, name))])
        catalogues.set_entries(register, "villages", [Entry("Thôn 1"), Entry("Thôn 2")])
        who = Petitioner("Lê Văn A", "Thôn 1")
        other = Petitioner("Lê Văn B", "Thôn 9")
        for uid in uids:
            raised = (Petition(f"{uid}-1", 1, who, content="Đường."), Petition(f"{uid}-2", 2, other, content="Điện."))
            sessions.add(register, [Session(uid, title=uid, starts_at=datetime(2026, 3, 2, 8), petitions=raised)])
    return path


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(commune(tmp_path / "moi.sdt", "20", "UBND xã Mới")) as register:
        yield register


def test_a_plan_says_what_would_happen_and_changes_nothing(register: Register, tmp_path: Path) -> None:
    old = [commune(tmp_path / f"{code}.sdt", code, f"UBND xã {code}", f"s{code}") for code in ("11", "12")]
    head = history.head(register)
    plan = joining.join(register, old, {}, is_plan=True)
    assert [joining.lines(joined)[0] for joined in plan] == ["UBND xã 11: added: 1", "UBND xã 12: added: 1"]
    assert history.head(register) == head and sessions.count(register) == 0
    assert joining.join(register, old, {}) == plan
    assert sessions.count(register) == 2
    history.undo(register)
    assert sessions.count(register) == 0, "one step"


def test_villages_are_renamed_offered_and_those_left_out_named(register: Register, tmp_path: Path) -> None:
    old = commune(tmp_path / "11.sdt", "11", "UBND xã Đông", "s")
    map_ = tmp_path / "thon.toml"
    map_.write_text('[11]\n"Thôn 1" = "Thôn Đông 1"\n', "utf-8")
    (joined,) = joining.join(register, [old], joining.read_villages(map_))
    assert joined.notes == ("Villages that the map does not name: Thôn 9",)
    assert catalogues.names(register, "villages") == ("Thôn 1", "Thôn 2", "Thôn Đông 1")
    raised_by = [row.petition.petitioner for row in petitions.of_session(register, "s")]
    assert {who.address for who in raised_by if who} == {"Thôn Đông 1", "Thôn 9"}


@pytest.mark.parametrize("text", ['[11]\n"Thôn 1" = 3\n', '[11]\n"Thôn 1" = ""\n', "11 = 3\n", "[11\n"])
def test_a_map_that_breaks_its_shape_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "thon.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(TableRefused):
        joining.read_villages(path)


def test_the_register_itself_and_one_of_nobody_are_refused(register: Register, tmp_path: Path) -> None:
    with Register.create(tmp_path / "ai.sdt"):
        pass
    head = history.head(register)
    for path in (register.path, tmp_path / "ai.sdt"):
        with pytest.raises(JoinRefused):
            joining.join(register, [path], {})
    assert history.head(register) == head


def test_two_desks_of_one_office(register: Register, tmp_path: Path) -> None:
    sessions.add(register, [Session("s", title="Hội nghị", petitions=(Petition("a", 1, content="Một."),))])
    backup.copy(register, tmp_path / "ban.sdt")
    with Register.open(tmp_path / "ban.sdt") as other:
        petitions.set_parts(other, "a", {"content": "Ở kia."})
        petitions.add(other, "s", Petition("b", content="Mới."))
    petitions.set_parts(register, "a", {"content": "Ở đây."})
    (joined,) = joining.join(register, [tmp_path / "ban.sdt"], {})
    assert joining.lines(joined) == ["ban.sdt: added: 1; updated: 1; in doubt: 1"]
    assert joining.complaints(joined) == [
        "Petition a (1 Ở đây.) was changed apart, here and in ban.sdt; it is left as it is here."
    ]


def test_papers_of_the_other_desk_are_named_and_their_numbers_not_given_out_again(
    register: Register, tmp_path: Path
) -> None:
    offices.set_number_rules(register, [NumberRule(Side.GOVERNMENT, "year", "kind", "UBND", "VP")])
    sessions.add(register, [Session("s", title="Hội nghị")])
    backup.copy(register, tmp_path / "ban.sdt")
    with Register.open(tmp_path / "ban.sdt") as other, other.step("Issue"):
        paper = DocumentRecord(DocumentKind.NOTICE, 7, "TB-UBND", date(2026, 3, 5))
        sessions.add_record(other, sessions.id_of(other, "s"), paper)
    (joined,) = joining.join(register, [tmp_path / "ban.sdt"], {})
    assert joined.notes == ("Issued in ban.sdt and kept there: 7/TB-UBND",)
    key = SeriesKey("government/TB", "2026")
    assert documents.next_number(register, key) == 8
