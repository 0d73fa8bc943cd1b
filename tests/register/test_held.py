"""The register counts as held what the domain says was held."""

from dataclasses import replace

from doithoai.register import sessions
from doithoai.register.held import WAS_HELD
from session_lives import HELD, TODAY


def test_the_register_counts_as_held_what_the_domain_says_was_held(register):
    named = {f"s{place}": (session, held) for place, (session, held) in enumerate(HELD)}
    for uid, (session, _) in named.items():
        numbered = tuple(replace(petition, uid=f"{uid}-{petition.uid}") for petition in session.petitions)
        sessions.add(register, [replace(session, uid=uid, petitions=numbered)])
    sql = f"SELECT s.uid FROM session s WHERE {WAS_HELD}"
    counted = {uid for (uid,) in register.rows(sql, {"today": TODAY.isoformat()})}
    assert counted == {uid for uid, (_, held) in named.items() if held}
