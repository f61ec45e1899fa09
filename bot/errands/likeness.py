"""Is a report about what is known already? Behind the scenes, when all of its files are in.

First what it has is made known, and committed; only then it looks for others. So of two reports that come in at once,
in whatever process, at least the one that looks later sees the other.
"""

from bot.channels.channel import Unclear
from bot.errands.means import Means, Outcome, Task
from bot.logs import log
from handlers import sameness as again
from handlers.sameness import Match
from storage import evidence, prints, sameness
from storage.database import Transaction
from storage.models import Evidence
from storage.nearness import ATTACH, MARK, WEAK, Likeness
from storage.outbox import Effect
from storage.prints import Candidate, Table
from storage.studio import StudioDown, StudioFailed


async def compare(means: Means, task: Task) -> Outcome:
    """Compare a report with all earlier ones of its region."""
    report_id, region = task.errand.body["report"], task.errand.body["region"]
    async with means.database.transaction() as transaction:
        files = await evidence.of_report(transaction, report_id)
        stored = [file for file in files if file.state == evidence.STORED]
        await sameness.publish(
            transaction, [(report_id, sameness.key(sameness.BYTES, region, file.sha256)) for file in stored]
        )
        looks = {file.id or 0: look for file in stored if (look := _look(means, file))}
        await prints.publish(transaction, region, [(number, look.mark) for number, look in looks.items()])
        known = await sameness.earliest(transaction, report_id)
        table = await means.prints.table(transaction, region) if looks else Table()
    matches = [Match(number, kind) for kind, number in known.items()]
    if not known.keys() & set(sameness.KNOWN_BY):  # what is sure already needs no picture to say so
        matches += await _pictures(means, report_id, looks, table)

    async def found(transaction: Transaction, now: float) -> list[Effect]:
        return await again.found(means.house, transaction, report_id, matches, now)

    return Outcome(then=found if matches else None)


def _look(means: Means, file: Evidence) -> Likeness | None:
    return Likeness.unpacked(means.house.crypt.open(file.likeness)) if file.likeness else None


async def _pictures(means: Means, report_id: int, looks: dict[int, Likeness], table: Table) -> list[Match]:
    """The reports that show the same as one of these pictures. A picture that nobody can compare resembles none."""
    own = table.places(looks)
    matches = list[Match]()
    for look in looks.values() if len(table.evidence) > len(own) else ():
        try:
            shares = await _shares(means, report_id, look, table, own)
        except StudioDown as failure:
            raise Unclear("nobody could look at a picture") from failure
        except StudioFailed as failure:
            log().warning("a picture could not be compared", fault=str(failure))
            continue
        matches += again.pictures(shares, ATTACH, WEAK)
    return matches


async def _shares(means: Means, report_id: int, look: Likeness, table: Table, own: list[int]) -> dict[int, int]:
    """Report -> how much of this picture agrees with one of its pictures, in per cent."""
    numbers = list(table.evidence)  # the table may grow while we wait
    near = await means.studio.nearest(bytes(table.marks[: len(numbers) * MARK]), look.sketch, own)
    places = {numbers[one.place]: one.window for one in near if one.place < len(numbers)}
    if not places:
        return {}
    async with means.database.transaction() as transaction:
        kept = await prints.candidates(transaction, list(places))
    others = sorted((one for one in kept.values() if one.report_id != report_id), key=lambda one: one.report_id)
    theirs = [_opened(means, one) for one in others]
    windows = [places[one.evidence_id] for one in others]
    told = await means.studio.alike([each.sketch for each in theirs], look.sketch, windows, ATTACH) if others else []
    shares = dict[int, int]()
    for one, each, share in zip(others, theirs, told, strict=False):
        hint = WEAK if each.pdq_near(look) else 0
        shares[one.report_id] = max(shares.get(one.report_id, 0), share, hint)
    return shares


def _opened(means: Means, candidate: Candidate) -> Likeness:
    return Likeness.unpacked(means.house.crypt.open(candidate.likeness))
