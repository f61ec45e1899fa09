"""What moderators read of a resident's answer (pure): numbers of persons masked, nothing of who sent it."""

from typing import Any, Final

from handlers import links
from handlers.case_button import button
from handlers.masking import mask
from handlers.messages import Line, Message, Value, Word, line
from handlers.report import value_of
from handlers.talked import CLOSE, MENU
from storage.inquiries import LATE, UNKNOWN, WORDS
from storage.inquiry import Inquiry
from storage.models import Report

_QUESTION: Final = 300  # signs of a moderator's own words that are repeated


def answer_message(report: Report, inquiry: Inquiry, words: str, answer: str) -> Message:
    """The message below the card. `words`: what the moderator asked; `answer`: what the resident wrote."""
    asked = line("answer-own", words=words[:_QUESTION]) if words else _asked(inquiry)
    if inquiry.state in (LATE, UNKNOWN):
        head = line("answer-late" if inquiry.state == LATE else "answer-none", ticket=report.ticket)
        return Message((head, *((asked,) if asked.key else ())))
    said = (*_given(report, inquiry), *((line("answer-words", words=mask(answer)),) if answer else ()))
    files = (line("answer-files", count=inquiry.files),) if inquiry.files else ()
    head, foot = line("answer-head", ticket=report.ticket), line("answer-foot")
    close = button(report, MENU, "asking-close", CLOSE)
    return Message((head, *((asked,) if asked.key else ()), *said, *files, foot), ((close,),))


def _asked(inquiry: Inquiry) -> Line:
    unasked = not inquiry.by
    return Line("") if unasked else line("answer-question", what=Word(f"asked-{inquiry.key}"))


def _given(report: Report, inquiry: Inquiry) -> tuple[Line, ...]:
    """The answer of the form as it is now."""
    value = report.answers.get(inquiry.key)
    if inquiry.key in (WORDS, "evidence") or not value:
        return ()
    return (line("answer-given", value=for_staff(inquiry.key, value)),)


def for_staff(key: str, answer: Any) -> Value:
    """An answer as staff and Bawaslu see it: numbers of persons masked, a link without what tells who shared it."""
    if key == "link" and answer:
        return links.shown(answer)
    shown = value_of(key, answer)
    return mask(shown) if isinstance(shown, str) else shown
