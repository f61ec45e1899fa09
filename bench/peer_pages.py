"""The form as the peer needs it: our own words and keyboards, rendered once, handed over as JSON.

So the peer imports nothing of ours: its memory is its own, and it spends no time on words or forms while it answers.
What is filled in while it talks stands in the texts as `[[name]]`.
"""

from datetime import date, timedelta
from typing import Any

from bot.channels import render
from bot.channels.telegram_calls import LIMITS
from bot.houses import load_words
from handlers import report
from handlers.forms import Talk, label_key, next_key
from handlers.messages import GAP, Day, Message, line
from handlers.words import Words

ZONE = "Asia/Jakarta"
_FILES = [{"ref": "r", "unique": "u", "kind": "photo"}]


def pages(today: date) -> dict[str, Any]:
    """What `bench.peer` says: a page is a text (HTML) and rows of (button id, label)."""
    words = load_words()
    thanks = Message((line("submitted", ticket="[[ticket]]"), GAP, line("honest"), GAP, line("what-next")))
    return {
        "questions": {key: _page(words, asked) for key, asked in _questions().items()},
        "labels": _labels(words),
        "days": {"today": _day(words, today), "yesterday": _day(words, today - timedelta(days=1))},
        "noted": words.text(line("noted-day", day="[[day]]")),
        "counted": _page(words, _counted()),
        "coached": words.text(line("whole-ask")),
        "thanks": words.say(thanks),
    }


def _questions() -> dict[str, Message]:
    """Every question of the form in the order it is asked, the review page last."""
    answers: dict[str, Any] = {}
    asked = {}
    while (key := next_key(report.REPORT, answers)) != "review":
        asked[key] = report.ask(report.REPORT, Talk("report", key, dict(answers)))
        answers[key] = _FILES if key == "evidence" else "x"
    lines = [line(f"review-{key}", value=f"[[{key}]]") for key in answers if key != "consent"]
    choices = report.choices(report.REPORT, Talk("report", "review", answers))
    return {**asked, "review": Message((line("review-head"), *lines, GAP, line("review-foot")), choices)}


def _counted() -> Message:
    talk = Talk("report", "evidence", {"consent": "yes", "evidence": _FILES})
    return Message((line("evidence-count", count="[[count]]"),), report.choices(report.REPORT, talk))


def _page(words: Words, said: Message) -> dict[str, Any]:
    return {"text": words.say(said), "rows": render.buttons(said, words, "id", ZONE, LIMITS)}


def _labels(words: Words) -> dict[str, dict[str, str]]:
    """{question: {choice: what stands on its button}}."""
    return {
        question.key: {choice: _label(words, question.key, choice) for choice in question.choices}
        for question in report.REPORT.questions
    }


def _label(words: Words, question: str, choice: str) -> str:
    return words.plain(line(label_key(question, choice)))


def _day(words: Words, day: date) -> str:
    """A day as the bot writes it."""
    return words.text(line("noted-day", day=Day(day))).partition("<b>")[2].partition("</b>")[0]
