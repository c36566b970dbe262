"""An article as plain JSON-ready values and back; the dataclasses' own type hints say how."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from pagestrip.article import Article, Evidence
from pagestrip.rendering.safety import encodable

SCALARS = frozenset((str, int, float, bool))


def to_dict(article: Article) -> dict[str, Any]:
    """Strings, numbers, lists and dictionaries under the fields' own names; a date as "2024-05-03", a time as "2024-05-03T07:30:00".

    Raises TypeError where an alternative in the evidence holds a value of a type that the library does not know.
    """
    values: dict[str, Any] = _plain(article)
    for report in values["cleaners"]:
        del report["seconds"]  # the clock's, no part of the answer: the same page gives the same text
    return values


def to_json(article: Article, indent: int | None = None) -> str:
    """`to_dict` as JSON text, letters of every script as they are, a lone surrogate as U+FFFD.

    Raises ValueError for a number that JSON lacks (NaN), TypeError as `to_dict` does.
    """
    return encodable(json.dumps(to_dict(article), ensure_ascii=False, allow_nan=False, indent=indent))


def from_dict(values: Mapping[str, Any]) -> Article:
    """The article that `to_dict` wrote. Raises ValueError, naming the field, for an unknown or missing one or a value of another type."""
    article: Article = _read_record(Article, values, "")
    return replace(article, evidence={name: _with_typed_alternatives(name, evidence) for name, evidence in article.evidence.items()})


def _plain(value: Any) -> Any:
    if value is None or type(value) in SCALARS:
        return value
    if isinstance(value, str | float):  # a member of an enumeration, an lxml string, a numpy number
        return str(value) if isinstance(value, str) else float(value)
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = type(value)
    if members := _members(kind):
        return {name: _plain(getattr(value, name)) for name in members}
    if isinstance(value, Mapping):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [_plain(member) for member in (sorted(value) if isinstance(value, frozenset) else value)]
    raise TypeError(f"a value of type {type(value).__name__} has no plain form")


@cache
def _members(record: Any) -> Mapping[str, tuple[Any, bool]]:
    """The members of a dataclass or named tuple: the type of each and whether it must be given. Other types have none."""
    if is_dataclass(record):
        needed = {f.name for f in fields(record) if f.default is MISSING and f.default_factory is MISSING}
    elif hasattr(record, "_fields"):
        needed = set(record._fields) - set(record._field_defaults)
    else:
        return MappingProxyType({})
    return MappingProxyType({name: (hint, name in needed) for name, hint in get_type_hints(record).items()})


def _with_typed_alternatives(name: str, evidence: Evidence) -> Evidence:
    """Alternatives are values of the field that the evidence is for; those of a field unknown here stay plain."""
    hint, _ = _members(Article).get(name, (Any, False))
    alternatives = tuple(
        replace(a, value=_read(hint, a.value, f"evidence.{name}.alternatives[{i}].value")) for i, a in enumerate(evidence.alternatives)
    )
    return replace(evidence, alternatives=alternatives)


def _read(hint: Any, value: Any, where: str) -> Any:
    """The value of this type that the plain value stands for; `where` names it in errors."""
    if hint is Any:
        return value
    read = READERS.get(get_origin(hint) or hint)
    if read is None:
        read = _read_record if _members(hint) else _read_member
    return read(hint, value, where)


def _checked(value: Any, kinds: type | UnionType, name: str, where: str) -> Any:
    if not isinstance(value, kinds):
        raise ValueError(f"{where or 'article'}: expected {name}, got {type(value).__name__}")  # noqa: TRY004  # bad data, not a bad call
    return value


def _read_record(record: Any, value: Any, where: str) -> Any:
    _checked(value, Mapping, "a mapping", where)
    members, prefix = _members(record), f"{where}." if where else ""
    for name in value:
        if name not in members:
            raise ValueError(f"{prefix}{name}: unknown field")
    for name, (_, needed) in members.items():
        if needed and name not in value:
            raise ValueError(f"{prefix}{name}: missing")
    return record(**{name: _read(members[name][0], member, f"{prefix}{name}") for name, member in value.items()})


def _read_member(hint: Any, value: Any, where: str) -> Any:
    """A member of an enumeration."""
    try:
        return hint(value)
    except ValueError:
        raise ValueError(f"{where}: {value!r} is not one of {', '.join(member.value for member in hint)}") from None


def _read_either(hint: Any, value: Any, where: str) -> Any:
    kinds = get_args(hint)
    if value is None and NoneType in kinds:
        return None
    timed = datetime in kinds and isinstance(value, str) and "T" in value
    return _read(datetime if timed else next(kind for kind in kinds if kind is not NoneType), value, where)


def _read_many(hint: Any, value: Any, where: str) -> Any:
    _checked(value, list | tuple, "a list", where)
    return get_origin(hint)(_read(get_args(hint)[0], member, f"{where}[{i}]") for i, member in enumerate(value))


def _read_mapping(hint: Any, value: Any, where: str) -> Any:
    _checked(value, Mapping, "a mapping", where)
    return {_checked(name, str, "names", where): _read(get_args(hint)[1], member, f"{where}.{name}") for name, member in value.items()}


def _read_date(hint: Any, value: Any, where: str) -> Any:
    try:
        return hint.fromisoformat(_checked(value, str, "an ISO 8601 date", where))
    except ValueError:
        raise ValueError(f"{where}: {value!r} is not an ISO 8601 date") from None


def _read_number(hint: Any, value: Any, where: str) -> Any:
    if isinstance(value, bool):
        raise ValueError(f"{where}: expected a number, got bool")  # noqa: TRY004  # bad data, not a bad call
    return hint(_checked(value, int if hint is int else int | float, "a number", where))


def _read_same(hint: Any, value: Any, where: str) -> Any:
    return _checked(value, hint, hint.__name__, where)


READERS: Mapping[Any, Callable[[Any, Any, str], Any]] = MappingProxyType(
    {
        UnionType: _read_either,
        tuple: _read_many,
        frozenset: _read_many,
        Mapping: _read_mapping,
        date: _read_date,
        datetime: _read_date,
        int: _read_number,
        float: _read_number,
        str: _read_same,
        bool: _read_same,
    }
)
