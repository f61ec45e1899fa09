"""What alembic runs to take the steps or to write a new one: always on a connection that the caller opened."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString

from storage.every_table import METADATA


def _plainly(kind: str, thing: Any, _autogenerate: Any) -> str | Literal[False]:
    """Steps are written without sqlmodel, so that they still read the same when it has changed."""
    return "sa.String()" if kind == "type" and isinstance(thing, AutoString) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    compare_server_default=True,
    render_as_batch=True,
    render_item=_plainly,
)
with context.begin_transaction():
    context.run_migrations()
