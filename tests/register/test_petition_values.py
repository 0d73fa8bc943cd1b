"""The values that lists of petitions are filtered by."""

from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.register import petition_values, sessions
from doithoai.register.connection import Register


def test_values_to_filter_by_are_each_named_once(register: Register) -> None:
    raised = [
        Petition(f"p{n}", content="Đường hỏng", field="nông nghiệp", petitioner=Petitioner(None, village))
        for n, village in enumerate(("Thôn Đông", "Thôn Tây", "Thôn Đông", None))
    ]
    assigned = [Petition(f"q{n}", assignment=Assignment(lead)) for n, lead in enumerate(("Công an xã", "B", "B"))]
    sessions.add(register, [Session("s", petitions=(*raised, *assigned))])
    assert petition_values.values(register, "lead") == ["B", "Công an xã"]
    assert petition_values.values(register, "village") == ["Thôn Tây", "Thôn Đông"]
    assert petition_values.values(register, "field") == ["nông nghiệp"]
    assert petition_values.values(register, "lead", limit=1) == ["B"]
