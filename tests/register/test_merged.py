"""Which of the versions that came of a session holds."""

from dataclasses import replace
from datetime import date

from doithoai.register import merged, offices
from doithoai.register.connection import Register
from doithoai.register.merged import Package, Version

DAY = date(2022, 3, 5)


def add(register: Register, step: int, *versions: Version, code: str = "18163", whole: bool = True) -> int:
    office = offices.id_of(register, code)
    package = Package(
        f"{code}{step}".rjust(64, "0"), office, "UBND xã", date(2022, 1, 1), date(2022, 12, 31),
        f"2022-06-01T00:00:{step:02}Z", step, whole, "a.sdt.zip", "ABCD",
    )  # fmt: skip
    with register.step("Merge packages"):
        return merged.add(register, package, versions)


def version(digest: str) -> Version:
    return Version("s1", DAY, digest=digest, content=digest.encode())


def held(register: Register) -> str | None:
    holding = merged.holding(register, "s1")
    return holding.digest if holding else None


def test_the_later_state_holds_whichever_came_first(register: Register) -> None:
    add(register, 5, version("later"))
    add(register, 3, version("earlier"))
    assert held(register) == "later"
    holding = merged.holding(register, "s1")
    assert holding is not None
    assert merged.content(register, holding.sha256) == b"later"


def test_a_later_whole_package_without_it_withdraws_it_and_a_partial_one_does_not(register: Register) -> None:
    add(register, 3, version("first"))
    add(register, 4, whole=False)
    assert held(register) == "first"
    silent = add(register, 5)
    assert held(register) is None
    with register.step("Take out a package"):
        merged.forget(register, silent)
    assert held(register) == "first"


def test_an_explicit_withdrawal_holds_until_a_later_word(register: Register) -> None:
    add(register, 3, version("first"))
    add(register, 5, Version("s1"), whole=False)
    assert held(register) is None
    add(register, 6, version("again"), whole=False)
    assert held(register) == "again"


def test_its_own_office_is_believed_and_the_difference_known(register: Register) -> None:
    add(register, 3, version("own"))
    add(register, 9, replace(version("copied"), own=False), code="439")
    holding = merged.holding(register, "s1")
    assert holding is not None
    assert (holding.digest, holding.differs) == ("own", True)


def test_a_package_touches_what_it_names_and_what_it_is_silent_of(register: Register) -> None:
    add(register, 3, version("first"))
    second = add(register, 5, Version("s2", DAY, digest="x", content=b"x"))
    assert merged.touched(register, second) == ["s1", "s2"]


def test_petitions_that_came_twice_name_their_sessions(register: Register) -> None:
    with register.step("Merge packages"):
        merged.share(register, "p", ("s1", "s2"))
    assert merged.sharing(register, "s1") == {"s2"}
    assert merged.sharing(register, "s3") == set()
