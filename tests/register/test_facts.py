"""What is asked of every petition when a period is counted is what the generated columns of its row say."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from doithoai.domain.kinds import AnswerForm
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.register import facts, petitions, sessions
from doithoai.register.connection import Register

ANSWERED = facts.ANSWERED | facts.SETTLED  # nothing else was left to do
WRITTEN = facts.WRITTEN | facts.SETTLED | facts.UNDATED
ROWS = (
    (Petition("p1"), 0),
    (Petition("p2", petitioner=Petitioner(None, "Thôn 1", "0912345678"), field="đất đai"), 0),
    (Petition("p3", petitioner=Petitioner("Lê Văn Nam")), facts.SAYS),
    (Petition("p4", content="Xin đèn.", answer=Answer(None, "Sẽ làm.")), facts.SAYS | ANSWERED),
    (Petition("p5", assignment=Assignment(None, (), date(2026, 1, 2))), facts.ASSIGNED),
    (Petition("p6", assignment=Assignment(None, ("Công an xã",))), facts.ASSIGNED),
    (Petition("p7", assignment=Assignment(None, (), None, AnswerForm.WRITTEN)), facts.ASSIGNED),
    (Petition("p8", content="Xin đèn.", written_answer=WrittenAnswer(None, None, "Xong.")), facts.SAYS | WRITTEN),
)


def test_the_facts_of_a_row(tmp_path: Path) -> None:
    binned = replace(ROWS[3][0], uid="p9")
    raised = (*(petition for petition, _ in ROWS), binned)
    with Register.create(tmp_path / "so.sdt") as register:
        sessions.add(register, [Session("s", starts_at=datetime(2026, 1, 5, 8), petitions=raised)])
        petitions.discard(register, ["p9"])
        of_rows = dict(register.rows(f"SELECT p.uid, {facts.SQL} FROM petition p"))
        assert of_rows == {**{petition.uid: expected for petition, expected in ROWS}, "p9": ANSWERED}
        known = facts.SAYS | facts.SETTLED | facts.UNDATED
        columns = f"{facts.ANSWERED} * answered + {facts.ASSIGNED} * assigned + {facts.WRITTEN} * written"
        assert register.rows(f"SELECT uid FROM petition p WHERE {facts.SQL} & ~{known} <> {columns}") == []
