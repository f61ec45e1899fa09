"""Texts that are read when they are asked for are those that Fluent reads when it reads whole files."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.texts import Texts
from tests.handlers.tongue import LANGUAGES, SOURCES

ODD = """\
### Of the whole file
# of the first one
first = One { $name }
    goes on = here
    # and this is text as well
-term = the office
plural = { $count ->
    [one] one of { -term }
   *[other] { $count } of { -term }
 }

## a group
last={ first } and { -term }
"""


def whole(language: str, *files: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for text in files:
        bundle.add_resource(FluentParser().parse(text))
    return bundle


def said(bundle: FluentBundle, key: str, args: dict[str, str | int]) -> tuple[str, int]:
    pattern = bundle.get_message(key).value
    assert pattern is not None
    text, faults = bundle.format_pattern(pattern, args)
    return str(text), len(faults)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("args", [{}, {"count": 1, "name": "Contoh"}, {"count": 12, "name": "Contoh"}])
def test_every_text_is_what_fluent_makes_of_it(language: str, args: dict[str, str | int]) -> None:
    files = list(SOURCES[language].values())
    texts, bundle = Texts(language, files), whole(language, *files)
    assert texts.keys == set(bundle._messages)
    for key in sorted(texts.keys):
        text, faults = texts.format(key, args)
        assert (text, len(faults)) == said(bundle, key, args), key


@pytest.mark.parametrize("key", ["first", "plural", "last"])
def test_texts_of_every_shape(key: str) -> None:
    args: dict[str, str | int] = {"name": "you", "count": 2}
    texts = Texts("en", [ODD])
    assert texts.keys == {"first", "plural", "last"}
    text, faults = texts.format(key, args)
    assert (text, len(faults)) == said(whole("en", ODD), key, args)
    assert texts.format(key, args) == (text, [])


def test_of_two_with_one_key_the_first_counts() -> None:
    files = "a = one\na = two\nb = { -t }\n-t = three\n", "a = four\n-t = five\n"
    texts, bundle = Texts("id", files), whole("id", *files)
    for key in "ab":
        assert (texts.format(key, {})[0], 0) == said(bundle, key, {})


@pytest.mark.parametrize("text", ["a = { $x\n", "a =\n", "a =\n    .title = only an attribute\n"])
def test_what_is_no_text_is_not_found(text: str) -> None:
    texts = Texts("id", [text])
    for _ in range(2):
        with pytest.raises(KeyError):
            texts.format("a", {})


NUMBERS = """\
plain = { $n }
some = { $n ->
    [one] one
   *[other] { $n } of them
 }
exact = { NUMBER($n, minimumFractionDigits: 2) }
loose = { NUMBER($n, useGrouping: 0) }
share = { NUMBER($n, style: "percent") }
"""


@given(
    st.integers(-(10**15), 10**15)
    | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4)
)
@example(1)
@example(1_234_567)
@example(-1_000)
@example(Decimal("0.5"))
@example(1.5)
@pytest.mark.parametrize("language", ["id", "jv", "su", "en"])
def test_numbers_are_written_as_babel_writes_them(language: str, number: float | Decimal) -> None:
    texts, bundle = Texts(language, [NUMBERS]), whole(language, NUMBERS)
    for key in ("plain", "some", "exact", "loose", "share"):
        args = {"n": number}
        assert texts.format(key, args)[0] == said(bundle, key, args)[0], key  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "number", "text"), [("de", 1, "one"), ("fr", 0, "one"), ("fr", 12345, "12\u202f345 of them")]
)
def test_other_languages_keep_their_own_numbers(language: str, number: int, text: str) -> None:
    assert Texts(language, [NUMBERS]).format("some", {"n": number}) == (text, [])


@pytest.mark.parametrize("language", ["min", "ban", "mad"])
def test_numbers_of_a_language_that_babel_does_not_know_are_those_of_indonesian(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en_US")  # that of the server is nobody's here
    texts = Texts(language, [NUMBERS])
    assert [texts.format("some", {"n": number})[0] for number in (1, 1234)] == ["1 of them", "1.234 of them"]


READS = """
import sys
from pathlib import Path
read = set()
sys.addaudithook(lambda event, args: read.add(Path(str(args[0])).name) if event == "open" else None)
from handlers.texts import Texts
texts = Texts(sys.argv[1], ["some = { $n -> \\n [one] one\\n *[other] { $n } of them\\n }\\n"])
print(texts.format("some", {"n": 1234})[0], *sorted(name for name in read if name.endswith(".dat")), sep="; ")
"""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "1.234 of them"),
        ("jv", "1.234 of them"),
        ("en", "1,234 of them"),
        ("ms", "1,234 of them; global.dat; ms.dat; root.dat"),
    ],
)
def test_to_write_a_number_in_our_languages_no_table_of_all_the_world_is_read(language: str, told: str) -> None:
    house = {**os.environ, "PYTHONPATH": f"{Path(__file__).parents[2]}"}
    done = subprocess.run(
        [sys.executable, "-c", READS, language], env=house, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == told
