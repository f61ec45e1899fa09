"""The texts themselves, in every language: polite, well-formed, and short enough for every channel they are on."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from handlers.hearing import TYPED
from handlers.report import FORMS
from handlers.words import strip
from storage.tickets import read_ticket
from tests.handlers.tongue import ENTRIES, HOLES, LANGUAGES, TEXTS, WORDS, text_of

each_language = pytest.mark.parametrize("language", LANGUAGES)
OTHERS: Final = tuple(language for language in LANGUAGES if language != "id")


def own(language: str, *beginnings: str) -> Iterator[tuple[str, str]]:
    """(key, text) of what this language has itself, of keys that begin so."""
    for key, texts in TEXTS[language].items():
        if not beginnings or key.startswith(beginnings):
            yield from ((key, text) for text in texts)


def rough_marks(text: str) -> str:
    """The first line whose markup is not ours or not closed within it; "" when there is none."""
    for row in text.split("\n"):
        open_tags: list[str] = []
        for mark in re.findall(r"<[^>]*>?", row):
            named = re.fullmatch(r"<(/?)(b|i|code)>", mark)
            if not named or (named[1] and (not open_tags or open_tags.pop() != named[2])):
                return row
            open_tags += [] if named[1] else [named[2]]
        if open_tags or re.search(r"&(?!amp;|lt;|gt;)", row):
            return row
    return ""


@each_language
def test_markup_is_ours_and_closed_within_its_line(language: str) -> None:
    """Bot API: HTML style. A cut between two lines never opens a tag, and no value stands inside of one."""
    assert {key: row for key, text in own(language) if (row := rough_marks(text))} == {}


FORBIDDEN: Final = {
    "id": r"\b(pelaku\w*|bersalah|kamu|kau|lu|gue)\b|(?-i:\banda\b)|(?-i:KASN)",
    "en": r"\b(offenders?|perpetrators?|culprits?|guilty|criminals|wrongdoers?|violators?)\b|(?-i:KASN)",
    "jv": r"\b(pelaku\w*|bersalah|kamu|kau)\b|(?-i:KASN)",
}


@each_language
def test_the_words_are_polite_and_presume_nothing(language: str) -> None:
    texts = {key: strip(text) for key, text in own(language)}
    rude = re.compile(FORBIDDEN.get(language, FORBIDDEN["id"]), re.I)
    assert {key: found[0] for key, text in texts.items() if (found := rude.search(text))} == {}
    assert [key for key, text in texts.items() if text != text.strip() or "  " in text] == []


NGOKO: Final = (
    "kowe", "awakmu", "awakdhewe", "aku", "kulo", "ora", "orak", "ojo", "aja", "wis", "uwis", "arep", "durung", "isih",
    "isa", "iso", "bisa", "lunga", "teka", "njaluk", "njupuk", "takon", "ngomong", "omong", "kandha", "ngerti", "weruh",
    "ndelok", "delok", "gawe", "nggawe", "tuku", "mangan", "turu", "lungguh", "opo", "apa", "sapa", "sopo", "endi",
    "ngendi", "kapan", "piye", "kepiye", "yen", "nek", "karo", "maneh", "saka", "seko", "marang", "ning",
    "nang", "kene", "kono", "kana", "iki", "iku", "kuwi", "kae", "dina", "sesuk", "bengi", "kabeh", "akeh", "sithik",
    "gedhe", "cilik", "anyar", "lawas", "jeneng", "jenenge", "omah", "wong", "bocah", "ngirim", "kirim", "dikirim",
    "tulis", "nulis", "ditulis", "diisi", "dijaga", "dipilih", "nganti", "nganggo", "kanggo", "mung", "wae", "bae",
    "luwih", "lagi", "loro", "telu", "papat", "lima", "siji", "mbalek", "balik", "bali", "awan", "amarga",
    "supaya", "utawa", "kudu", "entuk", "oleh", "duwe", "dadi", "wedi", "seneng", "gelem", "mbiyen", "saiki", "mau",
)  # fmt: skip
"""Ngoko: among friends it is warm, to a stranger it is rude."""


def test_javanese_is_never_ngoko() -> None:
    rude = re.compile(rf"\b({'|'.join(NGOKO)})\b", re.I)
    said = {key: strip(text) for key, text in own("jv") if not key.startswith("typed-")}  # anybody may type anything
    assert {key: found[0] for key, text in said.items() if (found := rude.search(text))} == {}
    assert not re.search(r"\b(di|ko|tak)(kirim|tulis|isi|pilih|priksa|hapus|buka)", " ".join(said.values()))


FORMAL: Final = (
    "question-consent", "question-track", "choice-consent-", "choice-track-", "choice-behaviour-", "choice-withdraw",
    "choice-erase-", "declined", "prefilled-", "privacy", "review-foot", "honest", "what-next", "state-", "meaning-",
    "status-", "edited-late", "added-reopened", "evidence-none-left", "withdraw", "erase", "nudge", "draft-", "knock",
    "told-", "reason-", "receipt-", "grade-", "command-privasi", "command-hapus", "about",
)  # fmt: skip
"""Consent, privacy, law, state and decisions: in Javanese these stay formal Indonesian."""
EVERYDAY: Final = (
    "resident.ftl",
    "files.ftl",
    "language.ftl",
    "regions.ftl",
    "days.ftl",
    "audience.ftl",
    "cek.ftl",
    "commands.ftl",
    "grade.ftl",
)
"""The files with words that are more than law and staff's."""


def test_what_has_consequences_stays_formal_indonesian_for_javanese() -> None:
    assert [key for key in TEXTS["jv"] if key.startswith(FORMAL)] == []
    assert text_of("question-consent", "jv") == text_of("question-consent")
    greetings = ("welcome", "hello", "submitted", "question-name", "choice-skip", "misread-choice")
    assert [key for key in greetings if key not in TEXTS["jv"]] == []
    grave = {entry.id.name for name, entry in ENTRIES["id"] if name not in EVERYDAY}
    assert grave & set(TEXTS["jv"]) == set()


@each_language
@pytest.mark.parametrize("question", [q for form in FORMS.values() for q in form.questions], ids=lambda q: q.key)
def test_choices_fit_every_channel(question: Any, language: str) -> None:
    """WhatsApp: up to three reply buttons of 20 characters, or a list of ten rows of 24."""
    assert len(question.choices) <= 10
    widest = 20 if len(question.choices) <= 3 else 24
    labels = [text_of(f"choice-{question.key}-{choice}", language) for choice in question.choices]
    assert len(set(labels)) == len(labels)
    assert all(1 <= len(label) <= widest for label in labels), labels


@each_language
def test_labels_are_short_and_plain(language: str) -> None:
    """A row of WhatsApp's list has 24 characters, what opens it 20; a name of a language is a reply button: 20."""
    wrong = {key: text for key, text in own(language, "choice-", "field-", "action-", "reject-") if len(text) > 24}
    assert wrong == {}
    assert [text for _, text in own(language, "choice-", "field-", "action-", "reject-") if text != strip(text)] == []
    short = (
        "choices-open",
        *(key for key in TEXTS[language] if key.startswith(("choice-language-", "choice-cancel-"))),
    )
    assert {text for key in short if len(text := text_of(key, language)) > 20} == set()


LONGEST: Final = {
    "ticket": "LN-7K3M-9QWN",
    "who": "W" * 64,
    "at": "Wednesday, 27 September 2026 at 08.30 WITA",
    "state": "🔵 sedang dikirim ke Bawaslu",
    "count": "20",
    "left": "20",
    "reason": "not about neutrality in elections",
}


@each_language
def test_a_toast_is_shown_whole(language: str) -> None:
    """Bot API: answerCallbackQuery, text of 0-200 characters; it knows no markup."""
    for key, text in own(language, "toast-"):
        assert "<" not in text, key
        assert len(text) - len(HOLES[key]) + sum(len(LONGEST[name]) for name in HOLES[key]) <= 200, key


@each_language
def test_what_stands_in_the_profile_fits(language: str) -> None:
    """Bot API: setMyDescription 512, setMyShortDescription 120, BotCommand.description 1-256 characters."""
    assert 1 <= len(text_of("about", language)) <= 512
    assert 1 <= len(text_of("about-short", language)) <= 120
    assert all(1 <= len(text) <= 256 for _, text in own(language, "command-"))


@each_language
def test_no_text_comes_near_the_limit_of_a_message(language: str) -> None:
    assert [key for key, text in own(language) if not 1 <= len(text) <= 2000] == []


@each_language
def test_numbers_of_examples_could_be_numbers(language: str) -> None:
    """Their last sign is a check: whoever types an example hears that there is no such report, not that it is none."""
    named = [number for _, text in own(language) for number in re.findall(r"LN-[0-9A-Z]{4}-[0-9A-Z]{4}", text)]
    assert [number for number in named if "X" * 4 not in number and read_ticket(number) != number] == []
    assert named or language == "jv"


def usual(language: str, choice: str) -> list[str]:
    """The words that are usual for a choice."""
    return [word.strip() for word in text_of(f"typed-{choice}", language).split(",")]


@each_language
def test_usual_words_are_small_letters_and_stand_once(language: str) -> None:
    for choice in TYPED:
        words = usual(language, choice)
        assert all(words), choice
        assert len(set(words)) == len(words), choice
        assert words == [word.lower() for word in words], choice


@each_language
@pytest.mark.parametrize("menu", ["cancel", "private"])
def test_a_word_of_a_menu_never_means_both_its_choices(language: str, menu: str) -> None:
    """ "Batal" alone is asked about again there, so it is no word of either."""
    own = [word for choice in ("yes", "no") for word in usual(language, f"{menu}-{choice}")]
    apart = {*usual(language, "yes"), *usual(language, "no"), *usual(language, "back"), ""}
    assert len(set(own)) == len(own)
    assert set(own) & apart == set()
    assert menu == "private" or set(own) & set(usual(language, "cancel")) == set()


@each_language
def test_one_usual_word_never_means_two_things(language: str) -> None:
    """In one's own language and Indonesian together: both are understood."""
    meant = [(word, choice) for choice in TYPED for word in {*usual("id", choice), *usual(language, choice)}]
    words = [word for word, _ in meant]
    assert [pair for pair in meant if words.count(pair[0]) > 1] == []


QUOTED: Final = {
    "question-link": "choice-skip",
    "misread-link": "choice-skip",
    "question-status": "choice-status-unknown",
    "question-behaviour": "choice-behaviour-other",
    "misread-need-behaviour": "choice-behaviour-other",
    "question-more-evidence": "choice-evidence-done",
    "evidence-count": "choice-evidence-done",
    "evidence-none-left": "choice-more",
    "misread-review": "choice-review-submit",
    "toast-old-button": "choice-review-edit",
    "link-second": "choice-review-edit",
    "misread-consent": "choice-consent-yes",
    "told-reject-next": "choice-more",
    "help-bawaslu": "action-acknowledge",
    "question-evidence": "choice-skip",
    "misread-need-files": "choice-rule-direct",
    "more-instead": "choice-more",
    "edited-late": "choice-more",
    "worry-safe": "choice-track-informant",
    "worry-human": "choice-rule-direct",
    "answer-more": "choice-answer-write",
}


@each_language
@pytest.mark.parametrize("key", QUOTED)
def test_a_button_is_called_by_its_own_name(key: str, language: str) -> None:
    label = text_of(QUOTED[key], language)
    texts = TEXTS[language].get(key) or TEXTS["id"][key]
    assert all(label in text for text in texts), label


@each_language
def test_what_we_tell_people_to_type_is_understood(language: str) -> None:
    told = re.findall(r"<b>([a-z]+)</b>", " ".join(TEXTS[language].get("help", TEXTS["id"]["help"])))
    assert len(told) == 3
    known = {word for choice in ("back", "skip", "cancel") for word in (*usual(language, choice), *usual("id", choice))}
    assert [word for word in told if word not in known] == []


MUST: Final = [
    ("id", "welcome", ["Bapak/Ibu", "dugaan"]),
    ("id", "greeting-monggo", ["Monggo"]),
    ("id", "question-consent", ["dugaan pelanggaran", "Bawaslu", "/hapus", "14 hari", "setuju"]),
    ("id", "whole-ask", ["berkas", "Tidak wajib"]),
    ("id", "grade-legend", ["tidak berubah sejak kami terima"]),
    ("id", "question-audience", ["hak"]),
    ("id", "review-foot", ["akibat hukum"]),
    ("id", "honest", ["dugaan"]),
    ("id", "privacy", ["27/2022", "tidak dapat dijamin mutlak"]),
    ("id", "told-reject-next", ["Tambah bukti", "Bawaslu"]),
    ("id", "nudge", ["/batal"]),
    ("id", "menu-private", ["hak setiap orang", "boleh Anda lihat sendiri", "membuka akun atau ponsel orang lain"]),
    ("id", "note-audience-group", ["petugas yang akan menilai", "boleh Anda lihat sendiri"]),
    ("id", "handover-head", ["belum terbukti", "Identitas pelapor tidak disertakan"]),
    ("en", "welcome", ["alleged", "civil servant"]),
    ("en", "question-consent", ["alleged", "Bawaslu", "/hapus", "14 days", "agree"]),
    ("en", "question-audience", ["right"]),
    ("en", "review-foot", ["legal consequences"]),
    ("en", "honest", ["allegation"]),
    ("en", "privacy", ["27/2022", "cannot promise it absolutely"]),
    ("en", "handover-head", ["not proven", "identity is not included"]),
    ("jv", "welcome", ["Bapak/Ibu", "sugeng rawuh", "dugaan"]),
    ("jv", "greeting-silakan", ["Monggo"]),
    ("jv", "submitted", ["Matur nuwun", "panjenengan"]),
    ("jv", "misread-choice", ["Nyuwun sewu"]),
]


@pytest.mark.parametrize(("language", "key", "words"), MUST)
def test_what_must_be_said_is_said(language: str, key: str, words: list[str]) -> None:
    assert [word for word in words if word not in strip(TEXTS[language][key][0])] == []


@pytest.mark.parametrize("language", OTHERS)
def test_addresses_and_commands_are_the_same_in_every_language(language: str) -> None:
    """What a text sends people to: commands, laws, links. Fixed names stay as they are."""
    named = re.compile(r"(?<![\w/<])/[a-z_]+\b|https://…|SP4N-LAPOR!|SHA-256|27/2022|20 MB|14(?= (?:hari|days|dinten))")
    for key, text in own(language):
        wanted = {found for each in TEXTS["id"][key] for found in named.findall(each)}
        assert set(named.findall(text)) == wanted, key


@each_language
def test_every_language_is_offered_by_its_name(language: str) -> None:
    for other in LANGUAGES:
        assert text_of(f"choice-language-{other}", language)
        assert other in text_of(f"typed-language-{other}", language)
    assert "/bahasa" in text_of("language-hint", language)


@each_language
def test_the_calendar_is_whole(language: str) -> None:
    calendar = WORDS.calendar(language)
    assert (len(set(calendar.weekdays)), len(set(calendar.months))) == (7, 12)
    assert calendar.at


OF_STAFF: Final = ("desk.ftl", "direct.ftl", "digest.ftl", "queue.ftl", "recap.ftl", "roles.ftl", "staff.ftl")
TO_STAFF: Final = ("announce-", "announcing-", "dossier-", "help-staff-")
"""Whose words are for moderators, officials and Bawaslu: all of these files but what residents are told, and these."""


def is_for_staff(file: str, key: str) -> bool:
    """Whether staff read this, and not residents."""
    return key.startswith(TO_STAFF) or (file in OF_STAFF and not key.startswith("told-"))


def test_staff_are_bapak_ibu_and_residents_anda_everywhere() -> None:
    """A greeting says "Bapak/Ibu" to everybody; in a sentence residents are "Anda", whom one may call so at any age."""
    said = [(file, entry.id.name, text) for file, entry in ENTRIES["id"] for text in TEXTS["id"].get(entry.id.name, [])]
    to_staff = [key for file, key, text in said if is_for_staff(file, key) and re.search(r"\bAnda\b", text)]
    to_residents = [
        key
        for file, key, text in said
        if not is_for_staff(file, key) and re.search(r"(?<!, )Bapak/Ibu|Bapak/Ibu(?![,.])", text)
    ]
    assert (to_staff, to_residents) == ([], [])


def test_who_runs_the_bot_has_one_name_in_indonesian() -> None:
    assert [key for key, texts in TEXTS["id"].items() if "operator" in " ".join(texts).lower()] == []
