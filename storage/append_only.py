"""Tables to which rows are only ever added: the database itself refuses to change or remove one.

SQLite has to be told that a row may not be replaced either (`INSERT OR REPLACE` removes one without asking the trigger
for removals); PostgreSQL also that the table may not be emptied. Whoever owns the database can take the triggers away;
what was changed then is found by the chain (see `custody`).
"""

from typing import Any, Final

from sqlalchemy import DDL, Table, event

REFUSAL: Final = "rows of this table are only ever added"


def protect(table: Table, *keys: str) -> None:
    """Make the triggers with the table. `keys`: the columns, or groups of them, that are one row's alone."""
    for statement in sqlite_triggers(table.name, *keys):
        event.listen(table, "after_create", _on(statement, "sqlite"))
    for statement in postgres_triggers(table.name):
        event.listen(table, "after_create", _on(statement, "postgresql"))


def _on(statement: str, dialect: str) -> Any:
    return DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]  # SQLAlchemy says no types


def sqlite_triggers(name: str, *keys: str) -> list[str]:
    """The statements for SQLite; a key of several columns is written "chain, place"."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    taken = " OR ".join(f"EXISTS (SELECT 1 FROM {name} WHERE {_is_new(key)})" for key in keys)  # noqa: S608 - ours
    return [
        f"CREATE TRIGGER {name}_not_changed BEFORE UPDATE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_not_removed BEFORE DELETE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_not_replaced BEFORE INSERT ON {name} WHEN {taken} {refuse}",
    ]


def _is_new(key: str) -> str:
    return " AND ".join(f"{column} = NEW.{column}" for column in key.split(", "))


def postgres_triggers(name: str) -> list[str]:
    """The statements for PostgreSQL."""
    refuse = f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';"
    return [
        f"CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse} END $$",
        f"CREATE TRIGGER {name}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {name}"
        " FOR EACH STATEMENT EXECUTE FUNCTION only_added()",
    ]
