"""JSON that no platform would send: made at random, or by breaking what the platforms' own descriptions show.

Each reader is given bytes, as in production. HYPOTHESIS_PROFILE says how many cases there are (tests/conftest.py).
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st

EACH: Final = 20 * settings().max_examples
"""Cases for one reader."""
RAW: Final = settings(max_examples=EACH // 4)
BROKEN: Final = settings(max_examples=EACH - EACH // 4)

AGAIN: Final = "\x01"
"""At the end of a key: the key without it, a second time in the same object."""
_DEEP: Final = "\x02"
"""Before a number: so many lists or objects within each other."""
_HUGE: Final = "\x03"
"""Before a number of digits."""
_MARKED: Final = re.compile(rf'"\\u000({ord(_DEEP)}|{ord(_HUGE)})(\d+)"')

ODD: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1.5, float("inf"), float("-inf"), float("nan"), 10**20, 10**400, -(10**25),
    f"{_HUGE}4000", f"{_HUGE}5000", f"{_DEEP}100", f"{_DEEP}600", f"{_DEEP}950", f"{_DEEP}980", f"{_DEEP}995",
    f"{_DEEP}1100", f"{_DEEP}5000", "", "x", "\ud800", "a\udfffb", "\x00", "\u202e", "9" * 400, [], [None], {},
    {"id": 1}, "private", "/lapor", "kicked", "text", "image", "edit", "interactive", "system", "user_changed_number",
    "6281200000008",
)  # fmt: skip
VALUES: Final = st.one_of(
    st.sampled_from(ODD),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.sampled_from(ODD), max_size=3),
    st.dictionaries(st.text(max_size=8), st.sampled_from(ODD), max_size=3),
)


def names(samples: Sequence[Any]) -> st.SearchStrategy[str]:
    """Keys and words that a platform uses."""
    return st.sampled_from(sorted({name for data in samples for name in json.dumps(data).split('"')[1::2]}))


def raw(samples: Sequence[Any]) -> st.SearchStrategy[Any]:
    """Any JSON, with keys of the platform among its keys."""
    keys = st.one_of(names(samples), st.text(max_size=5))
    return st.recursive(VALUES, lambda inner: st.dictionaries(keys, inner, max_size=5), max_leaves=6)


@dataclass(frozen=True)
class Blow:
    """One change of a good JSON; `at` and `other` name places by number, whatever their number is there."""

    kind: str
    at: int
    other: int
    value: Any


def broken(samples: Sequence[Any]) -> st.SearchStrategy[Any]:
    """A good JSON after one to four blows."""
    number = st.integers(0, 1 << 12)
    blows = st.builds(Blow, st.sampled_from(KINDS), number, number, VALUES)
    return st.builds(struck, st.sampled_from(samples), st.lists(blows, min_size=1, max_size=4))


def struck(good: Any, blows: Sequence[Blow]) -> Any:
    """A copy of it after these blows."""
    data = copied(good)
    for blow in blows:
        paths = list(places(data))
        data = _BLOWS[blow.kind](data, paths[blow.at % len(paths)], paths[blow.other % len(paths)], blow.value)
    return data


def copied(value: Any) -> Any:
    """A copy in which no two places share one; `copy.deepcopy` keeps what they share."""
    if isinstance(value, dict):
        return {key: copied(inner) for key, inner in value.items()}
    return [copied(inner) for inner in value] if isinstance(value, list) else value


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value within."""
    yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


def found(data: Any, path: tuple[Any, ...]) -> Any:
    """The value there."""
    for key in path:
        data = data[key]
    return data


def changed(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The same with another value there: a copy, so that no two places share one."""
    if not path:
        return copied(value)
    whole = copied(data)
    found(whole, path[:-1])[path[-1]] = copied(value)
    return whole


def without(data: Any, path: tuple[Any, ...]) -> Any:
    """The same without the value there."""
    whole = copied(data)
    if path:
        del found(whole, path[:-1])[path[-1]]
    return whole


def _duplicate(data: Any, path: tuple[Any, ...], _: tuple[Any, ...], value: Any) -> Any:
    """A list's item stands there twice; an object's key too, with another value."""
    if not path:
        return [data, copied(data)]
    whole = copied(data)
    holder, key = found(whole, path[:-1]), path[-1]
    if isinstance(holder, list):
        holder.insert(key, copied(holder[key]))
    else:
        holder[f"{key}{AGAIN}"] = copied(value)
    return whole


def _swap(data: Any, path: tuple[Any, ...], other: tuple[Any, ...], _: Any) -> Any:
    """Two values that do not hold each other change places."""
    if path[: len(other)] == other or other[: len(path)] == path:
        return data
    return changed(changed(data, path, found(data, other)), other, found(data, path))


def _rename(data: Any, path: tuple[Any, ...], other: tuple[Any, ...], _: Any) -> Any:
    """A value stands under the name of another one."""
    if not path or not other or isinstance(path[-1], int) or isinstance(other[-1], int):
        return data
    return changed(without(data, path), (*path[:-1], other[-1]), found(data, path))


_BLOWS: Final[dict[str, Callable[[Any, tuple[Any, ...], tuple[Any, ...], Any], Any]]] = {
    "drop": lambda data, path, _other, _value: without(data, path),
    "duplicate": _duplicate,
    "retype": lambda data, path, _other, value: changed(data, path, value),
    "copy": lambda data, path, other, _value: changed(data, path, found(data, other)),
    "swap": _swap,
    "rename": _rename,
    "list": lambda data, path, _other, _value: changed(data, path, [found(data, path)]),
    "object": lambda data, path, other, _value: changed(data, path, {str(other[-1:]): found(data, path)}),
    "word": lambda data, path, _other, _value: changed(data, path, str(found(data, path))),
}


KINDS: Final = tuple(sorted(_BLOWS))


def encoded(data: Any) -> bytes:
    """As bytes: a marked key twice, marked values as deep and as long as they say."""
    return _MARKED.sub(_unmarked, json.dumps(data)).replace("\\u0001", "").encode()


def _unmarked(mark: re.Match[str]) -> str:
    kind, many = int(mark[1]), int(mark[2])
    if kind == ord(_HUGE):
        return "9" * many
    return "[" * many + "]" * many if many % 20 else '{"a":' * many + "1" + "}" * many


def damaged(body: bytes, at: int, byte: int) -> bytes:
    """The same with another byte there, or cut off there."""
    at %= len(body) + 1
    return body[:at] + bytes([byte]) + body[at + 1 :] if byte else body[:at]


def numbers_within(body: bytes) -> set[str]:
    """Every whole number that is written there, as it is written."""
    return set(re.findall(r"-?\d+", body.decode("utf-8", "replace")))


def words_within(data: Any) -> Iterator[str]:
    """Every string in it, however deep."""
    left = [data]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        left += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
