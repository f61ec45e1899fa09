"""Numbers that name a person stay out of groups; other numbers stay readable."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.masking import mask

NIP = "199001012015011001"
GAPS = st.sampled_from(["", " ", ".", "-", "\u00a0"])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"NIP {NIP}", "NIP ••••••••••••••1001"),
        (f"NIP{NIP}.", "NIP••••••••••••••1001."),
        ("NIP 19900101 201501 1 001 ya", "NIP ••••••••••••••1001 ya"),
        ("19900101.201501.1.001", "••••••••••••••1001"),
        ("19900101-201501-1-001", "••••••••••••••1001"),
        ("NI PPPK 199009132025242014", "NI PPPK ••••••••••••••2014"),
        ("NIK 3372010101900001", "NIK ••••••••••••0001"),
        ("3372 0101 0190 0001", "••••••••••••0001"),
        (f"{NIP} dan {NIP}", "••••••••••••••1001 dan ••••••••••••••1001"),
        (f"{NIP} {NIP}", "••••••••••••••1001 ••••••••••••••1001"),
        (f"{NIP}{NIP}", "••••••••••••••••••••••••••••••••1001"),
        ("WA 081234567890", "WA ••••••••••90"),
        ("0812-3456-7890", "••••••••••90"),
        ("0812 3456 7890", "••••••••••90"),
        ("0812.3456.7890", "••••••••••90"),
        ("(0812) 3456-7890", "••••••••••90"),
        ("+6281234567890", "•••••••••••90"),
        ("+62 812 3456 7890", "•••••••••••90"),
        ("+62-812-3456-7890", "•••••••••••90"),
        ("(+62) 812-3456-7890", "•••••••••••90"),
        ("6281234567890", "•••••••••••90"),
        ("https://wa.me/6281234567890", "https://wa.me/•••••••••••90"),
        ("hubungi0812345678", "hubungi••••••••78"),
        (f"{NIP}, 081234567890", "••••••••••••••1001, ••••••••••90"),
        ("19900101  201501  1  001", "••••••••••••••1001"),
        ("19900101\t201501\t1\t001", "••••••••••••••1001"),
        ("19900101–201501–1–001", "••••••••••••••1001"),
        ("19900101_201501_1_001", "••••••••••••••1001"),
        ("19900101/201501/1/001", "••••••••••••••1001"),
        ("19900101 / 201501 / 1 / 001", "••••••••••••••1001"),
        ("1990\u200b0101201501\u200b1001", "••••••••••••••1001"),
        ("１９９００１０１２０１５０１１００１", "••••••••••••••1001"),
        ("NIK 337201.010190.0001", "NIK ••••••••••••0001"),
        ("NIK 3372\u20110101\u20110190\u20110001", "NIK ••••••••••••0001"),
        ("\u202a+62 812\u20113456\u20117890\u202c", "\u202a•••••••••••90\u202c"),
        ("+62 (812) 3456 7890", "•••••••••••90"),
        ("+62.812.3456.7890", "•••••••••••90"),
        ("+62 (0)812 3456 7890", "••••••••••••90"),
        ("0812 – 3456 – 7890", "••••••••••90"),
        ("0812\u20093456\u20097890", "••••••••••90"),
        ("0812,3456,7890", "••••••••••90"),
        ("０８１２３４５６７８９０", "••••••••••90"),
        ("08 12 34 56 78 90", "••••••••••90"),
        ("NIP 19860926201505100", "NIP •••••••••••••5100"),
        ("NI PPPK: 1990 0913 2025 24", "NI PPPK: ••••••••••2524"),
        ("NIP lama 130 123 456", "NIP lama •••••3456"),
        (f"NIP {NIP} 12 orang", "NIP ••••••••••••••1001 12 orang"),
        ("27-09-2026 081234567890", "27-09-2026 ••••••••••90"),
        ("27-09-2026 - 081234567890", "27-09-2026 - ••••••••••90"),
        ("WA 812-9876-5432.", "WA •••••••••32."),
        ("812–987–654", "•••••••54"),
        ("0812/9876/5432", "••••••••••32"),
        ("0812 / 9876 / 5432", "••••••••••32"),
        ("0812/98765432", "••••••••••32"),
        ("0812_9876_5432", "••••••••••32"),
        ("0812*9876*5432", "••••••••••32"),
        ("0812:9876:5432", "••••••••••32"),
        ("0812|9876|5432", "••••••••••32"),
        ("0812  -  9876  -  5432", "••••••••••32"),
        ("0812\n9876\n5432", "••••••••••32"),
        ("0812-9876-\r\n5432", "••••••••••32"),
        ("+62 812\n9876\n5432", "•••••••••••32"),
        ("O812 9876 5432", "•••••••••32"),
        ("hubungi o81298765432 ya", "hubungi •••••••••32 ya"),
        ("O812/9876/5432", "•••••••••32"),
        ("tel 0271-654321 (rumah)", "tel ••••••••21 (rumah)"),
        ("tel 0271 654321", "tel ••••••••21"),
        ("(0271) 654-321", "••••••••21"),
        ("(021) 7654321", "••••••••21"),
        ("021-7654-3210", "•••••••••10"),
        ("02176543210", "•••••••••10"),
        ("+62 271 654321", "•••••••••21"),
        ("+60 12-345 6789", "•••••••••89"),
        ("+6512345678", "••••••••78"),
        ("hubungi +1 (415) 555-2671.", "hubungi •••••••••71."),
        ("https://t.me/+6512345678", "https://t.me/••••••••78"),
        ("0812-11-2027", "••••••••27"),
        ("WA 08 12-11-2027", "WA ••••••••27"),
        ("RT 08 12-11-2027, 0812-3456-7890", "RT 08 12-11-2027, ••••••••••90"),
        ("TPS 12 27-09-2026 0812-3456-7890", f"TPS {'•' * 20}90"),
        ("12 27-09-2026 0812 3456 7890 ya", f"{'•' * 20}90 ya"),
        (f"{NIP} 0812-3456-7890", "••••••••••••••1001 ••••••••••90"),
        ("27-09-2026 0812-3456-7890 12 orang", "27-09-2026 ••••••••••90 12 orang"),
        ("08.30 27-09-2026 28-09-2026 0812-3456-7890", "08.30 27-09-2026 28-09-2026 ••••••••••90"),
        ("RT 08 081234567890", "RT 08 ••••••••••90"),
        ("RT 08 12-11-202", "RT •••••••02"),
        ("RT 08 12-11-20271", "RT •••••••••71"),
        ("RT 081234567890", "RT ••••••••••90"),
        ("TPS 0812 12-11-2027", "TPS ••••••••••27"),
    ],
)
def test_numbers_of_people_keep_only_their_tail(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "", "Budi Contoh", "27/9/2026 pukul 08.30", "27-09-2026 10.30", "pukul 08.30-10.15 ada 20 orang",
        "tanggal 08.09.2026", "RT 08/RW 12", "TPS 081", "Rp 1.500.000", "Rp 100.000.000.000", "Jl. Contoh No. 12345",
        "UU 7/2017 Pasal 280", "kode pos 57126", "2024-2029", "12345678901234",
        "27-09-2026 28-09-2026", "27.09.2026 - 28.09.2026", "2026-09-27 2026-09-28", "2019 2020 2021 2022",
        "2019-2020-2021-2022", "08-09-2026 10.30", "08-09-2026 10.30-11.45", "27-09-2026 08.30 28-09-2026 10.15",
        "800/0812/2026", "0812/345/2026", "0812/3456/2026", "B/0271-654321/2026", "Rp 812.987.654",
        "812 987 654 rupiah", "TPS 021 2024-2029", "TPS 021 57126 Solo", "TPS 081\n20 orang", "TPS 0812\n2024-2029",
        "pukul 0730-1030", "naik +5.000.000 suara", "naik +5000000 suara", "10+200000000", "2026-09-27\n08.30\n10.15",
        "TPS 087\n122/0594/KPU/2026", "Rp 278.082.639\n2021-08-08", "TPS 037 2012 5871 suara", "TPS 045 5750 2026",
        "UU 20/2023", "812-987", "1-812-987-654", "OPD 8123", "KO812 9876", "0271/654321", "021",
        "RT 08 12-11-2027", "di rt 08 12-11-2027.", "RW 08 12-11-2027 08.30", "TPS 081 12-11-2027", "tps 08 12.11.2027",
        "jam 08 12-11-2027", "Pukul 08 12-11-2027", "12-11-2027", "(12-11-2027)", "tgl 08-11-2027-09-11-2027",
        "LN-0812-3456", "INV-2026-0812-0001", "800-1234-2026", "2026-11-12-0001", "SK 821-2-1234", "plat AD-8123-XY",
    ],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("surel warga@contoh.id.", "surel •••@•••."),
        ("<warga.satu+pemilu@surel.contoh.id>", "<•••@•••>"),
        ("a@b.id,c_d@e-f.example", "•••@•••,•••@•••"),
        ("mailto:warga@contoh.id", "mailto:•••@•••"),
    ],
)
def test_of_a_mail_address_nothing_is_left(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert mask(masked) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Lihat https://www.instagram.com/p/AbC/?igsh=rahasia, ya", "Lihat https://www.instagram.com/p/AbC/, ya"),
        ("x.com/contoh/status/1?s=20&t=rahasia\nNIK 3372010101900001", f"x.com/contoh/status/1\nNIK {'•' * 12}0001"),
        ("http://warga:rahasia@kota.example/a dan a@b.id", "http://kota.example/a dan •••@•••"),
        ("https://wa.me/6281234567890?fbclid=081234567890", "https://wa.me/•••••••••••90"),
        ("https://docs.google.com/d/a?ouid=rahasia&authuser=warga@contoh.id", "https://docs.google.com/d/a"),
        ("https://youtu.be/AbC?si=rahasia&t=30 menit ke 3", "https://youtu.be/AbC?t=30 menit ke 3"),
    ],
)
def test_links_in_words_tell_nothing_of_who_shared_them(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert mask(masked) == masked


@pytest.mark.parametrize(
    "text",
    [
        "@contoh.satu", "akun @contoh_satu", "akun:@contoh.satu", "https://www.tiktok.com/@contoh.satu/video/73",
        "https://t.me/contoh", "10 orang @ 5.000", "a@b", "a@.b", "@", "a@b@c", "contoh @ dinas.example",
    ],
)  # fmt: skip
def test_names_of_accounts_stay(text: str) -> None:
    """They may be whom the report is about."""
    assert mask(text) == text


@pytest.mark.parametrize(
    "piece", ["0", "8", "1", "08", "081 ", "1-", "0/", "+1 ", "8 (", "0812\n", "a.", "a@", "@", "+", " ", "•"]
)
@pytest.mark.parametrize("end", ["", "x", "@", " 1"])
def test_the_longest_message_is_masked_in_steps_that_are_few(piece: str, end: str) -> None:
    """A pattern that looks at a piece again from each of its signs would not come to an end here."""
    text = piece * (400_000 // len(piece)) + end
    assert len(mask(text)) <= len(text) + 6


@settings(deadline=None)
@given(st.text(alphabet="0123456789", min_size=15, max_size=20), GAPS, st.data())
def test_an_employee_number_is_masked_however_it_is_grouped(number: str, gap: str, data: st.DataObject) -> None:
    cuts = data.draw(st.sets(st.integers(1, len(number) - 1)))
    grouped = "".join(gap * (place in cuts) + digit for place, digit in enumerate(number))
    masked = mask(f"nomor {grouped} itu")
    assert masked == f"nomor {'•' * (len(number) - 4)}{number[-4:]} itu"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("NIP 198609262015051001 3 orang", f"NIP {'•' * 14}1001 3 orang"),
        ("19860926  201505  1  001 3 orang", f"{'•' * 14}1001 3 orang"),
        ("198609262015051001 3", f"{'•' * 15}0013"),
        ("19860926201505100 12", f"{'•' * 15}0012"),
        ("0-0-1900-000000000", f"{'•' * 11}0000"),
    ],
)
def test_digits_behind_a_number_never_uncover_it(text: str, masked: str) -> None:
    assert mask(text) == masked


@settings(deadline=None)
@given(st.sampled_from(["08", "+628", "628"]), st.text(alphabet="0123456789", min_size=7, max_size=11))
def test_a_phone_number_is_masked_but_for_two_digits(prefix: str, rest: str) -> None:
    digits = f"{prefix}{rest}".removeprefix("+")
    masked = mask(f"telepon {prefix}{rest} ya")
    assert re.fullmatch(r"telepon •+\d{2} ya", masked)
    assert masked.endswith(f"{digits[-2:]} ya")


@settings(deadline=None)
@given(st.text(alphabet="0123456789 .-/+()a•\n", max_size=80))
def test_masking_twice_is_masking_once_and_leaves_no_long_number(text: str) -> None:
    masked = mask(text)
    assert mask(masked) == masked
    assert not re.search(r"\d{15}", masked)
    assert not re.search(r"(?<!\d)(?<!\d/)(?:62|0)8\d{7,11}(?!\d)", masked)


@settings(deadline=None)
@given(st.text())
def test_what_is_no_digit_is_never_touched(text: str) -> None:
    bare = re.sub(r"[\d@]", "", text)
    assert mask(bare) == bare
