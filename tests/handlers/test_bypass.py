"""Who is noticed as head of region, or as somebody of an office that looks at reports: a table."""

import pytest

from handlers.bypass import conflict
from storage.regions import known_regions, load_region

NOTICED = (
    "Wali Kota Surakarta", "Pak Walikota", "walikota solo", "Wakil Wali Kota", "wawali", "Bu Bupati",
    "Wakil Bupati Sleman", "Gubernur Jawa Tengah", "Wagub", "Pak Sekda", "Sekretaris Daerah", "sekda kota", "BKPSDM",
    "Kantor BKPSDM Kota Surakarta", "BKPP Sleman", "BKD", "Badan Kepegawaian Daerah", "Inspektorat",
    "staf Inspektorat Daerah", "Satgas Netralitas ASN",
    "Kepala BKPSDM (Pak Contoh)", "pak  WALI\nKOTA",
)  # fmt: skip
NOT_NOTICED = (
    "", "Pak Contoh Satu", "Dinas Pendidikan", "Sekretariat Daerah", "Kantor Wali Kota", "staf wali kota",
    "Kantor Bupati",
    "calon wali kota", "calon wakil bupati", "mantan bupati", "eks gubernur", "SMP Jalan Gubernur Suryo",
    "SD Jl. Bupati Contoh",
    "@relawan_walikota", "pendukung bupati", "Bupatiningsih", "Kelurahan Sekdan", "Puskesmas Wali", "Kota Baru",
)  # fmt: skip


@pytest.mark.parametrize("key", ["name", "agency"])
def test_who_is_noticed(key: str) -> None:
    assert [text for text in NOTICED if not conflict({key: text})] == []
    assert [text for text in NOT_NOTICED if conflict({key: text})] == []


def test_only_name_and_place_of_work_are_looked_at() -> None:
    assert not conflict({"story": "Wali Kota hadir di sana.", "link": "https://contoh.id/bkpsdm", "name": None})
    assert not conflict({})


@pytest.mark.parametrize("key", known_regions())
def test_a_regions_own_office_by_every_name(key: str) -> None:
    region = load_region(key)
    for name in region.personnel_aliases:
        assert conflict({"agency": f"Kantor {name} lantai 2"}, region.personnel_aliases)
    assert conflict({"agency": "Biro Contoh"}, ("Biro Contoh",))
    assert not conflict({"agency": "Biro Contohan"}, ("Biro Contoh",))
