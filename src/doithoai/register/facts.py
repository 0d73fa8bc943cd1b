"""What is asked of every petition when a period is counted, as one number that an index of the file holds."""

from doithoai.register.schema.third import PETITION_FACTS

SQL = PETITION_FACTS.format(row="p.")
"""Of the petition ``p``: the sum of those below that hold; word for word what the index ``petition_turnover`` has."""
SAYS, ANSWERED, ASSIGNED, WRITTEN, SETTLED, UNDATED, CLOSED, TRANSFERRED, WITHDRAWN = (1 << bit for bit in range(9))
"""It says something and is not in the bin; it was answered in the meeting; assigned; answered in writing; settled;
settled on a day nobody wrote down (all as `domain.turnover.settled` says); its outcome."""
FROM = "petition p INDEXED BY petition_turnover CROSS JOIN session s ON s.id = p.session_id"
"""Petitions as they stand in that index: those of one field, one lead agency and the same facts together."""
