"""Every table of the schema, defined: whoever asks `METADATA` has them all."""

from typing import Final

from sqlalchemy import MetaData
from sqlmodel import SQLModel

import storage.announcements
import storage.backlog
import storage.desk_groups
import storage.desk_tables
import storage.digests
import storage.invitations
import storage.letter_tables
import storage.models
import storage.paper_tables
import storage.queue_tables
import storage.role_invitations
import storage.roles
import storage.statistics
import storage.subscriptions  # noqa: F401 - define the tables

METADATA: Final[MetaData] = SQLModel.metadata


def give_indexes_their_conditions() -> None:
    """For PostgreSQL, those that hold some rows only. They are declared with SQLite's word for it alone, for the first
    option of PostgreSQL makes SQLAlchemy load all it knows of it: 2 MB, and a thirtieth of a second of each start.
    """
    for table in METADATA.tables.values():
        for index in table.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
