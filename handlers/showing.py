"""How files are shown to people (pure): which go together, what sign they bear, what is said of them.

Nobody but the store has the file that was sent. A picture is shown as a copy, a PDF as its pages, a film as one
picture: it cannot be cleaned of what tells who made it, so it does not leave the house this way.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from handlers.messages import Line, line
from storage import magic
from storage.models import Evidence
from storage.pictures import FILM

ALBUM: Final = 10  # Bot API: sendMediaGroup takes 2-10 items
PAGES: Final = 10  # of a PDF; one album


def kind_of(file: Evidence) -> str:
    """picture | pdf | film"""
    return "film" if file.mime in magic.FILMS else "pdf" if file.mime == magic.PDF else "picture"


def sign_of(file: Evidence) -> str:
    """What its tile bears; the same in every language."""
    match kind_of(file):
        case "film":
            minutes, seconds = divmod(file.seconds, 60)
            return f"{FILM}:{minutes}.{seconds:02}" if file.seconds else FILM
        case "pdf":
            return f"PDF 1/{file.frames}" if file.frames > 1 else "PDF"
    return "GIF" if file.mime == magic.GIF and file.frames > 1 else ""


def albums(files: Sequence[Evidence]) -> Iterator[dict[str, Any]]:
    """The files of each message, in order: ten, or one PDF with its pages; `first` is the place of the first of them.

    `pictures`: how many the message takes.
    """
    for first, files_of_one in _split(files):
        pages = min(PAGES, files_of_one[0].frames) if kind_of(files_of_one[0]) == "pdf" else len(files_of_one)
        yield {"evidence": [file.id for file in files_of_one], "first": first, "pictures": pages}


def _split(files: Sequence[Evidence]) -> Iterator[tuple[int, list[Evidence]]]:
    together: list[Evidence] = []
    for place, file in enumerate(files, start=1):
        alone = kind_of(file) == "pdf"
        if together and (alone or len(together) == ALBUM):
            yield place - len(together), together
            together = []
        if alone:
            yield place, [file]
        else:
            together.append(file)
    if together:
        yield len(files) - len(together) + 1, together


def caption(ticket: str, first: int, files: Sequence[Evidence]) -> tuple[Line, ...]:
    """What stands below these files."""
    last = first + len(files) - 1
    head = line("files-caption", ticket=ticket, first=first, last=last)
    if len(files) == 1:
        head = line("files-caption-one", ticket=ticket, first=first)
    return (head, *_notes(files))


def _notes(files: Sequence[Evidence]) -> Iterator[Line]:
    pdf = next((file for file in files if kind_of(file) == "pdf"), None)
    if pdf is not None:
        yield line("files-as-pages", pages=pdf.frames, shown=min(PAGES, pdf.frames))
    if any(kind_of(file) == "film" for file in files):
        yield line("files-as-film")
