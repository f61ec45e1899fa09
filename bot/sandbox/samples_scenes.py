"""What the six sample screenshots show: invented accounts on invented apps, each breaking neutrality another way.

Every scene takes a fresh `Brush` and draws one phone screen. Names, places and the candidate are made up and say so.
"""

from __future__ import annotations

from bot.sandbox.samples_brush import Brush, Colour
from bot.sandbox.samples_people import KHAKI, NAVY, SKIN, person, rally

INK, GREY, RULE = "#15181d", "#6a7280", "#e5e7eb"


def photo_post() -> Brush:
    """A photo of a rally, posted by an official's account on a picture app."""
    brush = Brush("#ffffff")
    brush.status_bar(INK, "19.42")
    brush.text(48, 118, "Galeria", 56, INK, bold=True)
    _heart(brush, 1000, 152, 26, INK)
    brush.line([(0, 212), (1080, 212)], RULE, 3)
    _byline(brush, 300, "CP", "#b4441f", "contoh.pegawai01", "Lapangan Contoh, Kota Fiktif", INK)
    rally(brush, (0, 396, 1080, 1476))
    _actions(brush, 1556, INK)
    brush.text(48, 1630, "1.204 suka", 40, INK, bold=True)
    said = "contoh.pegawai01 Hadir bersama rekan-rekan dinas. Ayo dukung Calon Fiktif A, satu jari untuk kota kita!"
    below = brush.paragraph(48, 1696, said, 40, INK, 984)
    brush.text(48, below + 6, "#CalonFiktifA #ContohSaja", 40, "#2455a4")
    brush.text(48, below + 84, "Lihat semua 87 komentar", 36, GREY)
    brush.text(48, below + 148, "2 Februari · 4 hari yang lalu", 32, GREY)
    return brush


def status_post() -> Brush:
    """A written call to vote for the candidate, on a network of friends."""
    brush = Brush("#eef0f3")
    brush.status_bar(INK, "07.15")
    brush.card((0, 96, 1080, 210), "#ffffff")
    brush.text(48, 120, "Wargaku", 60, "#2455a4", bold=True)
    brush.card((0, 230, 1080, 1370), "#ffffff")
    _byline(brush, 320, "CP", "#2f6f5e", "Contoh Pegawai Dua", "Staf Dinas Contoh · 3 jam · Publik", INK)
    said = (
        "Bapak Ibu warga Kota Fiktif, sudah saatnya kita bersatu.\n\nSaya sebagai ASN mengajak semua keluarga dan "
        "tetangga memilih CALON FIKTIF A. Programnya jelas untuk pegawai dan warga.\n\nJangan lupa tanggal 14, "
        "coblos nomor 1!"
    )
    below = brush.paragraph(48, 430, said, 46, INK, 984)
    brush.text(48, below + 30, "#PilihNomor1 #ContohSaja", 44, "#2455a4")
    brush.line([(48, 1210), (1032, 1210)], RULE, 3)
    brush.text(48, 1140, "312 suka · 58 komentar · 21 kali dibagikan", 34, GREY)
    for x, word in ((180, "Suka"), (540, "Komentar"), (900, "Bagikan")):
        brush.text(x, 1290, word, 40, GREY, bold=True, anchor="mm")
    _comments(brush, 1400)
    return brush


def group_chat() -> Brush:
    """A superior who orders the staff to a campaign, in an office chat group."""
    brush = Brush("#e7ded2")
    brush.card((0, 0, 1080, 260), "#1f5f57")
    brush.status_bar("#ffffff", "20.03")
    brush.avatar(120, 178, 54, "GK", "#d9862b")
    brush.text(200, 122, "Grup Kantor Kelurahan Contoh", 44, "#ffffff", bold=True)
    brush.text(200, 186, "Contoh Lurah, Pegawai 03, Pegawai 04, ...", 34, "#cfe5e0")
    brush.card((430, 300, 650, 360), "#ffffff", 20)
    brush.text(540, 330, "KEMARIN", 30, GREY, anchor="mm")
    y = _bubble(brush, 400, "Contoh Lurah", "#b4441f", "Selamat malam semua.", "19.40")
    order = "Besok pagi seluruh staf WAJIB hadir di kampanye Calon Fiktif A di Lapangan Contoh, pakai seragam dinas."
    y = _bubble(brush, y, "Contoh Lurah", "#b4441f", order, "19.41")
    y = _bubble(brush, y, "Contoh Lurah", "#b4441f", "Yang tidak hadir akan saya catat.", "19.41")
    y = _bubble(brush, y, "Contoh Pegawai 03", "#2455a4", "Siap Pak.", "19.44")
    y = _bubble(brush, y, "", "", "Apakah boleh, Pak? Kita ASN.", "19.47", mine=True)
    y = _bubble(brush, y, "Contoh Lurah", "#b4441f", "Ini perintah. Satu jari, Calon Fiktif A.", "19.49")
    _bubble(brush, y, "Contoh Pegawai 04", "#6d4aa0", "Baik Pak, kumpul pukul berapa?", "19.52")
    brush.card((32, 2190, 900, 2296), "#ffffff", 53)
    brush.text(90, 2243, "Ketik pesan", 40, GREY, anchor="lm")
    brush.disc(992, 2243, 53, "#1f5f57")
    brush.shape([(972, 2218), (1020, 2243), (972, 2268), (980, 2243)], "#ffffff")
    return brush


def story() -> Brush:
    """A story filling the screen: one official in uniform, one finger up."""
    brush = Brush("#101418")
    brush.fade((0, 0, 1080, 2400), "#33516e", "#d59a62")
    brush.card((150, 560, 930, 860), "#b4441f", 24)
    brush.text(540, 660, "POSKO PEMENANGAN", 54, "#ffe7c2", bold=True, anchor="mm")
    brush.text(540, 764, "CALON FIKTIF A", 84, "#ffffff", bold=True, anchor="mm")
    person(brush, 520, 2160, 1380, skin=SKIN[1], cloth=KHAKI, finger=True)
    brush.status_bar("#ffffff", "12.30")
    for part, colour in enumerate(("#ffffff", "#ffffff", "#8d99a6")):
        brush.card((32 + part * 342, 104, 356 + part * 342, 112), colour, 4)
    brush.avatar(96, 190, 48, "P5", "#6d4aa0")
    brush.text(168, 166, "contoh.pegawai05", 42, "#ffffff", bold=True)
    brush.text(168, 216, "5 jam", 34, "#dfe6ec")
    brush.card((120, 1960, 960, 2090), "#ffffff", 24)
    brush.text(540, 2025, "Satu jari untuk kota kita!", 54, INK, bold=True, anchor="mm")
    brush.card((40, 2170, 850, 2280), "#3b3230", 55, "#ffffff")
    brush.text(96, 2225, "Kirim pesan ke contoh.pegawai05", 38, "#ffffff", anchor="lm")
    _heart(brush, 960, 2222, 38, "#ffffff")
    return brush


def micro_post() -> Brush:
    """A short post in the dark look, sharing the candidate's own post with praise."""
    brush = Brush("#0f151c")
    ink, grey = "#eef2f6", "#8b98a5"
    brush.status_bar(ink, "22.08")
    brush.text(540, 150, "Kiriman", 46, ink, bold=True, anchor="mm")
    brush.line([(0, 216), (1080, 216)], "#26303a", 3)
    _byline(brush, 310, "P1", "#d9862b", "Contoh Pegawai", "@contoh.pegawai01", ink)
    said = "Camat Contoh di sini. Visi yang luar biasa! Saya dan seluruh jajaran siap memenangkan Calon Fiktif A."
    below = brush.paragraph(48, 420, said, 52, ink, 984)
    brush.card((48, below + 40, 1032, below + 1000), "#0f151c", 36, "#33404c")
    brush.avatar(120, below + 120, 38, "FA", "#b4441f")
    brush.text(180, below + 98, "Calon Fiktif A", 40, ink, bold=True)
    brush.text(480, below + 100, "@calonfiktif.a · 6j", 36, grey)
    brush.paragraph(84, below + 190, "Terima kasih warga Kota Fiktif. Sampai jumpa di lapangan!", 42, ink, 900)
    rally(brush, (52, below + 330, 1028, below + 960), cloth=NAVY)
    brush.text(48, below + 1060, "21.55 · 6 Februari · 9.310 tayangan", 38, grey)
    brush.line([(48, below + 1140), (1032, below + 1140)], "#26303a", 3)
    for x, count in ((60, "48 balasan"), (390, "117 dibagikan"), (760, "902 suka")):
        brush.text(x, below + 1180, count, 40, ink, bold=True)
    brush.line([(48, below + 1270), (1032, below + 1270)], "#26303a", 3)
    brush.text(48, below + 1330, "Tulis balasan Anda", 42, grey)
    return brush


def short_video() -> Brush:
    """A frame of a live video from a campaign, run by an agency's account."""
    brush = Brush("#0b0d10")
    rally(brush, (0, 420, 1080, 1700), cloth=NAVY, banner="KAMPANYE CALON FIKTIF A")
    brush.status_bar("#ffffff", "16.21")
    brush.avatar(104, 190, 54, "DC", "#2f6f5e")
    brush.text(184, 150, "dinas.contoh.fiktif", 42, "#ffffff", bold=True)
    brush.text(184, 206, "Akun resmi Dinas Contoh", 34, "#b9c2cb")
    brush.card((838, 150, 1032, 222), "#d1343b", 14)
    brush.text(935, 186, "LIVE", 40, "#ffffff", bold=True, anchor="mm")
    brush.text(48, 330, "2.318 menonton", 38, "#ffffff")
    comments = (
        "warga.contoh7: Ini akun dinas, ya?",
        "pegawai.contoh08: Hadir! Satu jari!",
        "warga.contoh3: Bukannya harus netral?",
    )
    for row, said in enumerate(comments):
        width = brush.width(said, 38) + 64
        brush.card((40, 1770 + row * 100, 40 + width, 1850 + row * 100), "#262b31", 40)
        brush.text(72, 1810 + row * 100, said, 38, "#ffffff", anchor="lm")
    brush.text(48, 2096, "Siaran langsung: seluruh jajaran Dinas Contoh", 42, "#ffffff", bold=True)
    brush.text(48, 2154, "mendukung Calon Fiktif A. #ContohSaja", 42, "#ffffff", bold=True)
    brush.card((40, 2226, 1040, 2304), "#1a1e23", 39)
    brush.text(84, 2265, "Tambahkan komentar", 36, "#b9c2cb", anchor="lm")
    return brush


def _byline(brush: Brush, y: float, initials: str, tint: Colour, name: str, below: str, ink: Colour) -> None:
    brush.avatar(104, y, 56, initials, tint)
    brush.text(184, y - 46, name, 42, ink, bold=True)
    brush.text(184, y + 8, below, 34, GREY if ink == INK else "#8b98a5")


def _heart(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    for side in (-1, 1):
        brush.disc(x + side * size * 0.5, y - size * 0.25, size * 0.58, colour)
    brush.shape([(x - size * 1.02, y), (x + size * 1.02, y), (x, y + size * 1.05)], colour)


def _actions(brush: Brush, y: float, ink: Colour) -> None:
    _heart(brush, 84, y, 30, "#d1343b")
    brush.ring(190, y - 2, 32, ink, 6)
    brush.shape([(168, y + 14), (190, y + 30), (162, y + 42)], ink)
    brush.line([(262, y - 26), (330, y - 26), (292, y + 34), (284, y + 2), (262, y - 26)], ink, 6)
    brush.line([(984, y - 34), (1028, y - 34), (1028, y + 32), (1006, y + 10), (984, y + 32), (984, y - 34)], ink, 6)


def _comments(brush: Brush, y: float) -> None:
    said = (
        ("W1", "#6d4aa0", "Warga Contoh Satu", "Maaf Bu, ASN bukannya harus netral?"),
        ("CP", "#2f6f5e", "Contoh Pegawai Dua", "Ini pendapat pribadi saya. Tetap pilih A!"),
        ("P9", "#d9862b", "Contoh Pegawai Sembilan", "Setuju! Nomor 1!"),
    )
    for initials, tint, name, words in said:
        brush.avatar(98, y + 60, 48, initials, tint)
        brush.card((170, y, 1032, y + 160), "#ffffff", 36)
        brush.text(206, y + 24, name, 36, INK, bold=True)
        brush.text(206, y + 84, words, 40, INK)
        y += 196


def _bubble(brush: Brush, y: float, name: str, tint: Colour, words: str, clock: str, *, mine: bool = False) -> float:
    lines = brush.broken(words, 42, 700)
    width = max(brush.width(name, 34), *(brush.width(line, 42) for line in lines), 180) + 72
    tall = len(lines) * 58 + (56 if name else 10) + 68
    left = 1040 - width if mine else 40
    brush.card((left, y, left + width, y + tall), "#d9f2d0" if mine else "#ffffff", 26)
    if name:
        brush.text(left + 34, y + 20, name, 34, tint, bold=True)
    brush.paragraph(left + 34, y + (72 if name else 24), words, 42, INK, 700)
    brush.text(left + width - 30, y + tall - 44, clock, 28, GREY, anchor="ra")
    return y + tall + 22
