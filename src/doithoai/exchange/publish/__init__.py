"""A PostgreSQL database kept in step with a register: for desks and dashboards of a province or a ministry.

The tables are described in ``resources/schemas/postgresql``. Needs psycopg, which is no part of the program as it is
released: whoever imports `server` meets `ImportError` where it is not installed.
"""
