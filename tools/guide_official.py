"""The pictures of docs/PANDUAN_PEJABAT.md, in the order in which an official meets these things."""

from typing import Final

from bot import app as bot
from bot.sandbox.page_stage import Stage
from bot.sandbox.seed import Player
from bot.sandbox.world import World
from handlers import inviting
from storage.roles import OFFICIAL
from tools.guide_phone import Phone

_LETTER: Final = "SE Nomor 5 Tahun 2026 tentang netralitas pegawai"
_WORDS: Final = (
    "Seluruh pegawai diingatkan untuk tidak menyukai, mengomentari, atau membagikan unggahan peserta pemilihan."
)


async def take(phone: Phone, app: bot.App, world: World, stage: Stage) -> None:
    """All of them; the digests of the last mornings are there."""
    await phone.open("official")
    await phone.settle()
    await phone.shoot("pejabat-ponsel")
    await _digest(phone)
    await _recap(phone)
    await _statistics(phone)
    for person in stage.residents[:2]:
        await _subscribed(Player(world, person), stage.first.region)
    await _announcement(phone)
    await _invited(phone, app, world, stage)


async def _digest(phone: Phone) -> None:
    digest = phone.newest("Izin melaporkan")
    await phone.shoot("pejabat-harian", digest)
    await phone.shoot("pejabat-gambar", digest.locator("img").first)
    await phone.tap("Senyapkan", then="7 hari")
    await phone.shoot("pejabat-senyap", phone.newest("7 hari"), last=330)


async def _recap(phone: Phone) -> None:
    await phone.write("/rekap minggu lalu", then="Masuk")
    await phone.shoot("pejabat-rekap", phone.newest("Masuk"))
    await phone.tap("Lembar Excel", then="Untuk keperluan apa")
    await phone.shoot("pejabat-keperluan", phone.newest("Untuk keperluan apa"))
    await phone.tap("Rapat", then=".xlsx")
    await phone.shoot("pejabat-berkas", phone.newest(".xlsx"))


async def _statistics(phone: Phone) -> None:
    await phone.write("/statistik", then="Angka daerah mana")
    await phone.tap("Kota Surakarta (Solo)", then="Laporan masuk")
    await phone.shoot("pejabat-statistik", phone.newest("Laporan masuk"))


async def _subscribed(resident: Player, region: str) -> None:
    await resident.say("/langganan")
    await resident.tap(region)


async def _announcement(phone: Phone) -> None:
    await phone.write("/siaran", then="Apa yang akan dikirim?")
    await phone.tap("Surat edaran", then="Judulnya?")
    await phone.write(_LETTER, then="Isinya?")
    await phone.write(_WORDS, then="Jumlah pelanggan")
    await phone.shoot("pejabat-siaran")
    await phone.tap("Tidak jadi", then="tidak jadi dikirim")


async def _invited(phone: Phone, app: bot.App, world: World, stage: Stage) -> None:
    """Somebody new in the official's place."""
    desk = stage.first
    desk.official = world.add_person("Bu Kirana (Kepala BKPSDM)")
    async with app.database.transaction() as transaction:
        now = app.house.clock()
        word = await inviting.make(transaction, app.house.crypt, desk.region, OFFICIAL, "operator", now)
    await Player(world, desk.official).say(f"/start {inviting.WORD}_{word}")
    await phone.page.locator("[data-tab=official]").click()
    await phone.shoot("pejabat-undangan", phone.newest("diundang sebagai"))
    await phone.tap("Saya bersedia", then="Mulai sekarang")
    await phone.write("/bantuan", then="/digest")
    await phone.shoot("pejabat-bantuan", phone.newest("/digest"))
