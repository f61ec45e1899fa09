"""Daily heads are stamped by an authority outside; what it says is believed only when it fits."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.responses import Response

from bot import timestamp
from bot.checks import custody
from bot.settings import BadSettingsError
from bot.stamping import Stamping
from bot.timestamp import NotStampedError, trusted
from bot.verify import verify
from storage import heads
from storage.database import Database
from storage.models import TimeStamp
from tests.authority import OPENSSL, Authority, reply_of
from tests.case_on_file import DAYS, House
from tests.storage.custody_tools import force
from tests.storage.post import NOW
from tests.test_check_house import given


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    if OPENSSL is None:
        pytest.skip("needs the program openssl")
    return Authority(tmp_path / "authority")


def stamping(database: Database, url: str, root: Path) -> Stamping:
    return Stamping(database, url, trusted(root), lambda: NOW)


async def stamp_of(database: Database, day: str = DAYS[-1]) -> TimeStamp | None:
    async with database.transaction() as transaction:
        return await heads.stamp(transaction, day)


async def test_the_newest_head_is_stamped_once(made: House, authority: Authority, tmp_path: Path) -> None:
    database = made.open()
    async with authority.serving() as url:
        work = stamping(database, url, authority.root)
        await work.tick()
        await work.tick()
        assert len(authority.asked) == 1
        kept = await stamp_of(database)
        assert kept is not None
        assert (kept.authority, kept.token) == (url, authority.answers[0])
        assert await stamp_of(database, DAYS[0]) is None, "the newest one covers it"
        async with database.transaction() as transaction:
            head = await heads.newest(transaction)
        assert head is not None
        assert bytes.fromhex(head.hash) in authority.asked[0]
    await database.close()
    path = await made.packed()
    held = verify(path, trusted(authority.root))
    assert held.faults == []
    assert "Cap waktu sah: menurut lembaga luar, sidik harian 2027-01-15 sudah ada pada" in held.text
    assert "belum diperiksa" in verify(path).text
    other = Authority(tmp_path / "other")
    assert [one.key for one in verify(path, trusted(other.root)).faults] == ["verify-stamp-broken"]


def garbled(_: bytes) -> Response:
    return reply_of(b"0\x82no answer at all")


TROUBLES: list[tuple[str, Callable[[Authority], Callable[[bytes], Response]], str]] = [
    ("it is broken", lambda _: lambda _asked: Response(status_code=503), "answers 503"),
    ("a page instead", lambda _: lambda _asked: Response("<html>", media_type="text/html"), "answers 200"),
    ("garbage", lambda _: garbled, "ASN.1"),
    ("too long", lambda _: lambda _asked: reply_of(b"0" * 200_000), "too long"),
    ("nothing", lambda _: lambda _asked: reply_of(b""), "ASN.1"),
    ("another one's stamp", lambda a: lambda _asked: reply_of(a.reply(query(b"other"))), "Nonce mismatch"),
    ("a bit turned", lambda a: lambda asked: reply_of(turned(a.reply(asked))), "."),
    ("refused", lambda a: lambda _asked: reply_of(a.reply(b"\x30\x00")), "SignedData|GRANTED"),
]


def query(data: bytes) -> bytes:
    from rfc3161_client import TimestampRequestBuilder
    from rfc3161_client.base import HashAlgorithm

    return TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build().as_bytes()


def turned(answer: bytes) -> bytes:
    """In the signature, which stands last."""
    return answer[:-3] + bytes([answer[-3] ^ 1]) + answer[-2:]


@pytest.mark.parametrize(("trouble", "why"), [row[1:] for row in TROUBLES], ids=[row[0] for row in TROUBLES])
async def test_an_answer_that_does_not_fit_is_no_stamp_and_is_asked_for_again(
    made: House, authority: Authority, trouble: Callable[[Authority], Callable[[bytes], Response]], why: str
) -> None:
    database = made.open()
    async with authority.serving() as url:
        work = stamping(database, url, authority.root)
        authority.trouble = trouble(authority)
        with pytest.raises(NotStampedError, match=why):
            await work.tick()
        assert await stamp_of(database) is None
        authority.trouble = None
        await work.tick()
        assert await stamp_of(database) is not None
    await database.close()


async def test_an_authority_that_is_not_there(made: House, authority: Authority) -> None:
    database = made.open()
    with pytest.raises(NotStampedError, match="cannot be reached"):
        await stamping(database, "http://127.0.0.1:9/", authority.root).tick()
    await database.close()


async def test_whoever_is_not_trusted_cannot_stamp(made: House, authority: Authority, tmp_path: Path) -> None:
    other, database = Authority(tmp_path / "other"), made.open()
    async with authority.serving() as url:
        with pytest.raises(NotStampedError):
            await stamping(database, url, other.root).tick()
    assert await stamp_of(database) is None
    await database.close()


def test_a_stamp_for_one_thing_is_none_for_another(authority: Authority) -> None:
    answer, roots = authority.reply(query(b"one")), trusted(authority.root)
    assert timestamp.check(answer, hashlib.sha256(b"one").digest(), roots)
    with pytest.raises(NotStampedError, match="Mismatch"):
        timestamp.check(answer, hashlib.sha256(b"two").digest(), roots)
    with pytest.raises(NotStampedError):
        timestamp.check(answer, hashlib.sha256(b"one").digest(), [])


async def test_check_looks_at_the_stamps(made: House, authority: Authority) -> None:
    database = made.open()
    async with authority.serving() as url:
        await stamping(database, url, authority.root).tick()
    named = {"timestamp_url": "https://tsa.example", "timestamp_ca": str(authority.root)}
    settings = given(made.folder, *made.settings.keys, **named)

    async def stamps() -> str:
        return next(one.text for one in await custody.look(settings, lambda *_: None) if one.about == "stamps")

    assert await stamps() == "1 hold."
    await force(database, SPOIL)
    await database.close()
    assert (await stamps()).startswith(f"{DAYS[1]}: the stamp does not hold")


SPOIL = "UPDATE time_stamp SET token = CAST(substr(token, 1, length(token) - 3) || x'000000' AS BLOB)"


def test_the_settings_need_a_certificate(tmp_path: Path) -> None:
    with pytest.raises(BadSettingsError, match="TIMESTAMP_CA: TIMESTAMP_URL needs TIMESTAMP_CA"):
        given(tmp_path, timestamp_url="https://tsa.example")
    with pytest.raises(BadSettingsError, match="TIMESTAMP_URL"):
        given(tmp_path, timestamp_url="tsa.example", timestamp_ca="x.pem")
