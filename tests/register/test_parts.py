"""The test of some of the sessions and petitions, in SQL with its values beside it."""

from doithoai.register.parts import EVERYTHING, By


def test_everything_asks_for_nothing() -> None:
    assert EVERYTHING.test() == ("1", {})


def test_each_part_narrows_it_and_any_of_its_values_fits() -> None:
    sql, values = EVERYTHING.within(By.FIELD, "đất đai", None).within(By.KIND, "adhoc").test()
    assert sql == "1 AND (p.field IS :part_0_0 OR p.field IS :part_0_1) AND (s.kind IS :part_1_0)"
    assert values == {"part_0_0": "đất đai", "part_0_1": None, "part_1_0": "adhoc"}


def test_a_part_without_a_value_is_empty() -> None:
    assert EVERYTHING.within(By.UNIT).test()[0] == "1 AND (0)"


def test_an_agency_is_asked_only_of_what_was_assigned() -> None:
    assert "& 4" in EVERYTHING.within(By.AGENCY, "Công an xã").test()[0]
