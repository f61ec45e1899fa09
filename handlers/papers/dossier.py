"""The dossier of a case (pure): what stands in the letter to Bawaslu, in the order of its form B.1.

It is an allow-list: what is not named here does not get in. Of the events it takes the place, the time, the role of who
acted, what was done in words of ours, numbers of files and the hash; never a name, a note or a key.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from handlers import grade, link_news, links, showing
from handlers.answer_shown import for_staff
from handlers.limits import limit_of
from handlers.masking import mask
from handlers.messages import Day, Line, Moment, Value, Word, line
from handlers.papers.printable import SQUARE, printable
from handlers.papers.trail import Say, letter, trail
from handlers.platforms import PLATFORMS
from handlers.scene import today
from handlers.suggested import suggestion_of
from handlers.words import FALLBACK, Words
from storage.elections import election_at, load_elections, phase_at
from storage.law import load_law
from storage.models import Event, Evidence, Report
from storage.record import record
from storage.regions import Region

_PLATFORMS: Final = {platform.key: platform.name for platform in PLATFORMS}

Rows = list[tuple[str, str]]


@record
class Filing:
    """What a dossier is made of. `files`: those that are stored; `events`: all there are, oldest first."""

    report: Report
    files: Sequence[Evidence]
    events: Sequence[Event]
    watched: link_news.Watched | None
    at: float  # UTC seconds


@record
class Print:
    """One picture of the dossier: of which file, its place among the pictures of that file, and how many there are."""

    file: Evidence
    page: int = 1
    pages: int = 1


def fields(words: Words, region: Region, filing: Filing, prints: Sequence[Print]) -> dict[str, Any]:
    """The values of `dossier.typ`. `prints`: the pictures, in the order in which they are handed to the template."""
    report, files, bawaslu = filing.report, filing.files, region.bawaslu

    def say(part: Line) -> str:
        return printable(words.plain(part, FALLBACK, region.zone))

    def told(key: str, **values: Value) -> str:
        return say(line(key, **values))

    head = {
        "lang": FALLBACK,
        "title": f"{told('dossier-title')} {report.ticket}",
        "author": printable(region.office),
        "office": printable(region.office),
        "date": told("plain", text=Day(today(region, filing.at))),
        "to": [told("dossier-to", office=bawaslu.name), printable(bawaslu.address) or told("dossier-at")],
        "careful": told("dossier-careful", square=SQUARE),
        "foot": told("dossier-foot", ticket=report.ticket),
        **{name: told(f"dossier-{name}") for name in ("maker", "mark", "page", "of", "closing")},
    }
    letter: Rows = [
        (told("dossier-number"), report.ticket),
        (told("dossier-nature"), told("dossier-secret")),
        (told("dossier-attached"), told("dossier-attachments", files=len(files))),
        (told("dossier-about"), told("dossier-title")),
    ]
    return {
        **head,
        "letter": letter,
        "opening": [told("dossier-greeting"), told("dossier-opening", office=bawaslu.name)],
        "sections": _sections(say, region, filing),
        "sign": [printable(region.office), told("dossier-sign")],
        "sheet": {"title": told("dossier-sheet"), "note": told("dossier-sheet-note")},
        "pictures": [_picture(say, number, one, files) for number, one in enumerate(prints)],
        "custody": trail(say, filing.events, files),
    }


def _sections(say: Say, region: Region, filing: Filing) -> list[dict[str, Any]]:
    report, answers = filing.report, filing.report.answers
    formal = answers.get("track") == "formal"
    mode = Word("dossier-mode-formal" if formal else "dossier-mode-informant")
    story = answers.get("story")
    return [
        _section(say, "reporter", [_row(say, "mode", mode)]),
        _section(say, "subject", _subject(say, answers)),
        _section(say, "act", _act(say, region, filing)),
        _section(say, "witnesses", [], [say(line("dossier-no-witnesses"))]),
        {**_section(say, "evidence", []), **_pieces(say, filing.files)},
        _section(say, "story", [], [printable(mask(str(story))) if story else say(line("skipped"))]),
        _section(say, "limits", *_limits(say, filing)),
        _section(say, "handling", *_handling(say, report)),
    ]


def _section(say: Say, key: str, rows: Rows, text: Sequence[str] = ()) -> dict[str, Any]:
    return {"title": say(line(f"dossier-part-{key}")), "rows": rows, "text": list(text)}


def _row(say: Say, key: str, value: Value) -> tuple[str, str]:
    return say(line(f"dossier-{key}")), say(line("plain", text=value))


def _answer(say: Say, answers: Mapping[str, Any], key: str) -> tuple[str, str]:
    return _row(say, key, for_staff(key, answers.get(key)))


def _subject(say: Say, answers: Mapping[str, Any]) -> Rows:
    link = links.recognise(str(answers.get("link") or ""))
    rows = [_answer(say, answers, key) for key in ("name", "agency", "status")]
    return [*rows, _row(say, "account", mask(link.account))] if link.account else rows


def _act(say: Say, region: Region, filing: Filing) -> Rows:
    answers = filing.report.answers
    given = str(answers.get("link") or "")
    rows = [_answer(say, answers, "behaviour")]
    online = line("dossier-online", site=_site(given), region=region.name)
    rows.append((say(line("dossier-place")), say(online if given else line("dossier-told"))))
    rows.append(_answer(say, answers, "link"))
    if filing.watched is not None and given:
        rows.append((say(line("dossier-watched")), say(_seen(filing.watched))))
    rows += [_answer(say, answers, key) for key in ("happened", "known", "audience")]
    return [*rows, (say(line("dossier-election")), say(_election(answers.get("happened"))))]


def _seen(watched: link_news.Watched) -> Line:
    gone = watched.outcome == link_news.GONE and watched.seen_at is None
    return line(f"dossier-seen-{'never' if gone else watched.outcome}", at=Moment(watched.looked_at))


def _site(given: str) -> str:
    link = links.recognise(given)
    return _PLATFORMS.get(link.platform, "") or link.canonical.removeprefix("https://").partition("/")[0] or "internet"


def _election(happened: str | None) -> Line:
    day = date.fromisoformat(happened) if happened else None
    found = election_at(load_elections(), day) if day else None
    if day is None or found is None:
        return line("dossier-no-election")
    return line("dossier-phase", election=found.name, phase=Word(f"phase-{phase_at(found, day)}"))


def _pieces(say: Say, files: Sequence[Evidence]) -> dict[str, Any]:
    pieces = [
        {"letter": letter(number), "words": say(_about(file)), "sha256": file.sha256}
        for number, file in enumerate(files)
    ]
    return {"pieces": pieces, "text": [say(line("dossier-prints" if files else "dossier-no-files"))]}


def _about(file: Evidence) -> Line:
    kind, at = Word(f"kind-{showing.kind_of(file)}"), Moment(file.received_at)
    return line("dossier-piece", kind=kind, size=file.size, how=grade.word(file.kind), at=at)


def _limits(say: Say, filing: Filing) -> tuple[Rows, list[str]]:
    found = limit_of(filing.report, filing.at)
    if found is None:
        return [], [say(line("dossier-no-limit"))]
    rows = [_row(say, "working", Moment(found.working.ends.timestamp()))]
    rows.append(_row(say, "calendar", Moment(found.calendar.ends.timestamp())))
    return rows, [say(line("dossier-limit-note"))]


def _handling(say: Say, report: Report) -> tuple[Rows, list[str]]:
    rows = [_row(say, "received", Moment(report.submitted_at))]
    if report.decided_at:
        rows.append(_row(say, "decided", Moment(report.decided_at)))
    law, found = load_law(), suggestion_of(report)
    if found is None:
        return rows, []
    names = [f"{breach.id} {breach.button}" for name in found.ids if (breach := law.breach(name))]
    shown = {"suggested": names, "bases": found.bases, "criminal": [found.criminal] if found.criminal else []}
    suggested = [_row(say, key, "; ".join(listed)) for key, listed in shown.items() if listed]
    return [*rows, *suggested], [say(line("dossier-suggestion-note"))] if suggested else []


def _picture(say: Say, number: int, one: Print, files: Sequence[Evidence]) -> dict[str, Any]:
    name = letter(files.index(one.file))
    title = line("dossier-picture", letter=name)
    if one.pages > 1:
        title = line("dossier-picture-page", letter=name, page=one.page, pages=one.pages)
    film = showing.kind_of(one.file) == "film"
    return {
        "number": number,
        "name": say(title),
        "title": say(title),
        "alt": say(title),
        "words": say(line("dossier-film" if film else "dossier-copy", how=grade.word(one.file.kind))),
        "sha256": f"SHA-256 {one.file.sha256}",
    }
