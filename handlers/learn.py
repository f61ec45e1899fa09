"""Check first ("cek dulu"): five short questions before somebody reports, and what is said to the answers (pure).

Nothing about persons is asked, so no consent is needed, and nothing is kept beyond the talk.
"""

from collections.abc import Mapping
from typing import Any, Final

from handlers.advice import advise
from handlers.forms import Form, Question, Talk, always, progress
from handlers.messages import GAP, Line, Listed, Word, line
from handlers.readers import pick

STATUSES: Final = ("pns", "pppk", "pppk-part", "contract", "tni-polri", "village", "citizen", "unknown")
AUDIENCES: Final = ("public", "group", "private", "unknown")
CEK: Final = Form(
    "cek",
    (
        Question("audience", pick, AUDIENCES),
        Question("account", pick, ("official", "personal", "team", "kpu", "none", "unknown")),
        Question("event", pick, ("campaign", "routine", "none", "unknown")),
        Question("status", pick, STATUSES),
        Question("act", pick, ("engage", "post", "photo", "follow", "present", "support", "invite", "power")),
        Question("result", pick, ("report", "again", "rules"), required=always),
    ),
)
_BEHAVIOUR: Final = {
    "engage": "engage",
    "follow": "engage",
    "post": "campaign",
    "photo": "photo",
    "present": "attend",
    "support": "attend",
    "invite": "rally",
}


def page(talk: Talk) -> tuple[Line, ...]:
    """The current question of a check, or what is said to its answers."""
    if talk.at == "result":
        return _said_to(talk.answers)
    number, total = progress(CEK, talk)
    intro = (line("cek-intro"), GAP) if number == 1 and not talk.answers else ()
    steps = line("cek-progress", number=number, total=total - 1)
    given = talk.answers.get(talk.at)
    before = (line("given", value=Word(f"choice-{talk.at}-{given}")),) if given else ()
    return (*intro, steps, line(f"question-{CEK.name}-{talk.at}"), *before)


def _said_to(answers: Mapping[str, Any]) -> tuple[Line, ...]:
    advice = advise(answers)
    reasons = tuple(line(f"because-{reason}") for reason in advice.reasons)
    sources = line("cek-sources", sources=Listed(tuple(f"source-{name}" for name in advice.sources)))
    return (line(f"advice-{advice.kind}"), *reasons, GAP, sources, GAP, line("question-cek-result"))


def carried(answers: Mapping[str, Any]) -> dict[str, str]:
    """What a report knows already from the answers of a check; what does not map is asked there."""
    audience, status, act = (str(answers.get(key) or "") for key in ("audience", "status", "act"))
    known = {"audience": audience, "status": "other" if status == "citizen" else status}
    known |= {"behaviour": _BEHAVIOUR.get(act, "")}
    return {key: value for key, value in known.items() if value}
