"""Typed words heard as choices (pure): who writes what stands on a button, or nearly so, has pressed it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from handlers import nearly, numbered
from handlers.forms import EDITED_NEVER, NAVIGATION, Form, Keys, Question, Talk, current, labels, place_of, standing
from handlers.messages import Said
from handlers.readers import pick
from storage.record import replace

TYPED: Final = (
    "yes", "no", "skip", "done", "submit", "back", "cancel", "edit", "keep", "today", "yesterday", "same",
    "pns", "pppk", "pppk-part", "contract", "tni-polri", "village", "public", "group", "private",
)  # fmt: skip
"""Choices for which there are usual words besides what stands on the button."""
LONGEST_TYPED: Final = 60  # signs; whoever writes more means no button


def hear(form: Form, talk: Talk, said: Said, *tongues: Callable[[str], str]) -> Said:
    """Words typed instead of a tap become the same choice: a number, a label or nearly so, a usual word for it.

    `tongues`: key -> its words, in each language that is understood.
    """
    typed = plain(said.text)
    if said.choice or said.command or said.files or not typed or len(typed) > LONGEST_TYPED:
        return said
    if said.edited:
        if said.message not in talk.sources:
            return said
        talk = replace(talk, at=talk.sources[said.message], menu="")
    talk = standing(form, talk)
    keys = labels(form, talk)
    choice = _exactly(typed, keys, tongues) or _exactly(nearly.written(typed), keys, tongues)
    if not choice and _is_free(current(form, talk), talk):
        choice = _nearly(typed, keys, tongues) or _named(nearly.bare(nearly.written(typed)), keys, tongues)
    return replace(said, choice=f"{talk.form}:{place_of(talk)}:{choice}") if choice else said


def _is_free(question: Question, talk: Talk) -> bool:
    """Whether words that are nearly a choice will do: where no yes is given, and no other words are an answer."""
    if talk.menu:
        return talk.menu == "edit"
    apart = question.key in EDITED_NEVER or "yes" in question.choices
    return question.read is pick and not apart


def _named(typed: str, keys: Keys, tongues: Sequence[Callable[[str], str]]) -> str:
    own = tuple(pair for pair in keys if pair[0] not in NAVIGATION)
    return (_exactly(typed, own, tongues) or _nearly(typed, own, tongues)) if typed else ""


def _nearly(typed: str, keys: Keys, tongues: Iterable[Callable[[str], str]]) -> str:
    own = [(choice, key) for choice, key in keys if choice not in NAVIGATION]
    meant = (nearly.meant(typed, {choice: text_of(key) for choice, key in own}) for text_of in tongues)
    return next(filter(None, meant), "")


def _exactly(typed: str, keys: Keys, tongues: Iterable[Callable[[str], str]]) -> str:
    return next(filter(None, (_typed_choice(typed, keys, text_of) for text_of in tongues)), "")


def _typed_choice(typed: str, keys: Keys, text_of: Callable[[str], str]) -> str:
    own = [choice for choice, _ in keys if choice not in NAVIGATION]
    if typed.isdecimal():  # of navigation only where it has a number as well
        counted = own if len(keys) < numbered.LEAST else [choice for choice, _ in keys]
        return counted[int(typed) - 1] if 0 < int(typed) <= len(counted) else ""
    for choice, key in keys:
        if typed == _plain_label(text_of(key)) or typed in _usual(text_of, choice, key):
            return choice
    return next((word for word in NAVIGATION if typed in _usual(text_of, word)), "")


def means(typed: str, key: str, tongues: Iterable[Callable[[str], str]]) -> bool:
    """Whether these words, `plain` already, are among the usual ones of a key, in any of these languages."""
    return typed != "" and any(typed in plain_words(text_of(key)) for text_of in tongues)


def _usual(text_of: Callable[[str], str], choice: str, label: str = "") -> frozenset[str]:
    own = plain_words(text_of(nearly.IN_MENUS[label])) if label in nearly.IN_MENUS else frozenset[str]()
    return own | plain_words(text_of(f"typed-{choice}")) if choice in TYPED else own


@lru_cache(maxsize=256)
def plain_words(listed: str) -> frozenset[str]:
    """Words parted by commas, as `plain` makes them."""
    return frozenset(plain(word) for word in listed.split(","))


@lru_cache(maxsize=1024)
def _plain_label(label: str) -> str:
    return plain(label)


def plain(text: str) -> str:
    """Typed words without what makes no difference: case, punctuation, signs."""
    kept = "".join(sign for sign in text.lower() if sign.isalnum() or sign in " /-").strip()
    return kept.strip(" /-") or kept
