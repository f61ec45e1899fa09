"""The part of docs/LAW.md about elections, days off and regions (pure)."""

from collections.abc import Iterable
from typing import Final

from storage.elections import DATES, Election
from storage.holidays import Holidays
from storage.hours import WEEKDAYS, Hours
from storage.markdown import day, origin, section, span, sure, table, when
from storage.recipients import Recipient, Step
from storage.regions import National, Region

_DATES: Final = {
    "opens": "dihitung mulai", "fixed": "calon paling awal ditetapkan", "fixed_by": "calon pasti sudah ditetapkan",
    "campaign": "kampanye", "quiet": "masa tenang", "vote": "pemungutan suara", "closes": "dihitung sampai",
}  # fmt: skip
_PHASES: Final = {
    "before": "sebelum penetapan", "fixed": "sesudah penetapan", "campaign": "kampanye", "quiet": "masa tenang",
    "vote": "pemungutan suara", "after": "sesudah pemungutan suara",
}  # fmt: skip
_WEEKDAYS: Final = dict(zip(WEEKDAYS, ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"), strict=True))


def elections_part(elections: Iterable[Election]) -> str:
    """Every election with its dates and where they come from."""
    tables = []
    for election in elections:
        known = [name for name in DATES if getattr(election, name)]
        rows = [(_DATES[name], when(getattr(election, name)), *sure(election.origins[name])) for name in known]
        tables += [f"### {election.name} ({election.regime})", table(("tanggal", "hari", "keyakinan", "sumber"), rows)]
        tables += [f"Belum diketahui: {_DATES[name]}." for name in DATES if name not in known]
    words = "Hari penetapan calon memisahkan etik dari disiplin. Di luar semuanya laporan tetap diterima, dan ditandai."
    return section("Pemilihan (`elections.toml`)", words, *tables)


def holidays_part(made: Holidays) -> str:
    """Of which years the days off are known, and where they come from; the days themselves can be read in the sheet."""
    known = f"cuti bersama diketahui sampai {made.cuti_bersama_through}"
    words = f"Libur nasional {made.years[0].year}-{made.years[-1].year}; {known}. {origin(made)}"
    own = (f"{one.year}: {one.source}." for one in made.years if one.source)
    return section("Hari libur nasional dan cuti bersama (`holidays.toml`)", " ".join((words, *own)))


def regions_part(national: National, regions: Iterable[Region]) -> tuple[str, ...]:
    """What comes after Bawaslu, when its counter is open, and every region."""
    return (
        section("Di Bawaslu (`national.toml`, `[[examination]]`)", _examination(national.examination)),
        section("Sesudah Bawaslu (`national.toml`, `[[recipients]]`)", *_chain(national.recipients)),
        section("Jam Bawaslu (`national.toml`, `[hours]`)", *_hours(national.hours)),
        section("Daerah (`regions/*.toml`)", *(_region(region, national) for region in regions)),
    )


def _chain(recipients: Iterable[Recipient]) -> tuple[str, str]:
    bodies = [
        (one.short, one.name, one.does, span(one.valid_from, one.valid_to), _review(one), *sure(one))
        for one in recipients
    ]
    steps = [(one.short, step.who, step.does, _days(step), *sure(step)) for one in recipients for step in one.steps]
    end = ("keyakinan", "sumber")
    return (
        table(("singkatan", "lembaga", "tugas", "berlaku", "tinjau lagi", *end), bodies),
        table(("lembaga", "siapa", "langkah", "tenggat", *end), steps),
    )


def _examination(steps: Iterable[Step]) -> str:
    rows = [(step.who, step.does, _days(step), step.regime or "", *sure(step)) for step in steps]
    return table(("siapa", "langkah", "tenggat", "hanya", "keyakinan", "sumber"), rows)


def _days(step: Step) -> str:
    return f"{step.days} hari{' kerja' if step.working else ''}"


def _review(recipient: Recipient) -> str:
    return f"{day(recipient.review_by)}: {recipient.review_why}" if recipient.review_by else ""


def _hours(hours: Hours) -> tuple[str, str]:
    opened = [(name, getattr(hours, key)) for key, name in _WEEKDAYS.items()]
    rows = [(name, f"{times[0]:%H.%M}-{times[1]:%H.%M}" if times else "tutup") for name, times in opened]
    days = [
        (one.regime, *(", ".join(map(_PHASES.__getitem__, names)) for names in (one.phases, one.disputed)), *sure(one))
        for one in hours.phases
    ]
    head = ("hanya", "buka 24 jam", "sumber berbeda (dihitung tutup)", "keyakinan", "sumber")
    return f"Waktu setempat. {origin(hours)}\n\n{table(('hari', 'buka'), rows)}", table(head, days)


def _region(region: Region, national: National) -> str:
    offices = ", ".join(agency.short or agency.name for agency in region.agencies)
    known = ", ".join(sorted({agency.certainty for agency in region.agencies}))
    bawaslu = region.bawaslu
    circulars = [(one.title, day(one.issued) if one.issued else "", one.about, *sure(one)) for one in region.circulars]
    facts = (
        f"Nama lain: {', '.join(region.aliases)}. Zona waktu: {region.zone}. {origin(region)}",
        f"Ditelaah oleh: {region.office}. Badan kepegawaian: {region.personnel}. Satgas: {region.task_force or '-'}.",
        f"Yang memutus sanksi (PPK): {region.ppk}.",
        f"{bawaslu.name}, alamat: {bawaslu.address or 'perlu dikonfirmasi'} ({bawaslu.certainty}).",
        f"OPD ({len(region.agencies)}; {known}): {offices}.",
        f"Non-ASN: {region.non_asn.name}. {region.non_asn.treatment}. PPPK paruh waktu sejak"
        f" {day(region.non_asn.part_time_from)}. {origin(region.non_asn)}",
    )
    cited = table(("edaran (konteks, bukan dasar sanksi)", "tanggal", "isi", "keyakinan", "sumber"), circulars)
    own = (
        *((_examination(region.examination),) if region.examination != national.examination else ()),
        *(_chain(region.recipients) if region.recipients != national.recipients else ()),
        *(_hours(region.bawaslu.hours) if region.bawaslu.hours != national.hours else ()),
    )
    listed = "\n".join(f"- {fact}" for fact in facts)
    return "\n\n".join((f"### {region.name} (`{region.key}`)", listed, cited, *own))
