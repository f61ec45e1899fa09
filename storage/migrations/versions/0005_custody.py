"""custody"""

import json
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NEW = (("chain", sa.String()), ("place", sa.Integer()), ("before", sa.String()), ("hash", sa.String()))
REFUSE = "rows of this table are only ever added"
KEYS = {
    "event": "id = NEW.id) OR EXISTS (SELECT 1 FROM event WHERE chain = NEW.chain AND place = NEW.place",
    "daily_head": "id = NEW.id) OR EXISTS (SELECT 1 FROM daily_head WHERE day = NEW.day)"
    " OR EXISTS (SELECT 1 FROM daily_head WHERE before = NEW.before",
    "time_stamp": "day = NEW.day",
}
EVENT = sa.table(
    "event",
    *(sa.column(name) for name in ("id", "at", "actor", "action", "chain", "place", "before", "hash", "report_id")),
    sa.column("detail", sa.JSON()),
)
EVIDENCE = sa.table(
    "evidence",
    *(sa.column(name) for name in ("id", "draft", "report_id", "chain", "kind", "state", "sha256", "size", "mime")),
)
REPORT = sa.table("report", *(sa.column(name) for name in ("id", "draft", "ticket")))
DIALOGUE = sa.table("dialogue", sa.column("draft"), sa.column("talk", sa.JSON()))


def upgrade() -> None:
    """Take the step. What was noted before gets its place in a chain, and each chain ends with saying so."""
    connection = op.get_bind()
    chain: sa.Column[str] = sa.Column("chain", sa.String(), server_default=sa.text("''"), nullable=False)
    op.add_column("evidence", chain)
    with op.batch_alter_table("event", schema=None) as batch_op:
        for name, kind in NEW:
            batch_op.add_column(sa.Column(name, kind, nullable=True))
    _name_cases(connection)
    _chain(connection)
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_report_id")
        batch_op.drop_column("report_id")
        for name, kind in NEW:
            batch_op.alter_column(name, existing_type=kind, nullable=False)
        batch_op.create_index("event_place", ["chain", "place"], unique=True)
    _heads()
    for name in KEYS:
        _protect(connection.dialect.name, name)


def _heads() -> None:
    op.create_table(
        "daily_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("before"),
        sa.UniqueConstraint("day"),
    )
    op.create_table(
        "time_stamp",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(["day"], ["daily_head.day"]),
        sa.PrimaryKeyConstraint("day"),
    )


def _name_cases(connection: sa.Connection) -> None:
    """The case each file belongs to: its draft, or that of the report it is, or is being, added to."""
    connection.execute(sa.update(EVIDENCE).values(chain=EVIDENCE.c.draft))
    of_report = sa.select(REPORT.c.draft).where(REPORT.c.id == EVIDENCE.c.report_id).scalar_subquery()
    filed = sa.update(EVIDENCE).where(EVIDENCE.c.report_id.is_not(None))
    connection.execute(filed.values(chain=of_report))
    drafts = {ticket: draft for ticket, draft in connection.execute(sa.select(REPORT.c.ticket, REPORT.c.draft))}  # noqa: C416 - rows
    for draft, talk in connection.execute(sa.select(DIALOGUE.c.draft, DIALOGUE.c.talk)).all():
        if (talk or {}).get("about") in drafts:
            more = sa.update(EVIDENCE).where(EVIDENCE.c.draft == draft, EVIDENCE.c.report_id.is_(None))
            connection.execute(more.values(chain=drafts[talk["about"]]))


def _chain(connection: sa.Connection) -> None:
    reports = {number: (draft, ticket) for number, draft, ticket in connection.execute(sa.select(REPORT))}
    drafts = set(connection.execute(sa.select(EVIDENCE.c.chain)).scalars()) - {draft for draft, _ in reports.values()}
    cases: list[tuple[int | None, str, str]] = [(number, *names) for number, names in reports.items()]
    cases += [(0, draft, "") for draft in sorted(drafts)]
    if connection.execute(sa.select(EVENT.c.id).where(EVENT.c.report_id.is_(None)).limit(1)).first():
        cases.insert(0, (None, "no-case", ""))  # before events are added that have no report either
    now = round(time.time(), 3)
    for number, draft, ticket in cases:
        of_case = EVENT.c.report_id.is_(None) if number is None else EVENT.c.report_id == number
        rows = connection.execute(sa.select(EVENT).where(of_case).order_by(EVENT.c.id)).mappings().all()
        _chain_case(connection, draft, rows, now, ticket)


def _chain_case(connection: sa.Connection, chain: str, rows: Iterable[Any], now: float, ticket: str) -> None:
    place, before = 0, "0" * 64
    for place, row in enumerate(rows, start=1):
        new = _linked(chain, place, before, row["at"], row["actor"], row["action"], row["detail"] or {})
        connection.execute(sa.update(EVENT).where(EVENT.c.id == row["id"]).values(new))
        before = new["hash"]
    kept = sa.select(EVIDENCE).where(EVIDENCE.c.chain == chain, EVIDENCE.c.state == "stored").order_by(EVIDENCE.c.id)
    names = {"file": "id", "kind": "kind", "mime": "mime", "sha256": "sha256", "size": "size"}
    files = [{name: row[column] for name, column in names.items()} for row in connection.execute(kept).mappings()]
    detail = {"events": place, "files": files, "ticket": ticket}
    connection.execute(sa.insert(EVENT).values(_linked(chain, place + 1, before, now, "system", "chained", detail)))


def _linked(
    chain: str, place: int, before: str, at: float, actor: str, action: str, detail: dict[str, Any]
) -> dict[str, Any]:
    """As `storage.custody` said it when this step was written."""
    at, detail = round(at, 3), dict(sorted(detail.items()))
    told = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    line = {"action": action, "actor": actor, "at": told, "before": before, "case": chain, "detail": detail}
    text = json.dumps(line | {"place": place}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    hash_ = sha256(text.encode()).hexdigest()
    link = {"chain": chain, "place": place, "before": before, "hash": hash_}
    return {"at": at, "actor": actor, "action": action, "detail": detail, **link}


def _protect(dialect: str, name: str) -> None:
    if dialect == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSE}'); END"
        taken = f"EXISTS (SELECT 1 FROM {name} WHERE {KEYS[name]})"  # noqa: S608 - both texts are ours
        op.execute(f"CREATE TRIGGER {name}_not_changed BEFORE UPDATE ON {name} {refuse}")
        op.execute(f"CREATE TRIGGER {name}_not_removed BEFORE DELETE ON {name} {refuse}")
        op.execute(f"CREATE TRIGGER {name}_not_replaced BEFORE INSERT ON {name} WHEN {taken} {refuse}")
        return
    body = f"BEGIN RAISE EXCEPTION '{REFUSE}' USING ERRCODE = 'integrity_constraint_violation'; END"
    op.execute(f"CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
    when = f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
    op.execute(f"CREATE TRIGGER {name}_only_added {when}")
