"""Which region somebody means: every usual way to say it, one slip, and no other place of Indonesia by mistake."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.forms import Talk, labels
from handlers.messages import Said
from handlers.readers import Asked, Misread
from handlers.report import FORMS, ask, forms_for
from handlers.whereabouts import found, names_of, which_of
from tests.handlers.tongue import REGIONS, WORDS
from tests.handlers.walker import TODAY

NAMES: Final = {region.key: names_of(region.key, region.name, region.aliases) for region in REGIONS}
SAID: Final = {
    "solo": (
        "solo", "SOLO", "Surakarta", "kota solo", "Kota Surakarta (Solo)", "kota surakarta", "di solo", "solo aja mas",
        "pemkot surakarta", "Surakata", "surakrata", "suurakarta", " solo. ",
    ),
    "sleman": ("sleman", "kab. sleman", "Kabupaten Sleman", "kab sleman", "slemann", "selman", "Pemkab Sleman"),
    "tanjungpinang": (
        "tanjungpinang", "Tanjung Pinang", "tanjung-pinang", "kota tanjung pinang", "tanjungpinag", "Tanjung Pinamg",
    ),
}  # fmt: skip
ELSEWHERE: Final = (
    "Solok", "Kota Solok", "Solor", "Sukoharjo", "Solo Baru", "Surabaya", "Purwakarta", "Kartasura", "Yogyakarta",
    "Jakarta", "Slawi", "Sragen", "Seluma", "Semarang", "Lemahan", "Pangkalpinang", "Tanjungpandan", "Tanjungbalai",
    "Tanjung Redeb", "Tanjung", "Pinang", "Pemalang", "Ponorogo", "kota", "kabupaten", "di kota", "sol", "man",
    "solo atau sleman", "Dinas Pendidikan", "", " ", "?", "4", "0", "-", "/", "\u202e", "😀" * 400, "s" * 4096,
)  # fmt: skip


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in SAID.items() for text in texts])
def test_every_usual_way_to_say_it(key: str, text: str) -> None:
    assert found(text, NAMES) == key


@pytest.mark.parametrize("text", ELSEWHERE)
def test_another_place_is_never_taken_for_one_of_ours(text: str) -> None:
    assert found(text, NAMES) == ""
    with pytest.raises(Misread) as misread:
        which_of(NAMES)(Said(text=text), Asked("region", tuple(NAMES), {}, TODAY))
    assert misread.value.key == "misread-region"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    assert found(text, NAMES) in ("", *NAMES)


def test_a_city_and_a_regency_of_one_name_are_told_apart_by_the_word_before_it() -> None:
    both = {"kota": names_of("kota", "Kota Semarang"), "kab": names_of("kab", "Kabupaten Semarang")}
    assert found("Kota Semarang", both) == "kota"
    assert found("kabupaten semarang", both) == "kab"
    assert found("semarang", both) == ""


@pytest.mark.parametrize("choice", ["atlantis", "", "solo:x"])
def test_a_button_of_no_region_is_refused_whatever_stands_beside_it(choice: str) -> None:
    with pytest.raises(Misread):
        which_of(NAMES)(Said(choice=f"report:region:{choice}"), Asked("region", tuple(NAMES), {}, TODAY, choice))


def test_the_form_asks_for_the_region_right_after_consent_and_offers_each_by_name() -> None:
    forms = forms_for(REGIONS)
    asked = [question.key for question in forms["report"].asked({})]
    assert asked[:3] == ["consent", "region", "behaviour"]
    talk = Talk("report", "region", {"consent": "yes"})
    shown = [[WORDS.plain(choice.label) for choice in row] for row in ask(forms["report"], talk).choices]
    assert [label for row in shown for label in row] == [region.name for region in REGIONS]
    assert all(len(label) <= 24 for row in shown for label in row)  # WhatsApp: a row of a list
    assert [choice for choice, _ in labels(forms["report"], talk)] == [region.key for region in REGIONS]


def test_where_one_region_is_switched_on_the_form_is_as_it_ever_was() -> None:
    alone, usual = forms_for(REGIONS[:1])["report"], FORMS["report"]
    assert [question.key for question in alone.asked({})] == [question.key for question in usual.asked({})]
    assert "region" not in [question.key for question in alone.asked({})]
