"""Findings are data: programs go by code and severity, which stay what they are."""

from doithoai.domain.finding import Finding, Holder, Severity, Spot


def test_the_values_that_programs_read() -> None:
    assert [severity.value for severity in Severity] == ["refused", "asked"]
    assert [holder.value for holder in Holder] == ["order", "session", "petition", "document", "office", "paper"]


def test_two_findings_of_one_thing_are_equal() -> None:
    place = Spot(Holder.SESSION, "place", "s")
    first, second = (Finding("missing.place", Severity.ASKED, "No place.", place) for _ in range(2))
    assert first == second
    assert first != Finding("missing.place", Severity.ASKED, "No place.", Spot(Holder.SESSION, "place", "t"))
