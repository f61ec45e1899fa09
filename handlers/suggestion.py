"""What the law's data suggests for a report (pure). For staff only, who confirm something of their own.

A resident sees neither class nor sanction. Where sources disagree or the date does not settle it, nothing is picked: a
note says so, and staff decide.
"""

from collections.abc import Iterable
from datetime import date

from storage.elections import Election, Standing, standing
from storage.law import Breach, Law, Status
from storage.record import record
from storage.regions import Region


@record
class Suggestion:
    """What it may be.

    `ids`: rows of the taxonomy. `kind`: "etik", "disiplin", "non-asn" (contract staff: by their contract), "outside"
    (the decree does not reach them), "" (staff decide). `bases`: citations as of the day of the act. `sanctions`: ids
    of the ranges that this status may be given. `criminal`: what to cite when Bawaslu must be told at once, else
    empty. `outside`: the key of a route, else empty. `notes`: keys of `Law.notes`, the weightiest first.
    """

    ids: tuple[str, ...] = ()
    kind: str = ""
    bases: tuple[str, ...] = ()
    sanctions: tuple[str, ...] = ()
    criminal: str = ""
    outside: str = ""
    notes: tuple[str, ...] = ()


@record
class _Act:
    """What was done, when, by whom, and how far the election was."""

    law: Law
    behaviour: str
    day: date
    election: Election | None
    status: Status
    standing: Standing
    asn: bool


def suggest(
    law: Law, behaviour: str, day: date, election: Election | None, status: str, region: Region | None = None
) -> Suggestion:
    """What an act of this day may be.

    `behaviour`, `status`: what the resident picked; words that are not known any more are "other" and "unknown".
    `election`: the one of that day. `region` knows since when its part-time PPPK are civil servants.
    """
    who = law.status(status)
    where = standing(election, day)
    act = _Act(law, behaviour, day, election, who, where, _is_asn(who, day, region))
    criminal = _criminal(act)
    if who.treatment == "outside":
        return Suggestion((), "outside", (), (), criminal, who.route, _unique(_crime_note(criminal), who.notes))
    breaches = _breaches(act)
    return Suggestion(
        tuple(breach.id for breach in breaches),
        _kind(act, breaches),
        _bases(act, breaches) if act.asn else (),
        _sanctions(act, breaches) if act.asn else (),
        criminal,
        "",
        _notes(act, breaches, criminal),
    )


def _is_asn(status: Status, day: date, region: Region | None) -> bool:
    """By the status on the day of the act; who is not known is taken for a civil servant, with a note."""
    if status.treatment in ("non-asn", "outside"):
        return False
    since = region.non_asn.part_time_from if region and status.asn_from else status.asn_from
    return since is None or day >= since


def _breaches(act: _Act) -> list[Breach]:
    behaviour = act.law.behaviour(act.behaviour)
    named = {
        "outside": behaviour.outside,
        "before": behaviour.before,
        "unsure": behaviour.before + behaviour.after,
        "after": behaviour.after,
    }[act.standing]
    found = (act.law.breach(name) for name in dict.fromkeys(named))
    return [breach for breach in found if breach and breach.holds(act.day)]


def _kind(act: _Act, breaches: list[Breach]) -> str:
    if not act.asn:
        return "non-asn"
    kinds = {breach.kind for breach in breaches}
    return kinds.pop() if len(kinds) == 1 else ""


def _bases(act: _Act, breaches: list[Breach]) -> tuple[str, ...]:
    names = [*(name for breach in breaches for name in breach.bases), *(act.status.bases if breaches else ())]
    found = [basis for name in names if (basis := act.law.basis(name))]
    regime = act.election.regime if act.election and act.standing != "outside" else None
    return _unique(basis.cited(act.day) for basis in found if basis.regime in (None, regime))


def _sanctions(act: _Act, breaches: list[Breach]) -> tuple[str, ...]:
    """The ranges of the breaches where they are meant for this status; otherwise the status's own."""
    ranges = [act.law.sanction(breach.sanction) for breach in breaches]
    meant = [one.id if act.status.key in one.applies_to else act.status.sanction for one in ranges if one]
    return _unique(meant)


def _criminal(act: _Act) -> str:
    """Possible crimes, when there is an election; an unsure standing counts as both, because Bawaslu's clock runs."""
    if act.election is None:
        return ""
    standings = {"before", "after"} if act.standing == "unsure" else {act.standing}
    fitting = (
        crime.cite
        for crime in act.law.crimes
        if crime.regime == act.election.regime
        and act.behaviour in crime.behaviours
        and act.status.key in crime.statuses
        and (act.asn or act.status.treatment == "outside")
        and standings & set(crime.standings)
    )
    return "; ".join(fitting)


def _notes(act: _Act, breaches: list[Breach], criminal: str) -> tuple[str, ...]:
    own = [note for breach in breaches for note in breach.notes]
    return _unique([*_crime_note(criminal), *_ruled(act, breaches), *act.status.notes, *own])


def _crime_note(criminal: str) -> tuple[str, ...]:
    return ("maybe-crime",) if criminal else ()


def _ruled(act: _Act, breaches: list[Breach]) -> Iterable[str]:
    """Notes that the dates bring."""
    rules = {
        "outside-election": act.standing == "outside",
        "unsure-fixed": act.standing == "unsure",
        "fixing-day": act.election is not None and act.day == act.election.fixed == act.election.fixed_by,
        "before-decree": act.day < act.law.decree.valid_from,
        "not-yet-asn": not act.asn and act.status.treatment == "asn",
        "several-classes": act.asn and len({breach.kind for breach in breaches}) > 1,
    }
    return [name for name, holds in rules.items() if holds]


def _unique(*groups: Iterable[str]) -> tuple[str, ...]:
    """All of them in their order, each once, the empty ones left out."""
    return tuple(dict.fromkeys(word for group in groups for word in group if word))
