"""Are posts known again? 2,000 generated screenshots, each held against all others as the bot would do it.

Of each of 200 posts there are ten screenshots: one as it was published, six of the same post as other people would send
it (saved again, cut, scaled, another phone, dark, later likes; every third with a second change), and three traps: two
other posts of the same account in the same frame, and the same picture published again with other words.

What was tuned was tuned on other seeds than the one that is measured here.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image

from bench.likeness_posts import Look, Post, another, draw_post, look, post, reworded
from storage import images, likeness
from storage.nearness import ATTACH, COPY, WEAK, Likeness, Near

SEED: Final = 20_261_125
TUNED_ON: Final = 1
POSTS: Final = 200
STORED: Final = 100_000
CHANGES: Final = ("saved again", "cut", "scaled", "another phone", "dark", "other likes")
REWORDED: Final = "same picture, other words"
OTHER: Final = "other post of the account"


@dataclass(frozen=True, slots=True)
class Shot:
    """One screenshot: of which post (`shows`), how it came about, and what is kept of it."""

    shows: int
    kind: str
    kept: Likeness


@dataclass(slots=True)
class Found:
    """What became of the comparisons."""

    pairs: Counter[str] = field(default_factory=Counter)
    attached: Counter[str] = field(default_factory=Counter)
    suggested: Counter[str] = field(default_factory=Counter)
    by_pdq: Counter[str] = field(default_factory=Counter)
    right: int = 0
    wrong: int = 0
    milliseconds: dict[str, float] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Of what was attached, the share that shows the same post."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the changed screenshots, the share that was attached to the one as published."""
        return sum(self.attached[kind] for kind in CHANGES) / max(1, sum(self.pairs[kind] for kind in CHANGES))


def shots(seed: int, posts: Iterable[int]) -> Iterator[Shot]:
    """Ten screenshots of each of these posts; the first of ten is the one as published."""
    for number in posts:
        draw = random.Random(f"{seed}:{number}")
        shown, seen = post(number * 10, draw), look(draw)
        yield _shot(shown, "published", _saved(draw_post(shown, seen), 90))
        for change in CHANGES:
            yield _shot(shown, change, _changed(shown, seen, change, draw))
        for trap in range(2):
            other = another(shown, number * 10 + 1 + trap, draw)
            yield _shot(other, OTHER, _saved(draw_post(other, replace(seen, likes=draw.randrange(3, 20_000))), 90))
        yield _shot(shown, REWORDED, _saved(draw_post(reworded(shown, number * 10 + 3, draw), seen), 90))


def _shot(shown: Post, kind: str, data: bytes) -> Shot:
    """As the bot looks at it when it arrives."""
    return Shot(shown.number, kind, Likeness.unpacked(images.inspect(data).likeness))


def _changed(shown: Post, seen: Look, change: str, draw: random.Random) -> bytes:
    changes = {change} | ({draw.choice(CHANGES)} if draw.random() < 0.3 else set())
    other = look(draw)
    if "another phone" in changes:
        seen = replace(seen, clock=other.clock, battery=other.battery, bar=other.bar)
    if "other likes" in changes:
        seen = replace(seen, likes=other.likes)
    picture = draw_post(shown, replace(seen, dark="dark" in changes))
    picture = _cut(picture, draw) if "cut" in changes else picture
    if "scaled" in changes:
        factor = draw.uniform(0.5, 1.5)
        size = round(picture.width * factor), round(picture.height * factor)
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return _saved(picture, draw.randint(30, 90) if "saved again" in changes else draw.randint(75, 95))


def _cut(picture: Image.Image, draw: random.Random) -> Image.Image:
    """5-15 % of the height is gone, and of the width as often as not, on both sides as it happens."""
    tall = draw.uniform(0.05, 0.15) * picture.height
    wide = draw.uniform(0.05, 0.15) * picture.width if draw.random() < 0.5 else 0.0
    top, left = tall * draw.random(), wide * draw.random()
    box = round(left), round(top), round(picture.width - wide + left), round(picture.height - tall + top)
    return picture.crop(box)


def _saved(picture: Image.Image, quality: int) -> bytes:
    data = BytesIO()
    picture.save(data, "JPEG", quality=quality)
    return data.getvalue()


def measure(every: list[Shot]) -> Found:
    """Hold every screenshot against all others."""
    found = Found()
    marks = b"".join(shot.kept.mark for shot in every)
    for place, new in enumerate(every):
        agreeing = {near.place: _agreement(every, near, new) for near in likeness.nearest(marks, new.kept.sketch)}
        agreeing.pop(place, None)
        _count(found, every, place, agreeing)
    found.milliseconds |= _speeds(every)
    return found


def _agreement(every: list[Shot], near: Near, new: Shot) -> int:
    return likeness.alike(every[near.place].kept.sketch, new.kept.sketch, near.window)


def _count(found: Found, every: list[Shot], place: int, agreeing: dict[int, int]) -> None:
    new, first = every[place], place - place % 10
    for other, agreed in agreeing.items():
        neutral = REWORDED in (new.kind, every[other].kind) and place // 10 == other // 10
        if agreed >= ATTACH and not neutral:
            found.right += new.shows == every[other].shows
            found.wrong += new.shows != every[other].shows
    if place != first:
        found.pairs[new.kind] += 1
        found.attached[new.kind] += agreeing.get(first, 0) >= ATTACH
        found.suggested[new.kind] += WEAK <= agreeing.get(first, 0) < ATTACH
        found.by_pdq[new.kind] += new.kept.pdq_near(every[first].kept)


def _speeds(every: list[Shot]) -> dict[str, float]:
    """CPU milliseconds, medians."""
    noise = np.random.default_rng(SEED)
    marks = every[0].kept.mark + noise.bytes(len(every[0].kept.mark) * (STORED - 1))
    copy, new = Image.effect_noise((230, COPY), 60), every[2].kept.sketch
    return {
        "look": _median(lambda: likeness.look(copy)),
        "nearest": _median(lambda: likeness.nearest(marks, new)),
        "alike": _median(lambda: likeness.alike(every[0].kept.sketch, new, 37)),
    }


def _median(act: Callable[[], object]) -> float:
    taken = []
    for _ in range(21):
        begun = time.process_time()
        act()
        taken.append((time.process_time() - begun) * 1000)
    return sorted(taken)[len(taken) // 2]


def table() -> str:
    """Draw all screenshots, and measure."""
    return markdown(measure(list(shots(SEED, range(POSTS)))))


def markdown(found: Found) -> str:
    """The table of the README."""
    screenshots = sum(found.pairs.values()) * 10 // 9
    rows = ["| what | pairs | attached | suggested weakly | PDQ alone |", "| --- | --- | --- | --- | --- |"]
    for kind in (*CHANGES, OTHER, REWORDED):
        pairs = max(1, found.pairs[kind])
        shares = (counted[kind] / pairs for counted in (found.attached, found.suggested, found.by_pdq))
        rows.append(f"| {kind} | {found.pairs[kind]} | " + " | ".join(f"{share:.1%}" for share in shares) + " |")
    spent = found.milliseconds
    told = (
        f"{screenshots:,} screenshots, each held against all others: precision {found.precision:.4f} "
        f"({found.wrong} of {found.right + found.wrong:,} attached pairs are wrong) at recall {found.recall:.3f}."
    )
    costs = (
        f"CPU: {spent['look']:.1f} ms to look at a picture, {spent['nearest']:.1f} ms to search {STORED:,} of them, "
        f"{spent['alike']:.1f} ms for each of those that come near (six at most)."
    )
    return "\n".join([told, "", *rows, "", costs])
