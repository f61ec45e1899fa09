"""Readers: every answer in the shape the form keeps, or a sentence that helps."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.messages import File, Line, Said
from handlers.readers import (
    LONGEST_LINK,
    LONGEST_STORY,
    MAX_FILE_BYTES,
    MAX_FILES,
    Asked,
    Misread,
    as_entry,
    check_file,
    day,
    files,
    find_link,
    link,
    pick,
    read_link,
    words,
)
from tests.handlers.tongue import WORDS, text_of

TODAY = date(2026, 11, 20)
NAME, STORY = words(150, 2), words(LONGEST_STORY)
Read = Callable[[Said, Asked], Any]


def asked(key: str = "", choices: tuple[str, ...] = (), choice: str = "", **answers: Any) -> Asked:
    return Asked(key, choices, answers, TODAY, choice)


def misread(read: Read, said: Said, about: Asked | None = None) -> Misread:
    with pytest.raises(Misread) as caught:
        read(said, about or asked())
    assert WORDS.text(Line(caught.value.key, caught.value.values))
    return caught.value


def photo(unique: str, size: int | None = 1000, kind: str = "photo") -> File:
    return File(f"ref-{unique}", unique, kind, size)


def test_pick_takes_what_is_offered_and_nothing_else() -> None:
    offered = ("yes", "no")
    assert pick(Said(), asked(choices=offered, choice="no")) == "no"
    for choice in ("", "maybe", "YES", "yes "):
        assert misread(pick, Said(text="yes"), asked(choices=offered, choice=choice)).key == "misread-choice"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Budi Contoh", "Budi Contoh"),
        ("  Budi \n  Contoh\t", "Budi Contoh"),
        ("@akun.contoh_1", "@akun.contoh_1"),
        ("<b>Budi</b> & co", "<b>Budi</b> & co"),
        ("小明", "小明"),
        ("A1", "A1"),
        ("x" * 150, "x" * 150),
        ("'; DROP TABLE report; --", "'; DROP TABLE report; --"),
    ],
)
def test_a_name_is_kept_as_typed_on_one_line(typed: str, kept: str) -> None:
    assert NAME(Said(text=typed), asked()) == kept


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (Said(text=""), "misread-words"),
        (Said(text=" \n\t "), "misread-words"),
        (Said(text="Budi", other="voice"), "misread-words"),
        (Said(other="sticker"), "misread-words"),
        (Said(text="Budi", files=(photo("a"),)), "misread-words"),
        (Said(text="Budi", choice="report:name:foo"), "misread-words"),
        (Said(text="a"), "misread-too-short"),
        (Said(text="!?"), "misread-too-short"),
        (Said(text="🙏🙏🙏"), "misread-too-short"),
        (Said(text="_ . -"), "misread-too-short"),
        (Said(text="x" * 151), "misread-too-long"),
        (Said(text="😀" * 4096), "misread-too-long"),
    ],
)
def test_what_is_no_name_is_asked_for_again(said: Said, key: str) -> None:
    assert misread(NAME, said).key == key


def test_too_long_says_how_long_and_how_long_it_may_be() -> None:
    error = misread(NAME, Said(text="x" * 200))
    assert error.values == {"limit": 150, "length": 200}


def test_a_story_keeps_its_lines() -> None:
    assert STORY(Said(text="\n satu\n\n  dua \n"), asked()) == "satu\n\n  dua"
    assert len(STORY(Said(text="x" * LONGEST_STORY), asked())) == LONGEST_STORY
    assert misread(STORY, Said(text="x" * (LONGEST_STORY + 1))).values["limit"] == LONGEST_STORY


@settings(deadline=None)
@given(st.text())
def test_any_words_are_kept_or_refused_within_the_limits(text: str) -> None:
    try:
        kept = words(20, 2)(Said(text=text), asked())
    except Misread as error:
        assert error.key in WORDS.keys("id")
    else:
        assert 2 <= len(kept) <= 20
        assert kept == kept.strip()
        assert "\n" not in kept
        assert kept.split() == text.split()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://www.instagram.com/p/Cx_1-Ab/?igsh=MTAx==", "https://www.instagram.com/p/Cx_1-Ab/?igsh=MTAx=="),
        ("https://m.facebook.com/story.php?story_fbid=1&id=2", "https://m.facebook.com/story.php?story_fbid=1&id=2"),
        ("https://vt.tiktok.com/ZS8abc/", "https://vt.tiktok.com/ZS8abc/"),
        ("https://fb.watch/abc123/", "https://fb.watch/abc123/"),
        ("https://youtu.be/dQw4w9?t=10", "https://youtu.be/dQw4w9?t=10"),
        ("https://x.com/contoh/status/170", "https://x.com/contoh/status/170"),
        ("https://t.me/c/123/45", "https://t.me/c/123/45"),
        ("https://chat.whatsapp.com/AbC", "https://chat.whatsapp.com/AbC"),
        ("https://www.threads.net/@contoh/post/C1", "https://www.threads.net/@contoh/post/C1"),
        ("HTTPS://Contoh.ID/A", "HTTPS://Contoh.ID/A"),
        ("http://contoh.go.id/berita/1", "http://contoh.go.id/berita/1"),
        ("https://contoh.id", "https://contoh.id"),
        ("https://contoh.id:8080/a?b=c#d", "https://contoh.id:8080/a?b=c#d"),
        ("https://id.wikipedia.org/wiki/Solo_%28kota%29", "https://id.wikipedia.org/wiki/Solo_%28kota%29"),
        ("www.facebook.com/contoh/posts/1", "www.facebook.com/contoh/posts/1"),
        ("instagram.com/reel/Abc", "instagram.com/reel/Abc"),
        ("m.facebook.com/1", "m.facebook.com/1"),
        ("vt.tiktok.com/ZS8abc", "vt.tiktok.com/ZS8abc"),
        ("tiktok.com/@contoh/video/1", "tiktok.com/@contoh/video/1"),
        ("facebook.com/?story_fbid=1", "facebook.com/?story_fbid=1"),
        ("x.com/contoh/status/1", "x.com/contoh/status/1"),
        ("youtu.be/dQw4", "youtu.be/dQw4"),
        ("fb.watch/abc", "fb.watch/abc"),
        ("bit.ly/3abc", "bit.ly/3abc"),
        ("s.id/contoh", "s.id/contoh"),
        ("ini tautannya https://contoh.id/a ya", "https://contoh.id/a"),
        ("Lihat (https://contoh.id/a).", "https://contoh.id/a"),
        ("Lihat https://contoh.id/a, lalu https://contoh.id/b", "https://contoh.id/a"),
        ("“https://contoh.id/a”", "https://contoh.id/a"),
        ("*https://contoh.id/a*", "https://contoh.id/a"),
        ("<https://contoh.id/a>", "https://contoh.id/a"),
        ("[sini](https://contoh.id/a)!", "https://contoh.id/a"),
        ("https://contoh.id/a…", "https://contoh.id/a"),
        (
            "Postingan ini dibagikan via TikTok:\nhttps://vt.tiktok.com/ZS/\nUnduh aplikasinya",
            "https://vt.tiktok.com/ZS/",
        ),
    ],
)
def test_links_are_found_in_the_shapes_that_apps_share(text: str, found: str) -> None:
    assert find_link(text) == found
    assert link(Said(text=text), asked()) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "tidak ada", "https://", "https://...", "https://…", "http:/contoh", "www.", "www...", "www",
        "contoh@surel.com/x", "nama.belakang", "instagram.com", "jam 10.30/11.00", "dan/atau", "file.jpg",
        "ketik a.b/c", "@contoh", "#pilkada", "com/abc", "://", "report:link:x",
    ],
)  # fmt: skip
def test_what_is_no_link_is_not_taken_for_one(text: str) -> None:
    assert find_link(text) is None
    assert misread(link, Said(text=text)).key == "misread-link"


@pytest.mark.parametrize("last", [*"abcdefghijklmnopqrstuvwxyzAZ0189/=-_&%#@+~$"])
def test_a_link_keeps_its_last_sign(last: str) -> None:
    assert find_link(f"lihat https://contoh.id/p{last}.") == f"https://contoh.id/p{last}"


def test_the_limits_are_those_that_the_words_name() -> None:
    assert str(MAX_FILES) in text_of("question-evidence")
    assert f"{MAX_FILE_BYTES // 1_000_000} MB" in text_of("misread-file-big")
    assert (LONGEST_STORY, LONGEST_LINK) == (3000, 1000)


def test_a_link_longer_than_any_post_has_is_refused_by_its_length() -> None:
    fits = "https://contoh.id/" + "a" * (LONGEST_LINK - 18)
    assert read_link(fits) == fits
    error = misread(link, Said(text=fits + "a"))
    assert (error.key, error.values) == ("misread-too-long", {"limit": LONGEST_LINK, "length": LONGEST_LINK + 1})


@settings(deadline=None)
@given(st.text(), st.sampled_from(["https://contoh.id/p/1", "www.contoh.id/a", "youtu.be/x"]))
@example("-" * 4000, "youtu.be/x")
@example("a-" * 2000, "youtu.be/x")
def test_a_found_link_is_part_of_the_text_and_has_no_space(text: str, inside: str) -> None:
    found = find_link(f"{text} {inside}")
    assert found is not None
    assert found in f"{text} {inside}"
    assert not any(sign.isspace() for sign in found)
    assert found[-1] not in ".,;:!?)"


@pytest.mark.parametrize(
    ("choice", "text", "kept"),
    [
        ("today", "", "2026-11-20"),
        ("yesterday", "", "2026-11-19"),
        ("same", "", "2026-11-15"),
        ("", "kemarin", "2026-11-19"),
        ("", "15/11", "2026-11-15"),
    ],
)
def test_days_are_kept_as_iso(choice: str, text: str, kept: str) -> None:
    about = asked("known", ("today", "yesterday", "same"), choice, happened="2026-11-15")
    assert day(Said(text=text), about) == kept


@pytest.mark.parametrize(
    ("about", "text", "key"),
    [
        (asked("happened", ("today",)), "", "misread-day"),
        (asked("happened", ("today",)), "kapan-kapan", "misread-day"),
        (asked("happened", ("today",)), "31/2", "misread-day-none"),
        (asked("happened", ("today",)), "besok", "misread-day-future"),
        (asked("happened", ("today",)), "1/1/1990", "misread-day-old"),
        (asked("happened", ("today",)), "same", "misread-day"),
        (asked("happened", ("today",), "same"), "", "misread-day"),
        (asked("happened", ("today",), "27/9"), "", "misread-day"),
        (asked("happened", ("today",), "yesterday"), "", "misread-day"),
        (asked("known", ("today", "same"), "same"), "", "misread-day"),
        (asked("known", ("today",), happened="2026-11-15"), "14/11", "misread-day-before"),
    ],
)
def test_days_that_cannot_be_are_told_apart(about: Asked, text: str, key: str) -> None:
    assert misread(day, Said(text=text), about).key == key


def test_what_happened_may_be_known_the_same_day() -> None:
    assert day(Said(text="15/11"), asked("known", happened="2026-11-15")) == "2026-11-15"


def test_files_are_gathered_in_order_each_once() -> None:
    first = files(Said(files=(photo("a"), photo("b"), photo("a"))), asked())
    assert [entry["unique"] for entry in first] == ["a", "b"]
    then = files(Said(files=(photo("b"), photo("c", kind="document"))), asked(evidence=first))
    assert then == [*first, {"ref": "ref-c", "unique": "c", "kind": "document"}]
    assert len(first) == 2


def test_nothing_but_files_is_a_file() -> None:
    assert misread(files, Said(text="ini buktinya")).key == "misread-files"
    assert misread(files, Said(other="video")).key == "misread-files"


def test_there_is_room_for_twenty_files() -> None:
    full = [as_entry(photo(str(n))) for n in range(MAX_FILES)]
    assert len(files(Said(files=(photo("last"),)), asked(evidence=full[:-1]))) == MAX_FILES
    assert files(Said(files=(photo("3"),)), asked(evidence=full)) == full
    error = misread(files, Said(files=(photo("more"),)), asked(evidence=full))
    assert (error.key, error.values) == ("misread-too-many", {"limit": MAX_FILES})


@pytest.mark.parametrize(
    ("size", "key"),
    [
        (None, ""), (1, ""), (MAX_FILE_BYTES, ""), (0, "misread-file-empty"), (MAX_FILE_BYTES + 1, "misread-file-big"),
        (21 * 1024 * 1024, "misread-file-big"),
    ],
)  # fmt: skip
def test_what_cannot_be_fetched_is_refused_at_once(size: int | None, key: str) -> None:
    if not key:
        check_file(photo("a", size))
        assert as_entry(photo("a", size)) == {"ref": "ref-a", "unique": "a", "kind": "photo"}
        return
    with pytest.raises(Misread) as caught:
        as_entry(photo("a", size))
    assert caught.value.key == key
    assert misread(files, Said(files=(photo("b"), photo("a", size)))).key == key


def test_skipped_evidence_is_an_empty_start() -> None:
    assert len(files(Said(files=(photo("a"),)), asked(evidence=None))) == 1
