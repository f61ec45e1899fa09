"""Writes the next step: the difference between the steps so far and the models. For developers."""

import argparse
import asyncio

from alembic import command
from sqlalchemy import Connection

from storage.database import Database
from storage.migrate import configured, head, migrate


def main() -> None:
    """`python -m storage.migrations "what changed"`."""
    asked = argparse.ArgumentParser(prog="python -m storage.migrations", description=__doc__)
    asked.add_argument("message", help="what changed, in a few words")
    asyncio.run(_write(asked.parse_args().message))


async def _write(message: str) -> None:
    database = Database("sqlite+aiosqlite:///:memory:")
    await migrate(database)
    async with database.transaction() as transaction:
        await transaction.run_sync(_revise, message)
    await database.close()


def _revise(connection: Connection, message: str) -> None:
    number = f"{int(head() or 0) + 1:04}"
    command.revision(configured(connection), message, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    main()
