"""Words that are nearly those on a button: people leave some out, slip with a finger, write as they speak."""

from functools import partial

import pytest

from handlers.counting import BUTTONS_ONLY
from handlers.forms import Talk
from handlers.hearing import hear
from handlers.messages import Said
from handlers.report import REPORT
from storage.record import replace
from tests.handlers.tongue import text_of
from tests.handlers.walker import Walker, photo


@pytest.mark.parametrize(
    ("key", "words", "answer"),
    [
        ("behaviour", "kampanye medsos", "campaign"),
        ("behaviour", "kamapnye di medsos", "campaign"),
        ("behaviour", "spanduk", "banner"),
        ("behaviour", "pasang baliho", "banner"),
        ("behaviour", "hadir kampanye", "attend"),
        ("behaviour", "lainnya", "other"),
        ("audience", "siapa saja", "public"),
        ("audience", "Siapa aja.", "public"),
        ("audience", "publik", "public"),
        ("audience", "grup", "group"),
        ("behaviour", "kampanye di fb", "campaign"),
        ("behaviour", "foto bersama calon", "photo"),
        ("audience", "semua orang", "public"),
        ("audience", "umum", "public"),
        ("audience", "di grup WA", "group"),
        ("audience", "japri", "private"),
        ("audience", "ga tau", "unknown"),
        ("status", "PPPK", "pppk"),
        ("status", "tenaga kontrak", "contract"),
        ("status", "kepala desa", "village"),
        ("status", "gak tahu", "unknown"),
        ("status", "pegawai negeri", "pns"),
        ("status", "Pegawai negeri sipil", "pns"),
        ("status", "guru pns", "pns"),
        ("status", "setahu saya dia PNS", "pns"),
        ("status", "P3K", "pppk"),
        ("status", "guru p3k", "pppk"),
        ("status", "p3k paruh waktu", "pppk-part"),
        ("status", "pppk part time", "pppk-part"),
        ("status", "honorer", "contract"),
        ("status", "guru honorer", "contract"),
        ("status", "dia tenaga kontrak", "contract"),
        ("status", "gak yakin bu", "unknown"),
        ("audience", "kurang yakin", "unknown"),
        ("status", "PNS semua", "pns"),
        ("status", "semuanya p3k", "pppk"),
        ("status", "gatau", "unknown"),
        ("audience", "gatau", "unknown"),
        ("status", "pegawai kontrak", "contract"),
        ("status", "TKPK", "contract"),
        ("status", "PPNPN", "contract"),
        ("status", "polisi", "tni-polri"),
        ("status", "Kades", "village"),
        ("status", "bukan asn", "other"),
        ("status", "lainnya", "other"),
        ("happened", "kmrin", "2026-11-19"),
        ("known", "hari itu juga", "2026-11-15"),
        ("track", "informasi aja", "informant"),
        ("track", "informasi", "informant"),
    ],
)
def test_one_button_is_meant(key: str, words: str, answer: str) -> None:
    walker = Walker().go_to(key)
    walker.type(words)
    assert walker.talk.answers.get(key) == answer
    assert "misread-choice" not in walker.said


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("behaviour", "kampanye"),  # two buttons have it
        ("behaviour", "di"),
        ("behaviour", "lurah saya ikut kampanye di fb"),
        ("behaviour", "tidak"),
        ("behaviour", "bukan spanduk"),
        ("audience", "saja"),
        ("status", "bukan pns"),
        ("status", "asn"),  # a PNS or a PPPK; the button that has the word says "Bukan ASN"
        ("status", "ASN aktif"),
        ("status", "guru"),
        ("status", "pns atau p3k"),
        ("status", "istrinya pns"),
        ("status", "guru 2"),
        ("status", "tahu"),
        ("behaviour", "yakin"),
        ("status", "pnsx"),
        ("track", "saja"),
        ("consent", "lanjutkan"),  # a consent is given in so many words
        ("consent", "tidak lanjut"),
        ("review", "laporan"),
    ],
)
def test_nothing_is_guessed(key: str, words: str) -> None:
    walker = Walker().go_to(key) if key != "consent" else Walker()
    before = walker.talk
    walker.type(words)
    assert (walker.talk, len(walker.said)) == (before, 1)


@pytest.mark.parametrize("words", ["ya setuju", "iya setuju", "saya setuju", "yaa"])
def test_consent_in_so_many_words(words: str) -> None:
    walker = Walker()
    walker.type(words)
    assert walker.talk.answers["consent"] == "yes"


@pytest.mark.parametrize(
    "words",
    ["ga tau", "tidak tau", "gak tahu", "nggak tahu", "tdk tahu", "ga ada", "gak ada", "lupa", "saya lupa namanya",
     "Gak tau namanya.", "kurang tahu", "tidak kenal", "gatau namanya", "gak inget", "gk tau", "gada",
     "gak tau bu", "lupa pak namanya"],
)  # fmt: skip
def test_what_is_not_known_is_no_name(words: str) -> None:
    walker = Walker().go_to("name")
    walker.type(words)
    assert (walker.talk.at, walker.said) == ("name", ["misread-need-name"])


@pytest.mark.parametrize(
    ("words", "at"), [("nama", "name"), ("cerita", "story"), ("tempat", "agency"), ("status", "status")]
)
def test_which_answer_is_to_be_changed(words: str, at: str) -> None:
    walker = Walker().go_to("review")
    walker.press("edit")
    walker.type(words)
    assert (walker.talk.at, walker.talk.editing) == (at, True)


def test_two_answers_are_meant_by_neither() -> None:
    walker = Walker().go_to("review")
    walker.press("edit")
    walker.type("tanggal")
    assert (walker.talk.menu, walker.said) == ("edit", ["misread-choice"])


@pytest.mark.parametrize("words", ["apa ini", "lewati"])
def test_at_consent_only_the_buttons_are_shown_again(words: str) -> None:
    """The whole page, once more for every word, hides what to do."""
    walker = Walker()
    step = walker.type(words)
    assert (walker.said, step.ask, walker.talk.at) == (["misread-consent"], BUTTONS_ONLY, "consent")


def test_words_where_files_are_gathered_tell_how_to_go_on() -> None:
    walker = Walker().go_to("evidence")
    walker.type("gimana caranya")
    assert walker.said == ["misread-files"]
    walker.send(photo(kind="document"))
    step = walker.type("gimana caranya")
    assert (walker.said, step.ask) == (["evidence-count"], BUTTONS_ONLY)
    walker.type("selsai")
    assert walker.talk.at == "name"


@pytest.mark.parametrize("words", ["ya", "sudah benar", "betul", "oke kirimkan ya bu", "lewati"])
def test_what_sends_nothing_yet_says_so_where_it_is_seen(words: str) -> None:
    """The review page is long: said above it once more, it would be out of sight."""
    walker = Walker().go_to("review")
    before = walker.talk
    step = walker.type(words)
    assert (walker.talk, walker.said, step.ask) == (before, ["misread-review"], BUTTONS_ONLY)


@pytest.mark.parametrize(
    ("menu", "words", "language", "choice"),
    [
        ("cancel", "lanjut", "id", "no"),
        ("cancel", "gak jadi batal", "id", "no"),
        ("cancel", "jangan", "id", "no"),
        ("cancel", "iya batal", "id", "yes"),
        ("cancel", "continue", "en", "no"),
        ("cancel", "lajengaken", "jv", "no"),
        ("cancel", "gak jadi", "id", "cancel"),  # not to report, or not to cancel?
        ("cancel", "batal", "id", "cancel"),  # asked once more: what was filled in would be gone
        ("private", "lanjut", "id", "yes"),
        ("private", "iya lanjut", "id", "yes"),
        ("private", "gak jadi", "id", "no"),
        ("private", "go on", "en", "yes"),
        ("private", "nggih lajeng", "jv", "yes"),
    ],
)
def test_what_people_write_where_they_are_asked_whether_to_go_on(
    menu: str, words: str, language: str, choice: str
) -> None:
    talk = Talk("report", "audience", {"consent": "yes"}, menu=menu)
    heard = hear(REPORT, talk, Said(words), partial(text_of, language=language))
    assert heard.choice == (f"report:{menu}:{choice}" if choice else "")


@pytest.mark.parametrize("words", ["mboten ngertos", "kesupen"])
def test_what_is_not_known_in_javanese(words: str) -> None:
    walker = Walker(words=partial(text_of, language="jv")).go_to("status")
    walker.type(words)
    assert walker.talk.answers["status"] is None


@pytest.mark.parametrize("key", ["behaviour", "name", "happened", "story", "review"])
@pytest.mark.parametrize("words", ["batal aja", "gak jadi", "ga jadi lapor"])
def test_to_give_up_is_understood_at_every_question(key: str, words: str) -> None:
    walker = Walker().go_to(key)
    walker.type(words)
    assert walker.talk.menu == "cancel"


@pytest.mark.parametrize(
    ("at", "menu", "words", "choice"),
    [
        ("consent", "", "ya pak", "yes"),
        ("consent", "", "setuju bu", "yes"),
        ("consent", "", "iya mas setuju", "yes"),
        ("link", "", "lewati bu", "skip"),
        ("link", "", "tidak ada linknya pak", "skip"),
        ("evidence", "", "selesai bu", "done"),
        ("name", "", "kembali ya pak", "back"),
        ("known", "", "sama bu", "same"),
        ("story", "", "gak ada bu", "skip"),
        ("review", "", "kirim aja bu", "submit"),
        ("audience", "cancel", "tidak bu", "no"),
        ("audience", "private", "ya bu lanjut", "yes"),
        ("happened", "doubt", "iya bu", "yes"),
        ("name", "", "Bu Lewat", ""),
        ("name", "", "Pak Kembali", ""),
        ("name", "", "Bu Tidak Ada", ""),
        ("story", "", "tidak tahu bu lurah yang mana", ""),
    ],
)
def test_whoever_is_polite_is_understood_as_well(at: str, menu: str, words: str, choice: str) -> None:
    """ "Setuju bu" had been no consent, and "gak tau bu" the name of whoever is reported."""
    given = {"consent": "yes", "link": "https://contoh.id/1", "evidence": [photo()], "happened": "2026-11-03"}
    talk = Talk("report", at, {} if at == "consent" else {key: one for key, one in given.items() if key != at})
    if at in ("evidence", "happened"):
        talk = Talk("report", at, given)
    heard = hear(REPORT, replace(talk, menu=menu), Said(words), text_of)
    assert heard.choice == (f"report:{menu or at}:{choice}" if choice else "")
