"""Answers in a first message and in a caption, before anything was asked for them (pure)."""

from handlers import more_links, readers, stray
from handlers.forms import Answers, Form, Talk
from handlers.messages import Said
from storage.record import replace


def prefill(form: Form, said: Said) -> Answers:
    """The answers that a screenshot, a link or a caption already gives, before anything was asked. Raises Misread."""
    known = first_words(form, said)
    if said.files and form.question("evidence"):
        known["evidence"] = [readers.as_entry(file, said.message) for file in said.files]
    return {**known, **more_links.added(known, said.text)[0]}


def first_words(form: Form, said: Said) -> Answers:
    """The link and the story that stand in a first message; who tells it all at once is not asked to tell it again."""
    known = words_beside(form, said)
    told = stray.tells_all(said.text) and len(said.text) <= readers.LONGEST_STORY  # never only a part of it
    return {**_story(form, said.text), **known} if told and not said.files else known


def words_beside(form: Form, said: Said) -> Answers:
    """The first link, and below a file the story, that stand in these words."""
    known: Answers = {}
    found = readers.find_link(said.text)
    if found and len(found) <= readers.LONGEST_LINK and form.question("link"):
        known["link"] = found
    told = len(readers.without_links(said.text).strip()) > 3 and stray.tells(said.text)
    return known | _story(form, said.text) if said.files and (told or _is_link(form, said.text)) else known


def explained(form: Form, text: str) -> Answers:
    """The story that words tell which are typed where a file is asked for."""
    return _story(form, text) if stray.explains(text) or _is_link(form, text) else {}


def _is_link(form: Form, text: str) -> bool:
    """Whether a link stands in these words that this form has no other place for."""
    return bool(readers.find_link(text)) and not form.question("link")


def _story(form: Form, text: str) -> Answers:
    """These words as the story; a form that asks for no link leaves it in them."""
    if not form.question("story"):
        return {}
    link = readers.find_link(text) if form.question("link") else None
    return {"story": text.replace(link or "\0", "").strip()[: readers.LONGEST_STORY]}


def longer(story: str, told: str) -> str:
    """A story with what a later caption tells, as far as there is room for it."""
    both = f"{story}\n{told}"
    return story if told in story or len(both) > readers.LONGEST_STORY else both


def sourced(talk: Talk, said: Said, known: Answers) -> Talk:
    """Remember which answer these words gave, in case they are edited; words that gave two are not told apart."""
    if not said.message or len(known) != 1:
        return talk
    return replace(talk, sources={**talk.sources, said.message: next(iter(known))})


def told_on(talk: Talk) -> Talk:
    """The story became longer: which part of it an edit would change cannot be told any more."""
    return replace(talk, sources={message: key for message, key in talk.sources.items() if key != "story"})
