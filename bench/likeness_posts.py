"""Invented posts as phone screenshots, drawn from a seed: four apps and many accounts that do not exist.

A `Post` is what was published, a `Look` how one phone shows it: clock, battery, light or dark, how many likes by now.
So the same post can be drawn as another phone would show it, and another post in just the same frame.
"""

import random
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 720, 1600
APPS: Final = ("feed", "wall", "micro", "video")
_WORDS: Final = (
    "hadir", "bersama", "rekan", "dinas", "warga", "kota", "fiktif", "mari", "dukung", "calon", "contoh",
    "satu", "jari", "untuk", "maju", "lanjutkan", "program", "pasar", "jalan", "baru", "terima", "kasih",
    "atas", "doa", "restu", "bapak", "ibu", "sekalian", "pagi", "ini", "kami", "senam", "sehat", "di",
    "lapangan", "kecamatan", "ayo", "coblos", "nomor", "pilih", "pemimpin", "amanah", "jujur", "sederhana",
    "bekerja", "nyata", "bukan", "janji", "sampai", "jumpa", "besok", "malam", "jangan", "lupa", "bawa",
    "keluarga", "tetangga", "semua", "kompak", "bersatu", "menang", "hari", "rapat", "kantor", "lurah", "camat",
    "guru", "sekolah", "puskesmas", "posyandu",
)  # fmt: skip
_NAMES: Final = (
    "sari",
    "budi",
    "wati",
    "agus",
    "rina",
    "joko",
    "dewi",
    "hadi",
    "lestari",
    "bambang",
    "ningsih",
    "tono",
)
_TINTS: Final = ("#b4441f", "#2f6f5e", "#2455a4", "#6d4aa0", "#d9862b", "#7a3b52")


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody published."""

    number: int  # the same number: the same post
    app: str
    account: str
    tint: str
    caption: str
    photo: int  # the seed of its picture; -1: words alone
    shape: float  # height of the picture by its width
    date: str


@dataclass(frozen=True, slots=True)
class Look:
    """How one phone shows a post."""

    dark: bool = False
    clock: str = "19.42"
    battery: float = 0.8
    likes: int = 120
    bar: int = 48  # height of the status bar, points


def post(number: int, draw: random.Random) -> Post:
    """An invented post."""
    app = draw.choice(APPS)
    has_photo = app in ("feed", "video") or draw.random() < 0.6
    return Post(
        number,
        app,
        f"{draw.choice(_NAMES)}.{draw.choice(_NAMES)}{draw.randrange(1, 99):02}",
        draw.choice(_TINTS),
        words(draw, 6, 45 if has_photo else 70),
        draw.randrange(1 << 30) if has_photo else -1,
        1.9 if app == "video" else draw.choice((0.56, 0.75, 1.0, 1.25)),
        f"{draw.randrange(1, 28)} Februari",
    )


def words(draw: random.Random, least: int, most: int) -> str:
    """A caption."""
    return " ".join(draw.choice(_WORDS) for _ in range(draw.randint(least, most))).capitalize()


def another(of: Post, number: int, draw: random.Random) -> Post:
    """Another post of the same account in the same frame: other picture, other words."""
    made = replace(post(number, draw), app=of.app, account=of.account, tint=of.tint, shape=of.shape)
    photo = made.photo if made.photo >= 0 else draw.randrange(1 << 30)
    return replace(made, photo=photo if of.photo >= 0 else -1)


def reworded(of: Post, number: int, draw: random.Random) -> Post:
    """The same picture published again with other words, of as many lines."""
    return replace(of, number=number, caption=words(draw, *(2 * [len(of.caption.split())])), date=post(0, draw).date)


def look(draw: random.Random) -> Look:
    """Some phone."""
    clock = f"{draw.randrange(24):02}.{draw.randrange(60):02}"
    return Look(False, clock, draw.random(), draw.randrange(3, 20_000), draw.choice((40, 48, 56)))


class Screen:
    """One screenshot being drawn, downwards."""

    def __init__(self, shown: Look) -> None:
        self.paper, self.ink, self.grey, self.rule = (
            ("#101418", "#eef2f6", "#8b98a5", "#26303a") if shown.dark else ("#ffffff", "#15181d", "#6a7280", "#e5e7eb")
        )
        self.image = Image.new("RGB", (WIDTH, HEIGHT), self.paper)
        self.pen = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, said: str, size: int, fill: str = "", anchor: str = "la") -> None:
        """One line of text."""
        self.pen.text((x, y), said, fill or self.ink, _font(size), anchor)

    def paragraph(self, y: float, said: str, size: int, left: float = 32, right: float = 688) -> float:
        """Broken lines; where they end."""
        line = ""
        for word in [*said.split(), ""]:
            if not word or _font(size).getlength(f"{line} {word}") > right - left:
                self.text(left, y, line, size)
                y, line = y + size * 1.38, ""
            line = f"{line} {word}".strip()
        return y

    def photo(self, seed: int, box: tuple[int, int, int, int]) -> None:
        """A picture that no camera took."""
        self.image.paste(texture(seed, box[2] - box[0], box[3] - box[1]), box[:2])

    def byline(self, y: float, shown: Post, below: str) -> None:
        """Who published it."""
        self.pen.ellipse((32, y, 104, y + 72), shown.tint)
        self.text(68, y + 36, shown.account[:1].upper(), 32, "#ffffff", "mm")
        self.text(122, y + 4, shown.account, 28)
        self.text(122, y + 42, below, 23, self.grey)


def draw_post(shown: Post, seen: Look) -> Image.Image:
    """The screenshot."""
    screen = Screen(seen)
    {"feed": _feed, "wall": _wall, "micro": _micro, "video": _video}[shown.app](screen, shown, seen)
    _bars(screen, shown, seen)
    return screen.image


def _bars(screen: Screen, shown: Post, seen: Look) -> None:
    over = "#ffffff" if shown.app == "video" else screen.ink
    if shown.app != "video":
        screen.pen.rectangle((0, 0, WIDTH, seen.bar + 6), screen.paper)
    screen.text(36, seen.bar / 2, seen.clock, 24, over, "lm")
    screen.pen.rounded_rectangle((630, seen.bar / 2 - 12, 684, seen.bar / 2 + 12), 6, None, over, 2)
    screen.pen.rectangle((634, seen.bar / 2 - 8, 634 + 46 * seen.battery, seen.bar / 2 + 8), over)
    screen.pen.rectangle((0, 1510, WIDTH, HEIGHT), screen.paper)
    screen.pen.line((0, 1510, WIDTH, 1510), screen.rule, 2)
    for place in range(5):
        x = 72 + place * 144
        screen.pen.rounded_rectangle((x - 18, 1538, x + 18, 1574), 8 if place % 2 else 18, None, screen.ink, 4)


def _feed(screen: Screen, shown: Post, seen: Look) -> None:
    screen.text(32, 76, "Galeria", 38)
    screen.byline(150, shown, "Kota Fiktif")
    below = 240 + round(WIDTH * shown.shape)
    screen.photo(shown.photo, (0, 240, WIDTH, below))
    for x in (40, 110, 180):
        screen.pen.ellipse((x, below + 22, x + 40, below + 62), None, screen.ink, 4)
    screen.text(32, below + 82, f"{seen.likes:,} suka".replace(",", "."), 27)
    after = screen.paragraph(below + 122, f"{shown.account} {shown.caption}", 27)
    screen.text(32, after + 12, f"Lihat semua {seen.likes // 9} komentar", 24, screen.grey)
    screen.text(32, after + 48, shown.date, 21, screen.grey)


def _wall(screen: Screen, shown: Post, seen: Look) -> None:
    screen.text(32, 72, "Wargaku", 42, "#2455a4")
    screen.pen.line((0, 140, WIDTH, 140), screen.rule, 3)
    screen.byline(164, shown, f"{shown.date} · Publik")
    y = screen.paragraph(262, shown.caption, 31)
    if shown.photo >= 0:
        tall = min(round(WIDTH * shown.shape), 1300 - round(y))
        screen.photo(shown.photo, (0, round(y) + 16, WIDTH, round(y) + 16 + tall))
        y += tall + 16
    screen.text(32, y + 24, f"{seen.likes} suka · {seen.likes // 7} komentar", 24, screen.grey)
    screen.pen.line((32, y + 68, 688, y + 68), screen.rule, 2)
    for x, word in ((120, "Suka"), (360, "Komentar"), (600, "Bagikan")):
        screen.text(x, y + 104, word, 27, screen.grey, "mm")


def _micro(screen: Screen, shown: Post, seen: Look) -> None:
    screen.text(360, 100, "Kiriman", 32, "", "mm")
    screen.pen.line((0, 144, WIDTH, 144), screen.rule, 2)
    screen.byline(168, shown, f"@{shown.account}")
    y = screen.paragraph(264, shown.caption, 36)
    if shown.photo >= 0:
        tall = min(round(656 * shown.shape), 1240 - round(y))
        screen.photo(shown.photo, (32, round(y) + 16, 688, round(y) + 16 + max(tall, 40)))
        y += tall + 16
    screen.text(32, y + 30, f"21.55 · {shown.date} · {seen.likes * 11} tayangan", 25, screen.grey)
    screen.pen.line((32, y + 80, 688, y + 80), screen.rule, 2)
    screen.text(32, y + 98, f"{seen.likes // 20} dibagikan   {seen.likes} suka", 27)
    screen.text(32, y + 160, "Tulis balasan Anda", 28, screen.grey)


def _video(screen: Screen, shown: Post, seen: Look) -> None:
    screen.photo(shown.photo, (0, 0, WIDTH, 1510))
    screen.text(360, 100, "Mengikuti   |   Untuk Anda", 28, "#ffffff", "mm")
    for place, count in enumerate((seen.likes, seen.likes // 8, seen.likes // 30)):
        y = 860 + place * 130
        screen.pen.ellipse((630, y, 690, y + 60), "#ffffff")
        screen.text(660, y + 80, f"{count}", 22, "#ffffff", "mm")
    screen.text(32, 1240, f"@{shown.account}", 30, "#ffffff")
    ink, screen.ink = screen.ink, "#ffffff"
    screen.paragraph(1284, shown.caption[:110], 26, 32, 580)
    screen.ink = ink


@lru_cache(maxsize=64)
def _font(size: int) -> Any:
    return ImageFont.load_default(size)


@lru_cache(maxsize=8)
def texture(seed: int, wide: int, tall: int) -> Image.Image:
    """Sky and ground, soft noise, and people-like shapes in a few colours."""
    draw, noise = random.Random(seed), np.random.default_rng(seed)
    field = np.zeros((tall, wide, 3), np.float32)
    for octave, weight in ((3, 50.0), (9, 25.0), (28, 12.0)):
        grid = noise.normal(size=(octave * 2, octave, 1)) * weight + noise.normal(size=(octave * 2, octave, 3)) * 8
        field += _smooth(grid, wide, tall)
    field += np.linspace(draw.uniform(90, 220), draw.uniform(50, 190), tall, dtype=np.float32)[:, None, None]
    image = Image.fromarray(np.clip(field, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    for _ in range(draw.randint(3, 9)):
        _figure(pen, draw, wide, tall)
    return image.filter(ImageFilter.GaussianBlur(1.0))


def _smooth(grid: Any, wide: int, tall: int) -> Any:
    planes = [Image.fromarray(grid[:, :, plane].astype(np.float32)) for plane in range(3)]
    return np.stack([np.asarray(plane.resize((wide, tall), Image.Resampling.BICUBIC)) for plane in planes], axis=2)


def _figure(pen: ImageDraw.ImageDraw, draw: random.Random, wide: int, tall: int) -> None:
    tint = tuple(draw.randrange(20, 235) for _ in range(3))
    x, y, size = draw.uniform(0, wide), draw.uniform(tall * 0.2, tall), draw.uniform(0.06, 0.2) * max(wide, tall)
    match draw.randrange(3):
        case 0:
            pen.rectangle((x, y - size * 0.4, x + size * 2, y), tint)
        case 1:
            pen.polygon([(x, y - size), (x + size, y), (x - size, y)], tint)
        case _:
            pen.rounded_rectangle((x - size * 0.4, y - size, x + size * 0.4, y + size), size * 0.2, tint)
            pen.ellipse((x - size * 0.3, y - size * 1.6, x + size * 0.3, y - size), (198, 138, 92))
