"""Whether a session was held, asked of rows: the rule of the domain as SQL, so that counts load nothing."""

HAS_RECORD = """
s.ends_at IS NOT NULL OR s.citizens_present IS NOT NULL OR s.read_back IS NOT NULL
OR s.opening IS NOT NULL OR s.conclusion IS NOT NULL OR s.notice_conclusion IS NOT NULL
OR EXISTS (SELECT 1 FROM attendee WHERE session_id = s.id AND present IS NOT NULL)
OR EXISTS (SELECT 1 FROM petition WHERE session_id = s.id AND deleted_at IS NULL AND (answered OR assigned
    OR received_on IS NULL OR s.starts_at IS NULL OR received_on >= substr(s.starts_at, 1, 10)))
"""
"""Whether something was written down of ``s`` that only a session that was held has."""
WAS_HELD = f"""
(s.state = 'held' OR s.state IS NULL AND (substr(s.starts_at, 1, 10) < :today
    OR coalesce(substr(s.starts_at, 1, 10), :today) = :today AND ({HAS_RECORD})))
"""
"""`domain.session.was_held` as SQL over ``s`` (session), with ``:today``: for counts that load nothing."""
