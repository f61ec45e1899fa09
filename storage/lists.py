"""Lists in statements, each as one value, whatever its length.

With a parameter for each item there would be a new statement for each length: SQLAlchemy would write each anew, the
database prepare it, and its driver keep the last hundred of them, which took fifteen megabytes.
"""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import ARRAY, Dialect, String, bindparam, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


def among(where: Any, what: str | Iterable[Any]) -> Any:
    """Whether a column's value is one of these values or, told a name, of those that the parameter will hold.

    Numbers and text only.
    """
    return where.op("IN", is_comparison=True)(_listed(where, what))


def not_among(where: Any, what: str | Iterable[Any]) -> Any:
    """The opposite; true of every value when the list is empty."""
    return where.op("NOT IN", is_comparison=True)(_listed(where, what))


def rows(name: str, item: TypeEngine[Any]) -> Any:
    """What the list in the parameter of this name holds, as a table with one column, `value`."""
    return _Items(bindparam(name, type_=_List(item))).table_valued(column("value", item), name="listed")


def _listed(where: Any, what: str | Iterable[Any]) -> Any:
    kind = _List(where.type)
    return _Items(bindparam(what, type_=kind) if isinstance(what, str) else bindparam(None, list(what), type_=kind))


class _List(TypeDecorator[Any]):
    """A list of numbers or text: an array to PostgreSQL, JSON to SQLite."""

    impl = String
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return self.impl_instance if dialect.name == "sqlite" else dialect.type_descriptor(ARRAY(self.item))

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        items = list(value or ())
        return orjson.dumps(items).decode() if dialect.name == "sqlite" else items


class _Items(FunctionElement[Any]):
    inherit_cache = True


@compiles(_Items, "sqlite")
def _in_sqlite(items: _Items, compiler: Any, **options: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(items.clauses, **options)}))"  # noqa: S608 - a parameter


@compiles(_Items)
def _elsewhere(items: _Items, compiler: Any, **options: Any) -> str:
    return f"(SELECT unnest({compiler.process(items.clauses, **options)}) AS value)"
