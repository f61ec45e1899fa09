"""The examples of the demo: each kind of them is played to its end by the real bot."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from bot.links.guard import Unreached
from bot.sandbox import demo
from bot.sandbox.examples import EXAMPLES, Example
from bot.sandbox.leaps import SetClock
from bot.sandbox.nouns import Limits
from bot.sandbox.page import page_routes
from bot.sandbox.posts import Posts
from bot.sandbox.seed import Seed
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import World
from storage.crypt import new_key

ENDS = {
    "reject:private": "⚪ ditolak",
    "acknowledge": "➡️ diteruskan ke pengawas kepegawaian",
    "undo": "🟡 menunggu keputusan",
    "": "🟡 menunggu keputusan",
}

DISTURBED = Example(
    14.0, 1, "engage", "Terganggu", "Dinas Contoh", "reject:gone", pictures=0, later=((13.0, "forward"),)
)
"""The button for what comes next is not there, as when somebody on the page was faster; nothing else may suffer."""


def of_each_kind() -> list[Example]:
    """One of each kind of talk and of decision: a private message, pictures and none, handed over, taken back, open."""
    by_outcome = {example.outcome: example for example in sorted(EXAMPLES, key=lambda one: -one.pictures)}
    chosen = [by_outcome[outcome] for outcome in ENDS]
    assert {example.audience for example in chosen} > {"private"}
    assert not chosen[-1].pictures
    return chosen


async def cards_after(examples: Sequence[Example], folder: Path) -> list[str]:
    """The captions in all moderators' groups, newest last."""
    clock = SetClock()
    world = World(demo.TOKEN, limits=Limits.none(), now=clock.moment)
    stage = demo.cast(world)
    async with serving(create_app(world, page_routes(world, stage))) as url:
        settings = demo.settings_for(url, str(folder), stage, new_key())
        async with demo.playing(settings, clock) as app:
            await Seed(world, stage, clock.set_days_ago, partial(demo.calm, app), app.clock.tick).play(examples)
            clock.set_days_ago(0)
            await demo.calm(app)
    groups = [desk.moderators for desk in stage.desks]
    return [message.text for group in groups for message in group.messages.values() if message.text.startswith("LN-")]


@pytest.mark.timeout(120)
async def test_an_example_of_each_kind_comes_to_its_end(tmp_path: Path) -> None:
    examples = of_each_kind()
    cards = await cards_after([DISTURBED, *examples], tmp_path)
    for example in examples:
        [card] = [text for text in cards if re.search(rf"Terlapor: {re.escape(example.name)}$", text, re.M)]
        assert ENDS[example.outcome] in card.splitlines()[0]
        assert not example.link or re.search("Dicek .*: (masih|.*sudah tidak) ada", card)


async def test_posts_of_the_sandbox_are_there_until_some_are_deleted() -> None:
    clock = SetClock()
    posts = Posts(clock.seconds)
    stays, goes = "https://medsos.contoh/p/1011", "https://medsos.contoh/p/1010"
    assert any(example.link == goes for example in EXAMPLES)
    assert [(await posts.visit(url)).status for url in (stays, goes)] == [200, 200]
    clock.forward(1)
    assert [(await posts.visit(url)).status for url in (stays, goes)] == [200, 404]
    with pytest.raises(Unreached):
        await posts.visit("https://www.instagram.com/p/AbC")
