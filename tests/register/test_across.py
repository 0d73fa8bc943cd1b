"""Petitions over all units: passed up to this office, or the same matter in several places."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from offices_below import Below, any_unit, register_above

from doithoai.domain.kinds import Competence
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.exchange import merge
from doithoai.register import across, consolidated, sessions

DAY = date(2022, 10, 3)


def test_petitions_for_this_office_and_matters_of_several_places_are_listed(tmp_path: Path) -> None:
    start = datetime(2022, 3, 5, 8)

    def raised(uid: str, village: str, matter: str | None, competence: Competence | None = None) -> Petition:
        return Petition(uid, 1, Petitioner(None, village), content=uid, matter=matter, competence=competence)

    below = [Below("18163", "UBND xã Sơn Tiến"), Below("18115", "UBND xã Sơn Tây")]
    below[0].put(Session("a", starts_at=start, petitions=(raised("p1", "Thôn 1", "m1", Competence.PROVINCE),)))
    below[1].put(Session("b", starts_at=start, petitions=(raised("p2", "Thôn 2", "m1"),)))
    with register_above(tmp_path / "tinh.sdt") as register:
        own = (raised("p3", "Thôn 1", "m2", Competence.PROVINCE), replace(raised("p4", "Thôn 1", "m2"), number=2))
        sessions.add(register, [Session("c", starts_at=start, petitions=own)])
        with register.step("Merge packages"):
            for office in below:
                merge.merge(register, office.package(), any_unit)
        (passed,) = across.passed_up(register, DAY)
        assert (passed.uid, passed.office, passed.day) == ("p1", "UBND xã Sơn Tiến", start.date())
        (matter,) = across.shared_matters(register)
        assert (matter.petitions, matter.offices, matter.villages) == (2, 2, 2)
        assert [office.own for office in consolidated.offices_in(register, DAY)] == [True, False, False]
