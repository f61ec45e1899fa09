"""Example cases for the sandbox: invented, and clearly so. Each is played through the real bot by `seed`."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Example:
    """One case. `days`: how long ago it was sent. `outcome`: what the moderators, Bawaslu and the resident did."""

    days: float
    resident: int
    behaviour: str
    name: str
    agency: str
    outcome: str = ""  # "", accept, reject:<reason>, escalate, acknowledge, undo, withdraw, erase
    status: str = "unknown"
    audience: str = "public"
    link: str = ""
    pictures: int = 1
    story: str = ""
    later: tuple[tuple[float, str], ...] = ()
    """What came after the hand-over: (how long ago, the step)."""


_LINK: Final = "https://medsos.contoh/p/{}"
_ONE_POST: Final = (22, 25, 28)
"""Three residents of one city report the same post."""
_LATER: Final[dict[int, tuple[tuple[float, str], ...]]] = {
    1: ((12.6, "register"), (11.2, "examine"), (10.3, "forward"), (8.3, "recommend"), (4.3, "rule"), (1.3, "execute")),
    7: ((9.3, "request"),),
    8: ((8.6, "register"), (5.3, "clear")),
    9: ((8.2, "forward"), (6.4, "recommend")),
    12: ((6.6, "register"), (4.4, "examine"), (3.2, "forward")),
}
"""By the number of the example."""
_ROWS: Final = (
    (13.2, 1, "engage", "@contoh.pegawai01", "Dinas Contoh Utara", "acknowledge", "pns", "public", 2),
    (12.9, 2, "photo", "Pegawai Contoh 02", "Kecamatan Contoh Barat", "accept", "pns", "public", 3),
    (12.1, 3, "campaign", "@contoh.pegawai03", "SD Negeri Contoh 3", "reject:not-asn", "contract", "public", 1),
    (11.7, 1, "attend", "Pegawai Contoh 04", "Puskesmas Contoh", "reject:routine", "pns", "public", 2),
    (11.2, 4, "banner", "Pegawai Contoh 05", "Kelurahan Contoh Lor", "accept", "pppk", "public", 1),
    (10.6, 2, "engage", "@contoh.pegawai06", "Dinas Contoh Selatan", "reject:private", "pns", "private", 1),
    (10.1, 5, "team", "Pegawai Contoh 07", "Badan Contoh Daerah", "acknowledge", "pns", "group", 4),
    (9.5, 3, "rally", "Pegawai Contoh 08", "SMP Negeri Contoh 1", "escalate", "pns", "group", 2),
    (9.1, 6, "facility", "Pegawai Contoh 09", "Dinas Contoh Timur", "escalate", "pns", "public", 5),
    (8.4, 4, "engage", "@contoh.pegawai10", "RSUD Contoh", "reject:no-evidence", "pns", "unknown", 0),
    (8.0, 1, "photo", "Pegawai Contoh 11", "Kecamatan Contoh Timur", "accept", "pns", "public", 1),
    (7.3, 5, "party", "Pegawai Contoh 12", "Dinas Contoh Utara", "acknowledge", "pns", "public", 2),
    (6.8, 2, "engage", "@contoh.pegawai13", "SMA Contoh 2", "withdraw", "pppk", "public", 1),
    (6.2, 6, "campaign", "@contoh.pegawai14", "Puskesmas Contoh", "reject:duplicate", "pns", "public", 1),
    (5.7, 3, "other", "Pegawai Contoh 15", "Kelurahan Contoh Kidul", "reject:not-neutrality", "unknown", "unknown", 1),
    (5.2, 1, "engage", "@contoh.pegawai16", "Dinas Contoh Barat", "accept", "pns", "public", 2),
    (4.6, 4, "attend", "Pegawai Contoh 17", "Kecamatan Contoh Utara", "escalate", "pppk-part", "public", 3),
    (4.1, 5, "banner", "Pegawai Contoh 18", "SD Negeri Contoh 5", "erase", "pns", "public", 1),
    (3.6, 2, "photo", "Pegawai Contoh 19", "Badan Contoh Daerah", "undo", "pns", "public", 2),
    (3.1, 6, "engage", "@contoh.pegawai20", "Dinas Contoh Selatan", "reject:outside-region", "pns", "public", 1),
    (2.7, 3, "rally", "Pegawai Contoh 21", "Puskesmas Contoh Kota", "", "pns", "group", 1),
    (2.2, 4, "campaign", "@contoh.pegawai22", "Kelurahan Contoh Wetan", "", "pppk", "public", 6),
    (1.8, 5, "team", "Pegawai Contoh 23", "Dinas Contoh Timur", "", "pns", "group", 2),
    (1.4, 1, "engage", "@contoh.pegawai24", "Dinas Contoh Utara", "reject:unreadable", "pns", "public", 1),
    (1.1, 6, "campaign", "@contoh.pegawai22", "Kelurahan Contoh Wetan", "", "unknown", "public", 3),
    (0.8, 2, "photo", "Pegawai Contoh 26", "SMP Negeri Contoh 4", "", "unknown", "public", 1),
    (0.6, 3, "engage", "@contoh.pegawai27", "Dinas Contoh Utara", "escalate", "pns", "public", 2),
    (0.4, 2, "campaign", "@contoh.pegawai22", "Kelurahan Contoh Wetan", "", "pppk", "public", 1),
    (0.2, 1, "campaign", "@contoh.pegawai29", "RSUD Contoh", "", "pppk", "public", 2),
    (0.05, 5, "engage", "@contoh.pegawai30", "Kecamatan Contoh Barat", "", "pns", "public", 0),
)  # fmt: skip
_STORIES: Final = (
    "Akun ini menyukai dan membagikan unggahan akun pemenangan Calon Fiktif A. Profilnya menyebut instansi itu.",
    "Terlihat berfoto dengan simbol dukungan untuk Calon Fiktif B, unggahannya bisa dilihat siapa saja.",
    "Memasang atribut dukungan di depan rumah dinas. Tetangga sekitar juga melihatnya.",
    "",
)

EXAMPLES: Final = tuple(
    Example(
        days, resident, behaviour, name, agency, outcome, status, audience,
        _LINK.format(1000 + (_ONE_POST[0] if number in _ONE_POST else number))
        if number % 3 == 0 or number in _ONE_POST or not pictures
        else "",
        pictures, _STORIES[number % len(_STORIES)], _LATER.get(number, ()),
    )
    for number, (days, resident, behaviour, name, agency, outcome, status, audience, pictures) in enumerate(_ROWS, 1)
)  # fmt: skip
