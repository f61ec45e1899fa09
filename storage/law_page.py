"""The reference data as a page for jurists (pure): docs/LAW.md. In Indonesian, with the source of everything.

`tools/law_page.py` writes it; a test sees that it is current.
"""

from collections.abc import Iterable
from typing import Final

from storage.law import Law
from storage.markdown import origin, section, span, sure, table
from storage.places_page import elections_part, holidays_part, regions_part
from storage.reference_data import Reference

_HEAD: Final = """\
# Aturan yang dipakai LaporNetral

*English: made from the reference data in `storage/reference/` by `python tools/law_page.py`; edit the data, not this
page. It is what the program goes by, with sources; it is no legal advice, and a lawyer has to look at it.*

Halaman ini dibuat dari data acuan. Untuk membetulkan aturan, ubah satu baris dalam berkas TOML yang disebut di setiap
bagian. Semua saran hanya untuk petugas; petugas menetapkan sendiri, dan warga tidak melihat kelas maupun sanksi.

Keyakinan: **V** dibaca dalam sumber · **V-news** dibaca dalam berita · **P** sebagian diperiksa atau disimpulkan ·
**G** pengetahuan umum, perlu dikonfirmasi · **design** pengaturan kami sendiri."""
_TREATMENTS: Final = {"asn": "ASN", "non-asn": "bukan ASN", "outside": "di luar SKB", "unknown": "dianggap ASN dahulu"}
_STANDINGS: Final = {
    "before": "sebelum penetapan",
    "after": "setelah penetapan",
    "unsure": "belum pasti",
    "outside": "-",
}


def law_page(data: Reference) -> str:
    """The whole page, Markdown."""
    days = elections_part(data.elections), holidays_part(data.holidays)
    places = (*days, *regions_part(data.national, data.regions))
    parts = (_HEAD, *_law(data.law), *places, _open_points(data.law))
    return "\n\n".join(parts) + "\n"


def _law(law: Law) -> tuple[str, ...]:
    return (_decree(law), _breaches(law), _behaviours(law), _bases(law), _sanctions(law), _people(law), _notes(law))


def _decree(law: Law) -> str:
    made = law.decree
    facts = (
        f"**{made.title}**, {made.numbers}; berlaku {span(made.valid_from, made.valid_to)}.",
        f"Penanda tangan: {', '.join(made.signers)}. {origin(made)}",
    )
    return section("Dasar (`skb.toml`)", *facts, "\n".join(f"- {remark}" for remark in made.remarks))


def _breaches(law: Law) -> str:
    cited = {basis.id: basis.cite for basis in law.bases} | {one.id: one.name for one in law.sanctions}
    rows = [
        (row.id, row.label, row.button, row.kind, "; ".join(map(cited.__getitem__, row.bases)),
         cited.get(row.sanction, ""), _names(law, row.applies_to), span(row.valid_from, row.valid_to), *sure(row))
        for row in law.breaches
    ]  # fmt: skip
    head = ("id", "uraian", "tombol", "kelas", "dasar", "sanksi", "untuk", "berlaku", "keyakinan", "sumber")
    words = (
        "E: kode etik, terhadap bakal calon. D: disiplin, terhadap calon. N: hanya dalam PP 94/2021. L: tidak jelas."
    )
    return section("Jenis dugaan (`skb.toml`, `[[breaches]]`)", words, table(head, rows))


def _behaviours(law: Law) -> str:
    buttons = {row.id: row.button for row in law.breaches}
    rows = [
        (row.key, *(", ".join(f"{name} ({buttons[name]})" for name in ids) for ids in columns))
        for row in law.behaviours
        for columns in [(row.before, row.after, row.outside)]
    ]
    head = ("pilihan warga", "sebelum calon ditetapkan", "setelah calon ditetapkan", "di luar pemilihan")
    return section("Dari pilihan warga ke saran (`skb.toml`, `[[behaviours]]`)", table(head, rows))


def _bases(law: Law) -> str:
    rows = [
        (row.id, row.cite, row.says, span(row.valid_from, row.valid_to), row.replaced, row.regime or "", *sure(row))
        for row in law.bases
    ]
    head = ("id", "pasal", "isi", "berlaku", "sesudahnya", "hanya", "keyakinan", "sumber")
    return section("Pasal (`skb.toml`, `[[bases]]`)", table(head, rows))


def _sanctions(law: Law) -> str:
    rows = [(row.id, row.name, row.content, _names(law, row.applies_to), *sure(row)) for row in law.sanctions]
    head = ("id", "sanksi", "isi", "untuk", "keyakinan", "sumber")
    return section("Rentang sanksi, hanya untuk petugas (`skb.toml`, `[[sanctions]]`)", table(head, rows))


def _people(law: Law) -> str:
    statuses = [
        (
            row.key,
            row.name,
            _TREATMENTS[row.treatment],
            span(row.asn_from, None),
            row.route or row.sanction,
            *sure(row),
        )
        for row in law.statuses
    ]
    crimes = [
        (row.cite, row.content, row.regime, ", ".join(row.behaviours), _names(law, row.statuses),
         ", ".join(_STANDINGS[one] for one in row.standings), *sure(row))
        for row in law.crimes
    ]  # fmt: skip
    routes = [(row.key, row.name, row.to, *sure(row)) for row in law.routes]
    end = ("keyakinan", "sumber")
    return section(
        "Status kepegawaian pada tanggal kejadian (`skb.toml`, `[[statuses]]`)",
        table(("kunci", "status", "perlakuan", "sebagai ASN", "alamat/sanksi", *end), statuses),
        "### Mungkin pidana: beri tahu Bawaslu segera (`[[crimes]]`)",
        table(("pasal", "isi", "hanya", "pilihan warga", "status", "waktu", *end), crimes),
        "### Di luar SKB (`[[routes]]`)",
        table(("kunci", "siapa", "diarahkan ke", *end), routes),
    )


def _notes(law: Law) -> str:
    rows = [(row.key, row.text, *sure(row)) for row in law.notes]
    return section(
        "Catatan bagi petugas (`skb.toml`, `[[notes]]`)", table(("kunci", "catatan", "keyakinan", "sumber"), rows)
    )


def _names(law: Law, statuses: Iterable[str]) -> str:
    return ", ".join(law.status(key).name for key in statuses)


def _open_points(law: Law) -> str:
    points = "\n".join(f"- {point}" for point in law.open_points)
    return section("Perlu dikonfirmasi oleh ahli hukum, Bawaslu, dan BKN", points)
