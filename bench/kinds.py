"""What one file costs from its arrival to the contact sheet, by kind, and whether a talk suffers from files.

python -m bench --pictures 200       # CPU a file, medians of 200
"""

import hashlib
import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import pillow_heif
from PIL import Image

from bench import pictures, report
from bench.bots import BOTS
from bench.machine import machine
from bench.processes import ROOT
from bench.rounds import Plan, Round, play
from bench.talk import PHOTOS
from bot.sandbox import inventions, samples
from storage import images
from storage.crypt import Crypt, new_key

RESULT: Final = ROOT / "bench" / "results" / "pictures.json"
SIZE: Final = (1080, 2400)
RESIDENTS: Final = 100
PACES: Final = {
    "steady": Plan(warm_up=10.0, seconds=30.0, drain=150.0, think=0.53),  # that makes a good 20 files a second
    "rushed": Plan(warm_up=2.0, seconds=10.0, drain=150.0),
}
FORMS: Final[dict[str, dict[str, int]]] = {"JPEG": {"quality": 85}, "PNG": {}, "WEBP": {"quality": 80}, "GIF": {}}


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU of one file in milliseconds, medians: SHA-256 and sealing, the look that makes the tile, a sheet of it."""

    kind: str
    size: int  # bytes
    sealed: float
    seen: float
    sheet: float

    @property
    def total(self) -> float:
        """From arrival to sheet and hash."""
        return self.sealed + self.seen + self.sheet


def measure(times: int, folder: Path, *, talk: bool = True) -> str:
    """Measure, keep the figures, and return the tables."""
    place, costs = machine(folder), [cost(kind, data, times) for kind, data in files()]
    rounds = {name: _told(_talk(folder, name)) for name in PACES} if talk else {}
    kept = {"at": report.now(), "times": times, "costs": [asdict(one) for one in costs], "talk": rounds}
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps({**kept, "machine": place}, indent=1) + "\n", encoding="utf-8")
    return tables()


def files() -> Iterator[tuple[str, bytes]]:
    """(kind, bytes) of one screenshot of a phone in every kind, and of a film."""
    pillow_heif.register_heif_opener()
    with Image.open(BytesIO(samples.draw(samples.SAMPLES[0]))) as drawn:
        screen = drawn.convert("RGB").resize(SIZE)
    for form, options in FORMS.items():
        yield form, _encoded(screen, form, **options)
    yield "HEIC", _encoded(screen, "HEIF", quality=60)
    yield "AVIF", _encoded(screen, "AVIF", quality=60)
    yield "PDF", _encoded(screen, "PDF", quality=85)
    yield "MP4 (header)", inventions.film().data


def _encoded(screen: Image.Image, form: str, **options: int) -> bytes:
    made = BytesIO()
    screen.save(made, form, **options)
    return made.getvalue()


def cost(kind: str, data: bytes, times: int) -> Cost:
    """What one file costs."""
    crypt, tile = Crypt([new_key()]), images.inspect(data).tile
    sealed = _median(times, lambda: (hashlib.sha256(data).hexdigest(), crypt.seal(data), crypt.seal(tile)))
    seen = _median(times, lambda: images.inspect(data))
    return Cost(kind, len(data), sealed, seen, _median(times, lambda: images.sheet([tile])))


def _median(times: int, do: Callable[[], object]) -> float:
    """Milliseconds of CPU."""
    taken = []
    for _ in range(times):
        before = time.process_time()
        do()
        taken.append(time.process_time() - before)
    return statistics.median(taken) * 1000


def _talk(folder: Path, pace: str) -> Round:
    """100 residents, each with two screenshots in full size in every report; the bot on both cores."""
    pictures.draw(folder / "screens", SIZE)
    return play(BOTS["ours"], RESIDENTS, PACES[pace], folder / pace, folder / "screens", core=None)


def _told(round_: Round) -> dict[str, float]:
    after = round_.afterwards
    if after is None:
        return {}
    whole = round_.seconds + after.drain_seconds
    return {
        "came": round_.reports * PHOTOS / round_.seconds,
        "behind": after.drain_seconds,
        "p50": round_.p50 or 0.0,
        "p99": round_.p99 or 0.0,
        "rate": round_.rate,
        "sent": after.files_sent,
        "kept": after.files_kept,
        "files": after.files_kept / whole,
    }


def tables() -> str:
    """The tables of the latest figures. FileNotFoundError: nothing was measured yet."""
    kept = json.loads(RESULT.read_text(encoding="utf-8"))
    costs = [Cost(**one) for one in kept["costs"]]
    head = ("| kind | kB | hash and seal | look and tile | sheet | together, ms of CPU |", "| --- " * 6 + "|")
    rows = [
        f"| {c.kind} | {c.size / 1000:,.0f} | {c.sealed:.1f} | {c.seen:.1f} | {c.sheet:.1f} | {c.total:.0f} |"
        for c in costs
    ]
    shot = f"one {SIZE[0]} x {SIZE[1]} screenshot, medians of {kept['times']}"
    about = f"{kept['at']}; {kept['machine']['processor']}; {shot}."
    return "\n".join((about, "", *head, *rows, *_talked(kept["talk"])))


def _talked(talk: dict[str, dict[str, float]]) -> Iterator[str]:
    if talk:
        yield ""
        yield f"On two cores, {RESIDENTS} residents talking at once, two such screenshots in every report:"
        yield ""
        yield "| residents | updates/s | answer p50 | p99 | files came | files kept | behind at the end |"
        yield "| --- " * 7 + "|"
        yield from (_row(name, told) for name, told in talk.items() if told)


def _row(name: str, told: dict[str, float]) -> str:
    words = {"steady": "think for half a second", "rushed": "in closed loop"}[name]
    return (
        f"| {words} | {told['rate']:,.0f} | {told['p50'] * 1000:,.0f} ms | {told['p99'] * 1000:,.0f} ms "
        f"| {told['came']:.1f}/s | {told['files']:.1f}/s; {told['kept']:,.0f} of {told['sent']:,.0f} unchanged "
        f"| {told['behind']:.0f} s |"
    )


def write_readme() -> None:
    """Put the latest tables into the README, between the marks that are theirs."""
    report.put(tables(), report.PICTURES)
