"""Links beyond the one that a report has (pure): none is lost, and which one is the report's own is said.

The own one is compared with other reports and looked up; the others are shown beside it while the form is filled in,
and end the story of what is sent. Whoever gives another own one gives all of them anew; one that was among them only
changes places, and the same one once more takes nothing away.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from handlers import links
from handlers.forms import Answers
from handlers.messages import Line, line
from handlers.readers import LONGEST_LINK, find_links

MORE: Final = "links"
"""Among the answers: the others. No question asks for them."""
_ROOM: Final = LONGEST_LINK  # signs of all of them together


def added(answers: Answers, text: str) -> tuple[Answers, tuple[Line, ...]]:
    """What these words add to answers that have a link, and what is said of it; nothing when they name no other one."""
    own, before = answers.get("link"), answers.get(MORE) or []
    others = [link for link in find_links(text) if link != own]
    every = [*dict.fromkeys((*before, *others))]
    if not own or not others:
        return {}, ()
    if sum(map(len, every)) > _ROOM:
        return {}, (line("link-no-room"),)
    return {MORE: every}, (line("link-second", link=own),)


def anew(answers: Answers, own: str, text: str) -> tuple[Answers, tuple[Line, ...]]:
    """The answers after `own` was given in these words, and what is said of others in them."""
    former, before = answers.get("link"), answers.get(MORE) or []
    if _same(former, own):
        return _beside(answers, own, before, text)
    return _beside(answers, own, [former, *before] if own in before else [], text)


def revised(answers: Answers, own: str, text: str) -> tuple[Answers, tuple[Line, ...]]:
    """The answers after the message that gave the own one was edited: what other messages gave stays."""
    return _beside(answers, own, answers.get(MORE) or [], text)


def _beside(answers: Answers, own: str, others: Sequence[str | None], text: str) -> tuple[Answers, tuple[Line, ...]]:
    """The answers with these others, and those in the text, beside the own one."""
    bare = {key: answer for key, answer in answers.items() if key != MORE}
    left = [link for link in others if link and link != own]
    more, told = added({"link": own, MORE: left}, text)
    return {**bare, **({MORE: left} if left else {}), **more}, told


def _same(former: str | None, own: str) -> bool:
    """Whether both lead to the same post; what tells who shared it is passed over."""
    first, second = links.recognise(former or "").canonical, links.recognise(own).canonical
    return former == own or bool(first and first == second)


def shown(key: str, answers: Mapping[str, Any]) -> tuple[Line, ...]:
    """The line below the own link, wherever that answer is shown to whoever gave it."""
    more = answers.get(MORE)
    return (line("review-links", value=", ".join(more)),) if key == "link" and more else ()


def told(answers: Mapping[str, Any]) -> Answers:
    """The answers as a report keeps them: other links end the story, unless they stand in it."""
    kept = {key: answer for key, answer in answers.items() if key != MORE}
    story = str(answers.get("story") or "")
    others = [link for link in answers.get(MORE) or () if link not in story]
    return {**kept, "story": "\n".join(filter(None, (story, *others)))} if others else kept


def carried(answers: Answers, before: Answers) -> str:
    """What the words and links of a draft add to a report that has the answers `before`; "" when they add nothing."""
    known = links.recognise(str(before.get("link") or "")).canonical
    every = [answers.get("link") or "", *(answers.get(MORE) or ())]
    others = [link for link in every if link and links.recognise(link).canonical != known]
    return str(told({"story": answers.get("story"), MORE: others}).get("story") or "")
