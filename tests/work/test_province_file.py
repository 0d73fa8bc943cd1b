"""One file shared between offices: what was saved is read again; taken in by a plan, in one step, twice as once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doithoai.domain.office import Receiver
from doithoai.register import catalogues, history, offices
from doithoai.register.catalogues import Entry
from doithoai.register.connection import Register
from doithoai.work import province_file, provinces, units
from doithoai.work.province_file import FactList, Outcome
from doithoai.work.provinces import Citation, ProvinceData, ReceiverPattern, Use
from doithoai.work.setting_up import new_register

LAW, OWN = Citation(Use.BASE, "Luật A", source="Công báo"), Citation(Use.BASE, "Nghị quyết của xã")
NEW = Citation(Use.BASE, "Quyết định B", valid_from=date(2026, 3, 1))
GUIDANCE = Citation(Use.GUIDANCE, "Hướng dẫn C")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    unit = units.by_code("18163")
    assert unit
    with new_register(tmp_path / "so.sdt", units.profile_of(units.office_of(unit), {})) as register:
        yield register


def stored(register: Register) -> tuple[object, ...]:
    """Every list that a file holds."""
    lists = (catalogues.entries(register, name) for name in ("fields", "audiences"))
    return provinces.citations(register), offices.all_receivers(register), *lists


def outcomes(plan: province_file.Plan) -> dict[str, Outcome]:
    """What becomes of each fact that does not stay as it is, by its words."""
    return {line.words: line.outcome for line in plan.lines if line.outcome is not Outcome.SAME}


def test_what_is_saved_says_all_and_changes_nothing_where_it_comes_from(register: Register, tmp_path: Path) -> None:
    before = stored(register)
    data = provinces.read(province_file.save(register, tmp_path / "tinh.toml"))
    assert (data.code, data.name) == ("42", "Hà Tĩnh")
    assert data.citations == before[0]
    assert [pattern.receiver.periods for pattern in data.receivers] == [
        r.periods for r in offices.all_receivers(register)
    ]
    plan = province_file.take(register, data)
    assert outcomes(plan) == {} and plan.merged == {}
    assert stored(register) == before


def test_a_shipped_file_read_from_its_text_is_the_same() -> None:
    data = provinces.shipped(None)
    assert provinces.read_text(province_file.file_text(data)) == data


def test_a_new_fact_follows_the_one_before_it_in_the_file(register: Register) -> None:
    provinces.set_citations(register, [LAW, OWN])
    province_file.take(register, ProvinceData(citations=(LAW, NEW, GUIDANCE)))
    assert provinces.citations(register) == (LAW, NEW, OWN, GUIDANCE)
    first = Citation(Use.BASE, "Hiến pháp")
    province_file.take(register, ProvinceData(citations=(first, LAW)))
    assert provinces.citations(register)[:2] == (first, LAW)


def test_the_plan_tells_what_comes_and_changes_and_changes_nothing_itself(register: Register) -> None:
    provinces.set_citations(register, [LAW, OWN])
    before = stored(register)
    ended = replace(LAW, valid_to=date(2026, 6, 30))
    plan = province_file.plan(register, ProvinceData(citations=(ended, NEW), fields=(Entry("tài chính"),)))
    assert outcomes(plan) == {"Luật A": Outcome.CHANGED, "Quyết định B": Outcome.ADDED, "tài chính": Outcome.ADDED}
    assert [line.before for line in plan.lines] == [LAW, None, None]
    assert set(plan.merged) == {FactList.CITATIONS, FactList.FIELDS}
    assert stored(register) == before


def test_taking_in_is_one_step_undone_as_one_and_a_second_time_changes_nothing(register: Register) -> None:
    before = stored(register)
    data = ProvinceData(
        citations=(NEW,),
        receivers=(ReceiverPattern(Receiver("", "Ban Tiếp công dân tỉnh", ("month",), source="Công văn 7")),),
        fields=(Entry("tài chính", "Công văn 7"),),
        audiences=(Entry("người cao tuổi"),),
    )
    province_file.take(register, data)
    after = stored(register)
    assert "Ban Tiếp công dân tỉnh" in [receiver.name for receiver in offices.all_receivers(register)]
    assert catalogues.names(register, "fields")[-1] == "tài chính"
    assert "người cao tuổi" in catalogues.names(register, "audiences")
    assert outcomes(province_file.take(register, data)) == {}
    assert stored(register) == after
    history.undo(register)
    assert stored(register) == before


def test_a_receiver_that_changes_is_still_the_same_one(register: Register) -> None:
    first = offices.all_receivers(register)[0]
    changed = replace(first, uid="", periods=("year",))
    province_file.take(register, ProvinceData(receivers=(ReceiverPattern(changed),)))
    assert offices.all_receivers(register)[0] == replace(first, periods=("year",))


def test_one_name_with_two_spans_of_days_stays_two(register: Register) -> None:
    spans = (Entry("đất đai", valid_to=date(2025, 6, 30)), Entry("đất đai", valid_from=date(2026, 1, 1)))
    catalogues.set_entries(register, "fields", spans)
    assert outcomes(province_file.plan(register, ProvinceData(fields=tuple(reversed(spans))))) == {}
