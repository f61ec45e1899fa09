"""The load of the bench: what residents say, what counts as an answer, who begins when."""

import asyncio
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bench import pictures, talk
from bench.peer_pages import pages
from bench.pictures import Pictures
from bench.residents import Crowd, Window, figures
from bot.sandbox.rich import plain
from bot.sandbox.world import Chat, World
from handlers.report import REPORT


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drawn screenshots."""
    folder = tmp_path_factory.mktemp("pictures")
    pictures.draw(folder)
    return folder


def test_the_talk_answers_every_question_of_the_form_in_order() -> None:
    asked = [step.question for step in talk.STEPS[1:]]
    assert list(dict.fromkeys(asked)) == [q.key for q in REPORT.questions if q.key != "region"]
    assert talk.PHOTOS == 2


def test_every_button_that_residents_tap_is_on_the_peers_keyboards() -> None:
    said = pages(date(2026, 11, 22))
    shown = [*said["questions"].values(), said["counted"]]
    ids = {id_ for page in shown for row in page["rows"] for id_, _ in row}
    taps = [step for step in talk.STEPS if step.kind == "tap"]
    assert {talk.button(step, number) for step in taps for number in range(20)} <= ids


def test_the_peer_says_our_words() -> None:
    said = pages(date(2026, 11, 22))
    assert list(said["questions"]) == [q.key for q in REPORT.questions if q.key != "region"]
    assert said["days"] == {"today": "Minggu, 22 November 2026", "yesterday": "Sabtu, 21 November 2026"}
    for name, text in (("day", said["noted"]), ("count", said["counted"]["text"]), ("ticket", said["thanks"])):
        assert f"[[{name}]]" in text
    kept_open = [key for key in said["questions"] if f"[[{key}]]" in said["questions"]["review"]["text"]]
    assert kept_open == [q.key for q in REPORT.questions if q.key not in ("consent", "region", "review")]


def test_screenshots_are_pictures_of_the_named_size_and_never_the_same(screens: Path) -> None:
    made = Pictures.load(screens)
    assert len({made.sha256(number) for number in range(50)}) == 50
    for number in range(6):
        data = made[number]
        with Image.open(BytesIO(data)) as opened:
            opened.load()
            assert (opened.format, opened.size) == ("JPEG", pictures.SIZE)
        assert 30_000 < len(data) < 70_000


def _alone(screens: Path) -> tuple[Crowd, Chat]:
    """One resident in a world without a bot, and their chat."""
    world = World("1:token")
    crowd = Crowd(world, Pictures.load(screens), 1)
    return crowd, next(chat for chat in world.chats.values() if chat.private)


def _bot_says(crowd: Crowd, chat: Chat, text: str, kind: str = "text", button: str = "") -> None:
    keyboard = [[{"text": "x", "callback_data": button}]] if button else []
    crowd.world.post(chat, crowd.world.bot, words=plain(text), kind=kind, keyboard=keyboard)


async def test_who_thinks_says_the_next_thing_later(screens: Path) -> None:
    crowd, chat = await _begun(screens)
    crowd.think = 0.02
    assert all(0.01 <= crowd.thought() <= 0.03 for _ in range(50))
    _bot_says(crowd, chat, "the question", button="report:consent:yes")
    assert crowd.waiting == 0
    await crowd.world.until(lambda: bool(crowd.waiting), timeout=5)


async def _begun(screens: Path) -> tuple[Crowd, Chat]:
    """The same, waiting for the answer to /lapor."""
    crowd, chat = _alone(screens)
    beginning = asyncio.create_task(crowd.begin())
    await asyncio.sleep(0)
    assert crowd.waiting == 1
    beginning.cancel()
    return crowd, chat


async def test_only_a_text_is_an_answer(screens: Path) -> None:
    crowd, chat = await _begun(screens)
    crowd.open_window()
    _bot_says(crowd, chat, "a receipt", "photo")
    assert (crowd.receipts, crowd.waiting) == (1, 1)
    _bot_says(crowd, chat, "the question", button="report:consent:yes")
    window = crowd.close_window()
    assert (len(window.waits), crowd.waiting, crowd.unasked) == (1, 1, 0)
    assert [next(iter(w.update)) for w in crowd.world.updates.pending.values()] == ["message", "callback_query"]


async def test_after_the_end_nobody_begins_anything_and_what_still_comes_is_unasked(screens: Path) -> None:
    crowd, chat = await _begun(screens)
    crowd.open_window()
    window = crowd.close_window()
    for _ in range(2):
        _bot_says(crowd, chat, "the question", button="report:consent:yes")
    assert (crowd.waiting, crowd.unasked, window.waits) == (0, 1, [])
    await crowd.last_answers(0.0)


async def test_a_bot_that_loses_its_way_is_noticed(screens: Path) -> None:
    crowd, chat = await _begun(screens)
    _bot_says(crowd, chat, "another question", button="report:name:back")
    assert crowd.waiting == 0
    [said] = crowd.astray
    assert "report:consent:yes" in said
    assert "another question" in said


async def test_whoever_waits_at_the_end_was_left_alone(screens: Path) -> None:
    crowd, _ = await _begun(screens)
    seen = figures(crowd, Window(0.0, seconds=2.0, cpu=1.0, waits=[n / 1000 for n in range(200, 0, -1)]))
    assert (seen["left"], seen["answered"], seen["generator_cpu"]) == (1, 200, 0.5)
    assert (seen["p50"], seen["p99"], seen["longest"]) == (0.101, 0.199, 0.2)


def test_a_window_without_answers_has_no_times(screens: Path) -> None:
    crowd, _ = _alone(screens)
    seen = figures(crowd, Window(0.0, seconds=1.0))
    assert (seen["answered"], seen["p50"], seen["p99"]) == (0, None, None)
    with pytest.raises(RuntimeError, match="no window"):
        crowd.close_window()


async def test_residents_begin_in_waves(screens: Path) -> None:
    """The second of two begins when the first has answered half of the questions."""
    world = World("1:token")
    crowd = Crowd(world, Pictures.load(screens), 2)
    first, second = (chat for chat in world.chats.values() if chat.private)
    beginning = asyncio.create_task(crowd.begin())
    await asyncio.sleep(0)
    answered = 0
    while not second.messages:
        step = talk.STEPS[answered + 1]
        _bot_says(crowd, first, "the question", button=talk.button(step, 0) if step.kind == "tap" else "")
        answered += 1
        for _ in range(3):
            await asyncio.sleep(0)
    beginning.cancel()
    assert answered == len(talk.STEPS) // 2
