"""What is asked of every petition when a period is counted, as one number that an index of the file holds."""

from doithoai.register.schema.third import PETITION_FACTS

SQL = PETITION_FACTS.format(row="p.")
"""Of the petition ``p``: the sum of those below that hold; word for word what the index ``petition_turnover`` has."""
SAYS, ANSWERED, ASSIGNED, WRITTEN = 1, 2, 4, 8
"""It says something and is not in the bin; it was answered in the meeting; assigned; answered in writing."""
