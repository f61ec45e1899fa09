"""What is put on paper and pictures: here, the words of the receipt."""

from typing import Final

from handlers.grade import counts
from handlers.messages import Line, Moment, line
from handlers.scene import House
from storage.models import Evidence, Report
from storage.pictures import Receipt

_SHOWN_PRINTS: Final = 20
_PRINT_SIGNS: Final = 16  # of 64: enough to recognise a file, short enough for a phone


def receipt(house: House, report: Report, files: list[Evidence], language: str) -> Receipt:
    """The receipt of a report: ticket, time, number of files and their fingerprints."""
    region = house.desk(report.region).region

    def say(part: Line) -> str:
        return house.words.plain(part, language, region.zone)

    stored = [file for file in files if file.state == "stored"]
    rows = [(say(line("receipt-time")), say(line("moment", at=Moment(report.submitted_at))))]
    rows.append((say(line("receipt-office")), region.office))
    rows.append((say(line("receipt-files")), str(len(stored)) if stored else say(line("receipt-none"))))
    rows += [
        (_begun(say(line(f"grade-{grade}"))), str(count))
        for grade, count in counts([file.kind for file in stored]).items()
    ]
    rows += [
        (say(line("receipt-print", number=number)), file.sha256[:_PRINT_SIGNS])
        for number, file in enumerate(stored[:_SHOWN_PRINTS], start=1)
    ]
    notes = [say(line("receipt-note-keep")), say(line("receipt-note-proof"))]
    return Receipt(say(line("receipt-title")), report.ticket, rows, notes, say(line("receipt-mark")))


def _begun(words: str) -> str:
    """As a label begins."""
    return words[:1].upper() + words[1:]
