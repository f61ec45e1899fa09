"""What the reference data says: whether every sheet can be read, and whether it still fits the day."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.checks.findings import Finding, fault, fine, hint, warning
from storage.elections import election_at
from storage.recipients import recipient_at
from storage.reference_data import Reference, load_reference
from storage.regions import Region
from storage.sheets import BadSheetError

_MEND = "Correct this line; nothing runs before. docs/LAW.md shows what the sheets mean."
_AHEAD: Final = timedelta(30)
"""A limit may lie in the next year: its days off are wanted before the year begins."""


async def reference() -> list[Finding]:
    """The law, the elections and the regions."""
    try:
        data = load_reference()
    except BadSheetError as error:
        return [fault("reference", f"{one}.", _MEND) for one in error.faults]
    return judged(data, datetime.now(UTC).date())


def judged(data: Reference, today: date) -> list[Finding]:
    """What is worth knowing of sheets that can be read."""
    counts = (
        f"{len(data.law.breaches)} rules, {len(data.elections)} elections, {len(data.regions)} regions can be read."
    )
    chains = dict.fromkeys(one for region in data.regions for one in _recipient(region, today))
    found = [fine("reference", counts), *chains]
    if election_at(data.elections, today) is None:
        words = "today is outside of every election in elections.toml; reports are taken, and marked so."
        found.append(hint("reference", words, "Add the next one when KPU has published its dates."))
    for year in sorted({today.year, (today + _AHEAD).year} - data.holidays.known_years()):
        words = f"holidays.toml has no cuti bersama of {year}; limits in working days may come out too early."
        found.append(hint("reference", words, "Add them as the head of that sheet says."))
    return found


def _recipient(region: Region, today: date) -> list[Finding]:
    now = recipient_at(region.recipients, today)
    if now is None:
        advice = "Add it to recipients in national.toml, or in the region's own sheet."
        return [warning("reference", f"{region.key}: nobody is named who receives after Bawaslu today.", advice)]
    if now.review_by and today >= now.review_by:
        words = f"{now.short} was to be looked at again by {now.review_by}: {now.review_why}."
        return [warning("reference", words, "See who receives after Bawaslu now, and correct the chain.")]
    return []
