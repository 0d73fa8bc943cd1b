"""Settings as texts and back."""

from datetime import date

import pytest

from doithoai import paths
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.numbering import NumberRule
from doithoai.domain.office import Leader, Office, OfficePeriod, Receiver, Term
from doithoai.register import catalogues
from doithoai.work import settings_tables as tables
from doithoai.work.profile import read
from doithoai.work.setting_up import new_register

PROFILE = read(paths.resource("sample", "profile.toml"))


def test_everything_of_a_profile_comes_back() -> None:
    assert tables.office_of(tables.office_rows(PROFILE.periods)) == (PROFILE.code, list(PROFILE.periods))

    def plain(known):
        return [(one.name, one.valid_from, one.valid_to) for one in known]

    assert plain(tables.leaders_of(tables.leader_rows(PROFILE.leaders))) == plain(PROFILE.leaders)
    assert plain(tables.receivers_of(tables.receiver_rows(PROFILE.receivers))) == plain(PROFILE.receivers)
    assert tables.numbering_of(tables.numbering_rows({r.side: r for r in PROFILE.numbering})) == list(PROFILE.numbering)
    terms = tables.terms_of(tables.term_rows(PROFILE.terms))
    assert [(t.name, t.starts_on, t.ends_on) for t in terms] == [
        (t.name, t.starts_on, t.ends_on) for t in PROFILE.terms
    ]


def test_shipped_time_limits_come_back(tmp_path) -> None:
    with new_register(tmp_path / "o.sdt") as register:
        rules = catalogues.deadline_rules(register)
    assert tables.limits_of(tables.limit_rows(rules)) == list(rules.values())


def test_a_leader_typed_with_the_name_alone_signs_for_the_authority() -> None:
    (one,) = tables.leaders_of([("Phan Đình Lưu", "Chủ tịch", "", "", "", "", "")])
    assert (one.side, one.authority) == (Side.GOVERNMENT, "TM")


@pytest.mark.parametrize(
    ("understand", "row"),
    [
        (tables.office_of, ("1", "A", "", "", "village", "", "", "", "")),
        (tables.office_of, ("1", "A", "", "", "", "", "", "32/1/2025", "")),
        (tables.leaders_of, ("", "Chủ tịch", "", "", "", "", "")),
        (tables.leaders_of, ("A", "B", "church", "", "", "", "")),
        (tables.receivers_of, ("A", "31/2/2025", "", *"1" * len(tables.PERIODS))),
        (tables.terms_of, ("A", "", "")),
        (tables.numbering_of, ("party", "month", "kind", "ĐU", "")),
        (tables.limits_of, ("k", "n", "ten", "working", "after", "session_end", "")),
    ],
)
def test_a_wrong_cell_is_refused(understand, row) -> None:
    with pytest.raises(tables.SettingRefused):
        understand([row])


def test_types_of_the_module_are_those_of_the_domain() -> None:
    office = Office("1", "A", level=OfficeLevel.COMMUNE)
    period = OfficePeriod(office, date(2025, 7, 1))
    assert tables.office_of(tables.office_rows([period]))[1] == [period]
    rule = NumberRule(Side.PARTY, "term", "kind", "ĐU", "")
    assert tables.numbering_of([("PARTY", "Term", "kind", "ĐU", "")]) == [rule]
    assert isinstance(tables.receivers_of([("A", "", "", *"1" * len(tables.PERIODS))])[0], Receiver)
    assert isinstance(tables.leaders_of([("A", "B", "party", "KT", "", "", "")])[0], Leader)
    assert isinstance(tables.terms_of([("A", "1/7/2025", "")])[0], Term)
