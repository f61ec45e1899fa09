"""How the schema came to be, one numbered step after the other.

Steps only go forward, and a step that was published is never edited: databases out there have taken it already.
To add one, change `storage/models.py`, then let alembic write the difference and read what it wrote:

    python -m storage.migrations "what changed"

`storage.migrate` takes the steps. Whatever a step does must work on SQLite (which rebuilds a table to change it:
`op.batch_alter_table`) and on PostgreSQL; the tests compare the outcome with the models on both.
"""
