"""Answers in a first message and in a caption, before anything was asked for them (pure)."""

from handlers import more_links, readers, stray
from handlers.forms import Answers, Form
from handlers.messages import Said


def prefill(form: Form, said: Said) -> Answers:
    """The answers that a screenshot, a link or a caption already gives, before anything was asked. Raises Misread."""
    known = words_beside(form, said)
    if said.files and form.question("evidence"):
        known["evidence"] = [readers.as_entry(file) for file in said.files]
    return {**known, **more_links.added(known, said.text)[0]}


def words_beside(form: Form, said: Said) -> Answers:
    """The first link, and below a file the story, that stand in these words."""
    known: Answers = {}
    found = readers.find_link(said.text)
    if found and len(found) <= readers.LONGEST_LINK and form.question("link"):
        known["link"] = found
    if (
        said.files
        and len(readers.without_links(said.text).strip()) > 3
        and stray.tells(said.text)
        and form.question("story")
    ):
        rest = said.text.replace(found or "\0", "").strip()
        known["story"] = rest[: readers.LONGEST_STORY]
    return known


def longer(story: str, told: str) -> str:
    """A story with what a later caption tells, as far as there is room for it."""
    both = f"{story}\n{told}"
    return story if told in story or len(both) > readers.LONGEST_STORY else both
