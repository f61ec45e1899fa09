"""The same again: what reports have in common, what residents are told of it, and what follows from a comparison.

What a resident hears must tell nothing about anybody. "You are the second" would: whoever suspects a colleague could
send the same link and know. So nobody is told of fewer than `TOLD_FROM` people, themselves among them; below it the
thanks are those of a first report. Own reports never count, and nobody is told who, when, or what was decided.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from handlers import links
from handlers.case_button import button
from handlers.forms import Step, Talk
from handlers.messages import Line, Message, line, to_json
from handlers.platforms import ACCOUNT as OWNED
from handlers.scene import House, Scene, Submission, cards
from storage import custody, outbox, own_reports, same_post, sameness
from storage.custody import Act
from storage.database import Transaction
from storage.models import Report, Sameness
from storage.outbox import Effect
from storage.record import record
from storage.sameness import ACCOUNT, BYTES, GLIMPSE, KNOWN_BY, LINK, PICTURE

TOLD_FROM: Final = 3
"""People. Counts below are nobody's to hear, as small numbers are not told in statistics."""
REPORTED: Final = "reported"
"""Among a draft's answers: the own report that its resident was reminded of."""
OPEN_STATES: Final = ("waiting", "accepted", "rejected")
"""Of a report to which evidence can be added."""
ALSO_SHOWN: Final = 3
"""Cards of other reports that are brought up to date at once; a group takes few edits a minute."""
_HANDLE: Final = re.compile(r"(?<![\w.@])@([A-Za-z0-9_.]{3,40})")


@record
class Match:
    """Another report that resembles one, the reason, and how much in per cent."""

    report_id: int
    reason: str
    score: int = 100


def keys(region: str, answers: Mapping[str, Any]) -> list[str]:
    """What these answers have that other reports may have as well: the link, and an account on a day."""
    link = links.recognise(str(answers.get("link") or ""))
    found = [sameness.key(LINK, region, link.canonical)] if link.canonical else []
    handle = _HANDLE.search(str(answers.get("name") or ""))
    account = link.account if link.kind == OWNED else handle[1].lower().rstrip(".") if handle else ""
    day = answers.get("happened")
    return [*found, *([sameness.key(ACCOUNT, region, f"{account.lower()} {day}")] if account and day else [])]


async def witnesses(transaction: Transaction, filed: Sequence[tuple[Submission, int]]) -> dict[int, int]:
    """Make new reports (with their numbers) be found by what they have; report -> how many people now report the same.

    Only for those who may be told. The files must be with the reports already.
    """
    regions = {number: one.row["region"] for one, number in filed}
    mine = {number: keys(one.row["region"], one.row["answers"]) for one, number in filed}
    for number, sha256 in await sameness.files_of(transaction, list(regions)):
        mine[number].append(sameness.key(BYTES, regions[number], sha256))
    await sameness.publish(transaction, [(number, name) for number, names in mine.items() for name in names])
    sure = {name for names in mine.values() for name in names if sameness.kind_of(name) in KNOWN_BY}
    people = {name: count for name, count in (await sameness.people_by_key(transaction, sure)).items() if count > 1}
    told = dict[int, int]()
    for one, number in filed:
        shared = [name for name in mine[number] if people.get(name, 0) >= TOLD_FROM]
        own = await own_reports.having(transaction, one.row["contact_id"], shared)
        if shared and all(report.id == number for report in own):  # who sends it again hears nothing new
            told[number] = max(people[name] for name in shared)
    return told


def thanks(count: int | None) -> tuple[Line, ...]:
    """What is said to a further witness."""
    return (line("same-witness", count=count),) if count else ()


async def remind(scene: Scene, before: Talk, step: Step) -> Step:
    """Somebody is about to report what they reported before: they are told which ticket that is, once in a draft."""
    after = step.talk
    if after is None or after.form != "report" or after.answers.get("consent") != "yes":
        return step
    fresh = after.answers.get("link") and after.answers.get("link") != before.answers.get("link")
    arrived = after.at == "review" and before.at != "review" and not after.menu
    if not (fresh or arrived):
        return step
    own = await _reported(scene, after, with_files=arrived)
    if own is None or own.ticket == after.answers.get(REPORTED):
        return step
    choice = button(own, "same", "choice-same")
    scene.say(Message((line("same-own", ticket=own.ticket),), ((choice,),) if own.state in OPEN_STATES else ()))
    return replace(step, talk=replace(after, answers={**after.answers, REPORTED: own.ticket}))


async def _reported(scene: Scene, talk: Talk, *, with_files: bool) -> Report | None:
    """The resident's own report of this, the latest; nobody else's."""
    whose, region = (scene.transaction, scene.contact_id, scene.draft), scene.house.chosen(talk.answers).key
    names = [name for name in keys(region, {"link": talk.answers.get("link")}) if sameness.kind_of(name) == LINK]
    if with_files and talk.answers.get("evidence"):
        names += [sameness.key(BYTES, region, sha256) for sha256 in await scene.own.files(*whose)]
    known = await scene.own.keys(*whose)
    own = await own_reports.having(scene.transaction, scene.contact_id, [name for name in names if name in known])
    return own[0] if own else None


async def found(
    house: House, transaction: Transaction, report_id: int, matches: Iterable[Match], now: float
) -> list[Effect]:
    """A comparison is over: link what resembles, note it, and bring the cards up to date."""
    strongest = dict[int, Match]()
    for match in sorted(matches, key=lambda match: (sameness.REASONS.index(match.reason), match.score)):
        strongest[match.report_id] = match
    live = {report.id or 0: report for report in await sameness.live(transaction, {report_id, *strongest})}
    report = live.pop(report_id, None)
    if report is None:
        return []
    new, acts = list[Report](), list[Act]()
    for number, other in live.items():
        match = strongest[number]
        if await sameness.link(transaction, report, other, match.reason, match.score, now):
            told = {"with": other.ticket, "reason": match.reason, "score": match.score}
            acts.append(Act(report.draft, "system", "linked", told))
            new.append(other)
    if not new:
        return []
    await custody.write(transaction, acts, now)
    first = await same_post.first_of(transaction, report_id)
    shown = {report_id, first, *(other.id or 0 for other in new[-ALSO_SHOWN:])}
    shown -= await outbox.waiting_about(transaction, "card", shown, now)
    return await cards(house, transaction, sorted(shown))


def pictures(shares: Mapping[int, int], attach: int, weak: int) -> list[Match]:
    """Of the reports (and how much of a picture agrees with one of theirs) the earliest that agrees, or a glimpse."""
    same = [number for number, share in shares.items() if share >= attach]
    if same:
        return [Match(min(same), PICTURE, shares[min(same)])]
    likely = max(shares, key=lambda number: shares[number], default=0)
    return [Match(likely, GLIMPSE, shares[likely])] if likely and shares[likely] >= weak else []


async def told_later(transaction: Transaction, link: Sameness, pair: Sequence[Report]) -> list[Effect]:
    """A moderator confirms what nobody could be told at once: the later of two residents is thanked now."""
    later = next(report for report in pair if report.id == link.report_id)
    if link.reason in KNOWN_BY or link.own or later.contact_id is None:
        return []
    count = await same_post.people(transaction, link.report_id)
    if count < TOLD_FROM:
        return []
    said = Message((line("same-later", ticket=later.ticket, count=count),))
    return [Effect(later.contact_id, "say", to_json(said))]
