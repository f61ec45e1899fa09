"""The pictures of docs/PANDUAN_MODERATOR.md, in the order in which a case goes."""

from typing import Final

from bot.sandbox.examples import Example
from bot.sandbox.page_stage import Stage
from bot.sandbox.seed import Player, Seed
from bot.sandbox.world import World
from tools.guide_phone import Phone

_LINK: Final = "https://medsos.contoh/p/2001"
_LIKED: Final = Example(
    0, 1, "engage", "@contoh.pegawai77", "Dinas Contoh Utara", status="pns", link=_LINK, pictures=2,
    story="Akun ini menyukai dan membagikan unggahan pemenangan Calon Fiktif A.",
)  # fmt: skip
_AGAIN: Final = Example(
    0, 2, "engage", "@contoh.pegawai77", "Dinas Contoh Utara", status="unknown", link=_LINK, pictures=0
)
_ROUTINE: Final = Example(0, 2, "attend", "Pegawai Contoh 78", "Kelurahan Contoh Lor", status="pns", pictures=1)


async def take(phone: Phone, world: World, stage: Stage, seed: Seed) -> None:
    """All of them; the phone shows the sandbox."""
    sari, bima = (Player(world, person) for person in stage.residents[:2])
    region = stage.first.region
    ticket = await seed.report(sari, _LIKED, region)
    await phone.open("moderators")
    await _looked_at(phone, ticket)
    await _asked(phone, ticket)
    await _decided(phone, ticket)
    routine = await seed.report(bima, _ROUTINE, region)
    await _rejected(phone, routine)
    again = await seed.report(bima, _AGAIN, region)
    await _compared(phone, again)
    await _handed_over(phone, ticket)
    await _looked_for(phone)


async def _looked_at(phone: Phone, ticket: str) -> None:
    card = phone.card(ticket)
    await card.wait_for()
    await phone.settle()
    await phone.shoot("moderator-grup")
    await phone.shoot("moderator-kartu", card)
    await phone.tap("✋ Pegang", card, then="Dipegang: Bu Rini")
    await phone.shoot("moderator-pegang", card, first=190)
    await card.get_by_role("button", name="📎 Lihat bukti").click()
    evidence = phone.newest(f"Bukti {ticket}")
    await evidence.wait_for()
    await phone.settle()
    await phone.shoot("moderator-bukti", evidence)


async def _asked(phone: Phone, ticket: str) -> None:
    card = phone.card(ticket)
    await phone.tap("❓ Tanya pelapor…", card, then="Minta: uraian")
    await phone.shoot("moderator-tanya", card, last=300)
    await phone.tap("‹ Kembali", card, then="Terima")
    await phone.write(f"/tanya {ticket} Di ruang mana kejadiannya?", then="Ditanyakan kepada pelapor")
    await phone.open("resident")
    await phone.tap("Jawab", then="Silakan tulis jawaban Anda")
    await phone.write("Di aula lantai dua.", then="sudah disampaikan kepada petugas")
    await phone.open("moderators")
    answer = phone.newest("jawaban pelapor")
    await answer.wait_for()
    await phone.shoot("moderator-jawaban", answer)


async def _decided(phone: Phone, ticket: str) -> None:
    card = phone.card(ticket)
    await phone.tap("☰ Lainnya…", card, then="Saya tidak netral")
    await phone.shoot("moderator-lainnya", card, last=260)
    await phone.tap("‹ Kembali", card, then="Terima")
    await phone.tap("✅ Terima", card, then="Diputuskan oleh")
    await phone.shoot("moderator-terima", card, last=330)


async def _rejected(phone: Phone, ticket: str) -> None:
    card = phone.card(ticket)
    await card.wait_for()
    await phone.tap("✖️ Tolak…", card, then="Acara dinas biasa")
    await phone.shoot("moderator-tolak", card, last=360)
    await phone.tap("Acara dinas biasa", card, then="Alasan:")
    await phone.shoot("moderator-ditolak", card, last=330)


async def _compared(phone: Phone, again: str) -> None:
    card = phone.card(again)
    await card.wait_for()
    await phone.tap("🔗 Laporan yang sama…", card, then="Sama: …")
    await phone.shoot("moderator-sama", card, last=300)


async def _handed_over(phone: Phone, ticket: str) -> None:
    await phone.tap("⚖️ Ke Bawaslu", phone.card(ticket), then="diteruskan ke Bawaslu")
    await phone.shoot("moderator-diteruskan", phone.card(ticket), last=300)
    await phone.open("bawaslu")
    await phone.shoot("moderator-bawaslu", phone.card(ticket))
    await phone.open("moderators")


async def _looked_for(phone: Phone) -> None:
    await phone.write("/antrean", then="Antrean")
    await phone.shoot("moderator-antrean", phone.newest("menunggu keputusan"))
    await phone.write("/cari pegawai77", then="@contoh.pegawai77")
    await phone.shoot("moderator-cari", phone.newest("@contoh.pegawai77"))
    await phone.write("/tambah", then="Catat laporan yang diterima langsung")
    await phone.shoot("moderator-tambah", phone.newest("Catat laporan yang diterima langsung"))
