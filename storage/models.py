"""The tables. What is sealed (`bytes`) only `crypt` can open; nothing else here tells who a resident is.

Times are stored as UTC seconds since 1970 (float): both databases compare and index them alike.
Errands, buttons and caches name rows by number, so the number of a row that is gone is never given to another one:
PostgreSQL keeps to that by itself, SQLite is told (`NEVER_REUSED`).
"""

from typing import Any

from sqlalchemy import BigInteger, Index, LargeBinary, text
from sqlalchemy.types import JSON, Float
from sqlmodel import Column, Field, SQLModel

from storage.append_only import protect
from storage.counted import IS_COUNTED
from storage.inquiry import Inquiry as Inquiry
from storage.states import IS_OUTSIDE, IS_WAITING

NEVER_REUSED = {"sqlite_autoincrement": True}
TRACED_BY = "wamid."
TRACED = "message >= 'wamid.' AND message < 'wamid/'"
"""Messages of which the platform tells us later whether they arrived."""
CARDED = "card <> ''"


def _time(*, nullable: bool = False, default: float | None = 0.0) -> Any:
    return Field(default=None if nullable else default, sa_column=Column(Float(53), nullable=nullable))


def _time_kept() -> Any:
    return Field(default=0.0, sa_column=Column(Float(53), nullable=False, server_default=text("0")))


def _sealed() -> Any:
    return Column(LargeBinary, nullable=False, server_default=text("''"))


class Contact(SQLModel, table=True):
    """A resident's chat, the moderator group or Bawaslu's chat, on one channel. The address is sealed."""

    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    lookup: str = Field(unique=True)
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    kind: str = "person"  # person | group
    language: str = "id"
    reachable: bool = True
    last_message: int = Field(default=0, sa_column=Column(BigInteger, nullable=False, server_default=text("0")))
    created_at: float = _time()
    heard_at: float = _time_kept()  # when they last wrote to us; kept only where a platform closes its window


class FormerContact(SQLModel, table=True):
    """The lookup hash a contact had before its chat moved (group to supergroup) or its id changed.

    `beside`: no former one, but that of the phone number that the platform shows beside the contact's id.
    """

    __tablename__ = "former_contact"
    lookup: str = Field(primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE")
    beside: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class Dialogue(SQLModel, table=True):
    """The talk a contact is in the middle of; at most one."""

    contact_id: int = Field(primary_key=True, foreign_key="contact.id", ondelete="CASCADE")
    draft: str = Field(index=True)
    talk: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    updated_at: float = _time()
    nudged_at: float | None = _time(nullable=True)


class Inbox(SQLModel, table=True):
    """Every update that was taken, once: the primary key stops a second delivery."""

    channel: str = Field(primary_key=True)
    update_id: str = Field(primary_key=True)
    received_at: float = _time()


class DeadLetter(SQLModel, table=True):
    """What could not be handled or delivered, kept for an operator. The body is sealed."""

    __tablename__ = "dead_letter"
    id: int | None = Field(default=None, primary_key=True)
    source: str  # inbox | outbox
    reason: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: float = _time()


class Outbox(SQLModel, table=True):
    """One thing to do in the outside world, committed with the state that caused it.

    Rows of one lane are done in order. `claimed_until` in the future: a process is at it; in the past but not 0:
    a process was at it and died or lost the answer, so it may have been done already; 0: nobody was at it.
    """

    __table_args__ = (
        Index("outbox_pending", "rank", "lane", "id", sqlite_where=text("state = 'pending'")),
        Index("outbox_settled", "settled_at"),
        Index("outbox_told", "message", sqlite_where=text(TRACED)),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE", index=True)
    kind: str
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    lane: str
    rank: int = 0  # 0: a person waits for it; 1: work behind the scenes
    state: str = "pending"  # pending | sent | stopped | dead
    tries: int = 0
    due_at: float = _time()
    claimed_until: float = _time()
    message: str = ""
    error: str = ""
    created_at: float = _time()
    settled_at: float | None = _time(nullable=True)
    delivery: str = Field(
        default="", sa_column_kwargs={"server_default": text("''")}
    )  # "" | sent | delivered | read | failed


class EarlyStatus(SQLModel, table=True):
    """What a platform told of a message before its row was settled. `message`: as that row will name it."""

    __tablename__ = "early_status"
    message: str = Field(primary_key=True)
    state: str
    error: int = 0
    at: float = _time()


class Report(SQLModel, table=True):
    """A submitted report. `contact_id` is the only way back to the reporter, and goes when they erase it."""

    __table_args__ = (
        Index("report_card", "card", sqlite_where=text(CARDED)),
        Index("report_outside", "region", "decided_at", sqlite_where=text(IS_OUTSIDE)),
        Index("report_sent", "submitted_at", "region"),
        Index("report_waiting", "region", "draft", "id", sqlite_where=text(IS_WAITING)),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    ticket: str = Field(unique=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", ondelete="SET NULL", index=True)
    draft: str = Field(unique=True)
    region: str
    state: str = Field(default="waiting", index=True)
    version: int = 1
    answers: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    consent_version: str = ""
    consented_at: float = _time()
    submitted_at: float = _time()
    decided_at: float | None = _time(nullable=True)
    decided_by: str = ""  # a moderator's display name
    decider: str = ""  # the keyed hash of that moderator
    reason: str = ""
    card: str = ""  # the group's message that shows this report
    handed_over_at: float | None = _time(nullable=True)
    acknowledged_at: float | None = _time(nullable=True)
    acknowledged_by: str = ""


class Evidence(SQLModel, table=True):
    """One file of a draft or a report, from the moment it was announced."""

    __table_args__ = (Index("evidence_once", "draft", "unique_ref", unique=True), NEVER_REUSED)
    id: int | None = Field(default=None, primary_key=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", ondelete="SET NULL")
    draft: str
    report_id: int | None = Field(default=None, foreign_key="report.id", ondelete="CASCADE", index=True)
    unique_ref: str
    ref: bytes = Field(sa_column=Column(LargeBinary, nullable=False))  # sealed: how the platform names the file
    kind: str  # photo | document | video
    state: str = "awaited"  # awaited | stored | refused | destroyed
    reason: str = ""
    sha256: str = Field(default="", index=True)
    size: int = 0
    mime: str = ""
    width: int = 0
    height: int = 0
    position: int = 0
    received_at: float = _time()
    chain: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # the case it belongs to
    frames: int = Field(default=1, sa_column_kwargs={"server_default": text("1")})  # of a PDF: pages
    seconds: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})  # of a film
    preview: bytes = Field(default=b"", sa_column=_sealed())  # the same of the platform's small picture of a film
    facts: bytes = Field(default=b"", sa_column=_sealed())  # what the file says of its making (`storage.facts`)
    likeness: bytes | None = Field(default=None, sa_column=Column(LargeBinary))  # sealed: what it is known again by


class ReportKey(SQLModel, table=True):
    """What a report has in common with others about the same post: a key for each (see `storage.sameness`)."""

    __tablename__ = "report_key"
    key: str = Field(primary_key=True)
    report_id: int = Field(primary_key=True, foreign_key="report.id", ondelete="CASCADE", index=True)


class PictureMark(SQLModel, table=True):
    """A picture of a submitted report as it is searched for; the numbers go up with the time it became to be found."""

    __tablename__ = "picture_mark"
    __table_args__ = (Index("picture_mark_region", "region", "id"), NEVER_REUSED)
    id: int | None = Field(default=None, primary_key=True)
    evidence_id: int = Field(foreign_key="evidence.id", ondelete="CASCADE", unique=True)
    region: str
    mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Sameness(SQLModel, table=True):
    """Two reports that are, or may be, about the same post; the machine suggests, a moderator confirms or undoes."""

    report_id: int = Field(primary_key=True, foreign_key="report.id", ondelete="CASCADE")  # the later one
    other_id: int = Field(primary_key=True, foreign_key="report.id", ondelete="CASCADE", index=True)
    reason: str  # bytes | link | picture | account | glimpse, the strongest there is
    score: int  # per cent
    own: bool  # both are the same resident's, so they count as one
    state: str = "suggested"  # suggested | confirmed | undone
    by: str = "system"  # or moderator:<name>
    at: float = _time()


class LinkWatch(SQLModel, table=True):
    """What is known of the post behind a report's link, and when it is looked for again. The titles are sealed.

    `due_at` None: it is not looked for any more. `claimed_until`: a process is at it until then.
    """

    __tablename__ = "link_watch"
    __table_args__ = (Index("link_watch_due", "due_at"),)
    report_id: int = Field(primary_key=True, foreign_key="report.id", ondelete="CASCADE")
    due_at: float | None = _time(nullable=True)
    claimed_until: float = _time()
    outcome: str = ""  # of the newest look: see `handlers.link_news`
    status: int = 0  # of HTTP, of the newest look
    looked_at: float | None = _time(nullable=True)
    seen_at: float | None = _time(nullable=True)  # when it was there last
    gone_at: float | None = _time(nullable=True)  # when it was found gone, until it is there again
    title: bytes = Field(default=b"", sa_column=Column(LargeBinary, nullable=False))  # when it was seen first
    title_now: bytes = Field(default=b"", sa_column=Column(LargeBinary, nullable=False))


class Event(SQLModel, table=True):
    """The audit trail: who did what in a case, when. Rows are only ever added, and follow each other as a chain.

    `chain`: the draft with which the case began; `before`, `hash`: see `storage.custody`.
    """

    __table_args__ = (
        Index("event_place", "chain", "place", unique=True),
        Index("event_counted", "at", sqlite_where=text(IS_COUNTED)),
    )
    id: int | None = Field(default=None, primary_key=True)
    at: float = _time()  # to the millisecond
    actor: str  # resident | moderator:<name> | bawaslu:<name> | system | operator | outsider
    action: str
    detail: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    chain: str
    place: int  # 1, 2, 3 ... in its chain
    before: str
    hash: str


class DailyHead(SQLModel, table=True):
    """One hash over all events that were added since the last one (see `storage.heads`). Rows are only ever added."""

    __tablename__ = "daily_head"
    id: int | None = Field(default=None, primary_key=True)
    day: str = Field(unique=True)  # 2026-11-24, in the time of the first region
    at: float = _time()  # to the millisecond
    upto: int  # the last event it covers
    events: int
    root: str
    before: str = Field(unique=True)  # so that the heads cannot fork either
    hash: str


class TimeStamp(SQLModel, table=True):
    """What an authority outside says of when a daily head was there (RFC 3161). Rows are only ever added."""

    __tablename__ = "time_stamp"
    day: str = Field(primary_key=True, foreign_key="daily_head.day")
    authority: str
    token: bytes = Field(sa_column=Column(LargeBinary, nullable=False))  # its whole answer
    at: float = _time()


protect(SQLModel.metadata.tables["event"], "id", "chain, place")
protect(SQLModel.metadata.tables["daily_head"], "id", "day", "before")
protect(SQLModel.metadata.tables["time_stamp"], "day")
