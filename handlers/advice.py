"""What a resident is told who asks before reporting (pure): worth reporting, probably no breach, or unclear.

It judges nobody. The rules stand in order and the first that fits gives the kind and the reason; what is good to know
besides is added. Whatever the kind, going on to a report stays open, and staff look at it with the same eyes.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from storage.record import record

WORTH: Final = "worth"
UNLIKELY: Final = "unlikely"
UNCLEAR: Final = "unclear"

Answers = Mapping[str, Any]


@record
class Advice:
    """`kind`: worth, unlikely or unclear. `reasons` and `sources` name words; the first reason decided."""

    kind: str
    reasons: tuple[str, ...]
    sources: tuple[str, ...]


@record
class Rule:
    """When it fits, `reason` says why; `kind` is empty for what is only good to know."""

    reason: str
    kind: str
    fits: Callable[[Answers], bool]
    sources: tuple[str, ...]


def _is(**wanted: str | tuple[str, ...]) -> Callable[[Answers], bool]:
    """Whether each of these questions was answered by (one of) these words; "?" stands for not known."""
    sets = {key: {value} if isinstance(value, str) else set(value) for key, value in wanted.items()}

    def fits(answers: Answers) -> bool:
        known = {key: answers.get(key) or "?" for key in sets}
        return all(("?" if known[key] == "unknown" else known[key]) in words for key, words in sets.items())

    return fits


_SEEN: Final = ("engage", "post", "photo")
_TOUCH: Final = ("engage", "follow")
_NOT_CAMPAIGN: Final = ("routine", "none", "?")
RULES: Final = (
    Rule("citizen", UNLIKELY, _is(status="citizen"), ("skb",)),
    Rule("outside", UNCLEAR, _is(status=("tni-polri", "village")), ("skb",)),
    Rule("power", WORTH, _is(act="power"), ("skb", "crime")),
    Rule("pressed", UNCLEAR, _is(audience="private", act="invite"), ("private", "skb")),
    Rule("private", UNLIKELY, _is(audience="private"), ("private",)),
    Rule("organiser", UNLIKELY, _is(account="kpu", act=_TOUCH), ("organiser",)),
    Rule("official", UNLIKELY, _is(account="official", act=_TOUCH, event=_NOT_CAMPAIGN), ("routine", "skb")),
    Rule("official-campaign", UNCLEAR, _is(account="official", act=_TOUCH), ("skb",)),
    Rule("team", WORTH, _is(account="team", act=(*_TOUCH, "post", "photo")), ("skb",)),
    Rule("follow-candidate", UNCLEAR, _is(account="personal", act="follow"), ("skb",)),
    Rule("follow", UNCLEAR, _is(act="follow"), ("skb",)),
    Rule("routine", UNLIKELY, _is(act="present", event="routine"), ("routine",)),
    Rule("passive", UNCLEAR, _is(act="present", event="campaign"), ("attending", "skb")),
    Rule("present", UNCLEAR, _is(act="present"), ("attending", "skb")),
    Rule("invite", WORTH, _is(act="invite"), ("skb", "pp94")),
    Rule("routine-support", UNCLEAR, _is(act="support", event="routine"), ("routine", "skb")),
    Rule("support", WORTH, _is(act="support"), ("skb",)),
    Rule("routine-photo", UNLIKELY, _is(act="photo", event="routine"), ("routine", "skb")),
    Rule("group", UNCLEAR, _is(audience="group", act=_SEEN), ("private", "skb")),
    Rule("unseen", UNCLEAR, _is(audience="?", act=_SEEN), ("private", "skb")),
    Rule("campaign", WORTH, _is(act=_SEEN, event="campaign"), ("skb", "pp94")),
    Rule("post", WORTH, _is(act="post"), ("skb", "pp94")),
    Rule("pose", UNCLEAR, _is(act="photo"), ("pose", "skb")),
    Rule("content", UNCLEAR, _is(act="engage"), ("skb",)),
    Rule("unsaid", UNCLEAR, _is(), ("skb",)),
)
BESIDES: Final = (
    Rule("pppk", "", _is(status=("pppk", "pppk-part")), ("asn",)),
    Rule("contract", "", _is(status="contract"), ("contract",)),
    Rule("whose", "", _is(status="?"), ()),
)


def advise(answers: Answers) -> Advice:
    """What to say to these answers, however few there are."""
    decided = next(rule for rule in RULES if rule.fits(answers))
    besides = [rule for rule in BESIDES if rule.fits(answers)] if decided.kind != UNLIKELY else []
    rules = (decided, *besides)
    sources = dict.fromkeys(source for rule in rules for source in rule.sources)
    return Advice(decided.kind, tuple(rule.reason for rule in rules), tuple(sources))
