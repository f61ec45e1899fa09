"""The chats of each region: what is taken, and in which words everything that does not fit is refused, all at once."""

from typing import Final

import pytest

from bot.settings import BadSettingsError, Settings, load
from tests.test_settings import KEY, TOKEN

TWO: Final = {"regions": "solo,sleman", "moderator_chat_id": "solo:-1001,sleman:-1002"}


def loaded(**given: object) -> Settings:
    """The settings of these, and the least there must be."""
    return load(_env_file=None, **{"telegram_token": TOKEN, "secret_keys": KEY, **given})


def desks(**given: object) -> list[tuple[str, int | None, int | None, int | None]]:
    """(region, moderators, Bawaslu, topic) of each."""
    return [(desk.region.key, desk.moderators, desk.bawaslu, desk.topic) for desk in loaded(**given).desks]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"moderator_chat_id": "-1001"}, [("solo", -1001, None, None)]),
        ({"moderator_chat_id": -1001, "bawaslu_chat_id": 77}, [("solo", -1001, 77, None)]),
        ({"moderator_chat_id": " -1001 ", "moderator_topic_id": "7"}, [("solo", -1001, None, 7)]),
        ({"moderator_chat_id": "solo:-1001", "moderator_topic_id": "solo:7"}, [("solo", -1001, None, 7)]),
        ({"regions": "sleman", "moderator_chat_id": "-1001"}, [("sleman", -1001, None, None)]),
        ({"regions": "solo", "moderator_chat_id": "-1", "bawaslu_chat_id": "-1"}, [("solo", -1, -1, None)]),
        (TWO, [("solo", -1001, None, None), ("sleman", -1002, None, None)]),
        (
            {
                "regions": " Sleman, SOLO,,sleman ",
                "moderator_chat_id": "Solo: -1001 , sleman = -1002,",
                "bawaslu_chat_id": "sleman:-1004",
                "moderator_topic_id": "solo:12",
            },
            [("sleman", -1002, -1004, None), ("solo", -1001, None, 12)],
        ),
    ],
)
def test_what_is_taken(given: dict[str, object], found: list[tuple[str, int, int | None, int | None]]) -> None:
    assert desks(**given) == found


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"regions": "atlantis"}, "REGIONS: there is no region 'atlantis'; known are sleman, solo, tanjungpinang"),
        ({"regions": "sloe,slemann"}, "there is no region 'slemann' (did you mean sleman?)"),
        ({"regions": "tanjung pinang"}, "there is no region 'tanjung pinang' (did you mean tanjungpinang?)"),
        ({"regions": "kota-surakarta"}, "there is no region 'kota-surakarta' (did you mean solo?)"),
        ({"regions": "solo,depok"}, "there is no region 'depok'; known are"),
        ({"regions": ","}, "REGIONS: no region given; known are"),
        (TWO | {"moderator_chat_id": "-1001"}, "MODERATOR_CHAT_ID: one number, but REGIONS has 2; write solo:-100"),
        (TWO | {"moderator_chat_id": "solo:-1,sleman:-1"}, "MODERATOR_CHAT_ID: sleman and solo have the same chat"),
        (TWO | {"moderator_chat_id": "solo:-1,solo:-2"}, "MODERATOR_CHAT_ID: solo is given more than once"),
        (TWO | {"moderator_chat_id": "solo:-1,seman:-2"}, "seman is not among REGIONS (did you mean sleman?)"),
        (TWO | {"moderator_chat_id": "solo:abc,sleman:-2"}, "'solo:abc' should be a valid integer, or region:number"),
        (TWO | {"official_chat_ids": "12"}, "OFFICIAL_CHAT_IDS: numbers without a region, but REGIONS has 2"),
        ({"official_chat_ids": "12, @wali"}, "OFFICIAL_CHAT_IDS: '@wali' should be a valid integer"),
        ({"digest_at": "7 pagi"}, "DIGEST_AT: "),
        ({"digest_at": "24:00"}, "a time of the day as 07:00"),
        (TWO | {"bawaslu_chat_id": "-5"}, "BAWASLU_CHAT_ID: one number, but REGIONS has 2"),
        (TWO | {"bawaslu_chat_id": "solo:-5,sleman:-5"}, "BAWASLU_CHAT_ID: sleman and solo have the same chat"),
        (TWO | {"bawaslu_chat_id": "sleman:-1001"}, "BAWASLU_CHAT_ID: sleman and solo have the same chat"),
        (TWO | {"bawaslu_chat_id": "depok:-5"}, "BAWASLU_CHAT_ID: depok is not among REGIONS"),
        (TWO | {"moderator_topic_id": "7"}, "MODERATOR_TOPIC_ID: one number, but REGIONS has 2"),
        (TWO | {"moderator_topic_id": "solo:0"}, "MODERATOR_TOPIC_ID: a topic's number should be greater"),
        ({"moderator_chat_id": "-1", "moderator_topic_id": "0"}, "a topic's number should be greater"),
        ({"moderator_chat_id": "sleman:-1"}, "MODERATOR_CHAT_ID: sleman is not among REGIONS; write solo:-100"),
    ],
)
def test_what_does_not_fit_is_named_with_what_to_do(given: dict[str, object], words: str) -> None:
    with pytest.raises(BadSettingsError) as error:
        loaded(**{"moderator_chat_id": "-1"} | given)
    told = str(error.value)
    assert words in told
    assert "\n    " in told


def test_a_group_may_be_linked_in_the_chat_instead() -> None:
    one_of_two = loaded(**TWO | {"moderator_chat_id": "solo:-1001"})
    assert [(desk.moderators, desk.numbers) for desk in one_of_two.desks] == [(-1001, (-1001,)), (None, ())]


def test_every_fault_at_once() -> None:
    with pytest.raises(BadSettingsError) as error:
        loaded(regions="solo,sleman", moderator_chat_id="-1", moderator_topic_id="depok:1", bawaslu_chat_id="x")
    names = [line.split(":")[0] for line in str(error.value).splitlines() if not line.startswith(" ")]
    assert names == ["MODERATOR_CHAT_ID", "MODERATOR_TOPIC_ID", "BAWASLU_CHAT_ID"]


def test_where_reports_about_the_desk_itself_go() -> None:
    given: dict[str, object] = {**TWO, "bawaslu_chat_id": "solo:-1003", "conflict_chat_id": "solo:-1003,sleman:-1005"}
    solo, sleman = loaded(**given).desks
    assert (solo.elsewhere, solo.numbers, solo.keys) == (-1003, (-1001, -1003), ("solo", "solo-elsewhere"))
    assert (sleman.elsewhere, sleman.numbers) == (-1005, (-1002, -1005))
    (alone,) = loaded(moderator_chat_id=-1001).desks
    assert (alone.elsewhere, alone.keys) == (None, ("solo",))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"moderator_chat_id": -1, "conflict_chat_id": -1},
            "CONFLICT_CHAT_ID: solo: this is the moderators' own group",
        ),
        (TWO | {"conflict_chat_id": "solo:-1002"}, "CONFLICT_CHAT_ID: sleman and solo have the same chat"),
        (TWO | {"conflict_chat_id": "-1003"}, "CONFLICT_CHAT_ID: one number, but REGIONS has 2"),
        (TWO | {"bawaslu_chat_id": "solo:-5", "conflict_chat_id": "sleman:-5"}, "sleman and solo have the same chat"),
    ],
)
def test_where_they_cannot_go(given: dict[str, object], words: str) -> None:
    with pytest.raises(BadSettingsError) as refused:
        loaded(**given)
    assert words in str(refused.value)


def test_the_officials_and_the_hour_of_their_digest() -> None:
    found = loaded(moderator_chat_id="-1001", official_chat_ids="12, -1009,12", digest_at="6.05")
    assert (found.official_chat_ids, found.digest_minutes) == ((12, -1009), 365)
    usual = loaded(moderator_chat_id="-1001")
    assert (usual.official_chat_ids, usual.digest_minutes) == ((), 420)
