"""Lists in statements, each as one value, whatever its length.

With a parameter for each item there would be a new statement for each length: SQLAlchemy would write each anew, the
database prepare it, and its driver keep the last hundred of them, which took fifteen megabytes.
"""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import ARRAY, Boolean, Dialect, String, bindparam, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


def among(where: Any, what: str | Iterable[Any]) -> Any:
    """Whether a column's value is one of these values or, told a name, of those that the parameter will hold.

    Numbers and text only.
    """
    return _Among(where, _value(where.type, what))


def not_among(where: Any, what: str | Iterable[Any]) -> Any:
    """The opposite; true of every value when the list is empty."""
    return _NotAmong(where, _value(where.type, what))


def rows(name: str, item: TypeEngine[Any]) -> Any:
    """What the list in the parameter of this name holds, as a table with one column, `value`."""
    return _Rows(_value(item, name)).table_valued(column("value", item), name="listed")


def _value(item: TypeEngine[Any], what: str | Iterable[Any]) -> Any:
    kind = _List(item)
    return bindparam(what, type_=kind) if isinstance(what, str) else bindparam(None, list(what), type_=kind)


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


class _Among(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True
    sqlite, others = "IN", "= ANY"

    def self_group(self, against: Any = None) -> Any:  # noqa: ARG002 - as SQLAlchemy has it
        """Brackets are there already; and SQLite would find no index for `... = 1`."""
        return self


class _NotAmong(_Among):
    inherit_cache = True
    sqlite, others = "NOT IN", "<> ALL"


class _Rows(FunctionElement[Any]):
    inherit_cache = True


@compiles(_Among, "sqlite")
def _among_json(element: _Among, compiler: Any, **options: Any) -> str:
    where, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({where} {element.sqlite} (SELECT value FROM json_each({values})))"  # noqa: S608 - a column, a parameter


@compiles(_Among)
def _among_array(element: _Among, compiler: Any, **options: Any) -> str:
    """What PostgreSQL itself makes of `IN (1, 2)`: rows are found, and locked, in the order of an index."""
    where, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({where} {element.others} ({values}))"


@compiles(_Rows, "sqlite")
def _rows_of_json(listed: _Rows, compiler: Any, **options: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(listed.clauses, **options)}))"  # noqa: S608 - a parameter


@compiles(_Rows)
def _rows_of_array(listed: _Rows, compiler: Any, **options: Any) -> str:
    return f"(SELECT unnest({compiler.process(listed.clauses, **options)}) AS value)"
