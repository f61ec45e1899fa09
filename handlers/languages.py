"""The language somebody is spoken to in: chosen with /bahasa, kept with their contact, whatever their platform says.

A language is a folder of Fluent files. Texts that it lacks are said in Indonesian.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from handlers.hearing import LONGEST_TYPED, means, plain
from handlers.messages import Line, Message, Said, button, line
from handlers.scene import Scene
from handlers.words import Words
from storage import contacts

TAP: Final = "contact:language:"


def tongues(scene: Scene) -> list[Callable[[str], str]]:
    """Key -> its words, in each language in which this contact is understood."""
    words = scene.house.words
    return [partial(_text, words, language) for language in words.understood(scene.contact.language)]


def _text(words: Words, language: str, key: str) -> str:
    return words.plain(Line(key), language)


def offer(scene: Scene) -> Message:
    """Which language would they like? Each one is named in itself."""
    offered = sorted(
        scene.house.words.languages, key=lambda language: _text(scene.house.words, language, _name(language))
    )
    return Message((line("language-which"),), (tuple(button(TAP + one, _name(one)) for one in offered),))


def _name(language: str) -> str:
    return f"choice-language-{language}"


def tapped(scene: Scene, said: Said) -> str:
    """The language whose button this is; "" when it is none."""
    language = said.choice.removeprefix(TAP)
    return language if language != said.choice and language in scene.house.words.languages else ""


def named(scene: Scene, text: str) -> str:
    """The language that these words name; "" when they name none."""
    if len(text) > LONGEST_TYPED:
        return ""
    known, languages, typed = tongues(scene), scene.house.words.languages, plain(text)
    return next((one for one in languages if means(typed, f"typed-language-{one}", known)), "")


async def choose(scene: Scene, language: str) -> None:
    """From now on they are spoken to in this language."""
    scene.contact.language = language
    await contacts.set_language(scene.transaction, scene.contact_id, language)
    scene.say(Message((line("language-set"),)))
