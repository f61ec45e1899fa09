"""`record`: a class of values that nobody changes, as cheap to make as one that may be changed.

A frozen dataclass sets each field through `object.__setattr__`, which makes it three times as dear; thousands of them
are made a second. A record is frozen to the type checker, which sees every line of ours; at run time it is plain.
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Kept = TypeVar("Kept")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[Kept]) -> type[Kept]:
    """A dataclass with slots, equal and hashed by its values, that may not be changed."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
