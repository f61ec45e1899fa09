"""Links beyond the one of a report: kept while there is room, and at the end of the story that is sent."""

from handlers.messages import Said, line
from handlers.more_links import added, anew, carried, told
from handlers.report import REPORT
from handlers.unasked import prefill
from tests.handlers.walker import Walker, photo

OWN, OTHER, THIRD = "https://contoh.id/1", "https://contoh.id/2", "https://contoh.id/3"


def test_each_is_kept_once() -> None:
    more, said = added({"link": OWN, "links": [OTHER]}, f"{THIRD}, {OTHER} dan {OWN}")
    assert (more, said) == ({"links": [OTHER, THIRD]}, (line("link-second", link=OWN),))
    assert added({"link": OWN}, f"lagi {OWN}") == ({}, ())
    assert added({"link": None}, OTHER) == ({}, ())


def test_what_has_no_room_is_said_to_have_none() -> None:
    full = {"link": OWN, "links": ["https://contoh.id/" + "a" * 980]}
    assert added(full, OTHER) == ({}, (line("link-no-room"),))


def test_whoever_gives_the_own_one_anew_gives_all_anew() -> None:
    before = {"link": OWN, "links": [OTHER], "name": "Budi"}
    assert anew(before, THIRD, THIRD)[0] == {"link": OWN, "name": "Budi"}
    assert anew(before, THIRD, f"{THIRD} {OWN}")[0] == {"link": OWN, "name": "Budi", "links": [OWN]}


def test_the_own_one_given_again_is_no_other_one() -> None:
    """Nor is it when only what tells who shared it is another; what stood or stands beside it stays."""
    before = {"link": OWN, "links": [OTHER]}
    assert anew(before, OWN, f"{OWN} {OWN}") == (before, ())
    assert anew(before, OWN, f"{OWN} {THIRD}") == (
        {**before, "links": [OTHER, THIRD]},
        (line("link-second", link=OWN),),
    )
    shared = f"{OWN}?utm_source=wa"
    assert anew(before, shared, shared) == (before, ())
    full = {"link": OWN, "links": ["https://contoh.id/" + "a" * 980]}
    assert anew(full, OWN, f"{OWN} {OTHER}") == (full, (line("link-no-room"),))


def test_one_of_the_others_may_become_the_own_one() -> None:
    """Then the one before stands beside it: both were said to be noted."""
    before = {"link": OWN, "links": [OTHER, THIRD]}
    assert anew(before, OTHER, OTHER) == ({"link": OWN, "links": [OWN, THIRD]}, ())
    assert anew({"link": OWN, "links": [OTHER]}, OTHER, f"{OTHER} {OWN}")[0] == {"link": OWN, "links": [OWN]}
    skipped = {"link": None, "links": [OTHER, THIRD]}
    assert anew(skipped, OTHER, OTHER)[0] == {"link": None, "links": [THIRD]}


def test_they_end_the_story_unless_they_stand_in_it() -> None:
    assert told({"link": OWN, "story": None}) == {"link": OWN, "story": None}
    assert told({"story": f"Lihat {OTHER}.", "links": [OTHER, THIRD]}) == {"story": f"Lihat {OTHER}.\n{THIRD}"}
    assert told({"story": None, "links": [OTHER]}) == {"story": OTHER}


def test_a_report_sent_before_gets_what_it_has_not() -> None:
    before = {"link": f"{OWN}?utm_source=wa"}
    assert carried({"link": OWN, "story": None}, before) == ""
    assert carried({"link": OWN, "story": "Foto kedua.", "links": [OTHER]}, before) == f"Foto kedua.\n{OTHER}"
    assert carried({"link": OTHER, "story": None}, {}) == OTHER


def test_a_caption_of_links_alone_is_no_story() -> None:
    """Otherwise the story would not be asked for any more."""
    known = prefill(REPORT, Said(f"{OWN} {OTHER}", files=(photo(),)))
    assert (known["link"], known["links"]) == (OWN, [OTHER])
    assert "story" not in known
    walker = Walker().go_to("evidence")
    walker.send(photo(), text=f"{OTHER} {THIRD}", album="a")
    assert walker.talk.answers["links"] == [OTHER, THIRD]
    assert walker.said == ["link-second"]


def test_two_at_the_question_for_the_link_are_both_kept() -> None:
    walker = Walker().go_to("link")
    walker.type(f"{OWN}\n{OTHER}")
    assert (walker.talk.answers["link"], walker.talk.answers["links"]) == (OWN, [OTHER])
    assert (walker.talk.at, walker.said) == ("evidence", ["link-second"])


def test_the_same_link_typed_again_keeps_the_others() -> None:
    walker = Walker().go_to("link")
    walker.type(f"{OWN}\n{OTHER}")
    walker.press("back")
    walker.type(OWN)
    assert (walker.talk.answers["link"], walker.talk.answers["links"]) == (OWN, [OTHER])
    assert (walker.talk.at, walker.said) == ("evidence", [])
    walker.press("back")
    walker.type(f"{OWN} {THIRD}")
    assert (walker.talk.answers["link"], walker.talk.answers["links"]) == (OWN, [OTHER, THIRD])
    walker.press("back")
    walker.type(THIRD)
    assert (walker.talk.answers["link"], walker.talk.answers["links"]) == (THIRD, [OWN, OTHER])


def test_a_link_that_an_edit_adds_is_kept() -> None:
    """What other messages gave stays; the own one stands at one place only."""
    walker = Walker().go_to("link")
    walker.type(OWN)
    given = str(walker.number)
    walker.type(THIRD)
    walker.say(Said(f"{OWN} {OTHER}", message=given, edited=True))
    assert (walker.talk.answers["link"], walker.talk.answers["links"]) == (OWN, [THIRD, OTHER])
    assert walker.said == ["answer-changed", "link-second"]
    walker.say(Said(f"{OTHER} {OWN}", message=given, edited=True))
    assert (walker.talk.answers["link"], walker.talk.answers["links"]) == (OTHER, [THIRD, OWN])
    walker.say(Said(f"{OWN}0", message=given, edited=True))
    assert (walker.talk.answers["link"], walker.talk.answers["links"]) == (f"{OWN}0", [THIRD, OWN])
