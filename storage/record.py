"""`record`: a class of values that nobody changes, as cheap to make as one that may be changed.

A frozen dataclass sets each field through `object.__setattr__`, which makes it three times as dear; thousands of them
are made a second. A record is frozen to the type checker, which sees every line of ours; at run time it is plain.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

Kept = TypeVar("Kept")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[Kept]) -> type[Kept]:
    """A dataclass with slots, equal and hashed by its values, that may not be changed."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


if TYPE_CHECKING:
    from dataclasses import replace as replace
else:

    def replace(value: Kept, /, **changes: Any) -> Kept:
        """As `dataclasses.replace`, for classes of several fields that all are given; at less than half of its cost.

        KeyError: there is no such field.
        """
        places, values_of = _fields(type(value))
        values = list(values_of(value))
        for name, new in changes.items():
            values[places[name]] = new
        return type(value)(*values)


@cache
def _fields(cls: type[Any]) -> tuple[dict[str, int], Callable[[Any], tuple[Any, ...]]]:
    names = [each.name for each in fields(cls)]
    return {name: place for place, name in enumerate(names)}, attrgetter(*names)
