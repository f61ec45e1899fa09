"""Texts that are read when they are asked for are those that Fluent reads when it reads whole files."""

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

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
