"""The tiny language of conditions: whole numbers, names, comparisons, and what was chosen or has happened.

`havn.trust >= 60 and not chose('skip-review')` is an expression. It is read once, into small functions; nothing an
author writes is ever run as Python. All arithmetic is in whole numbers, so it is the same on every machine.
"""

import ast
import operator
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Protocol, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Facts(Protocol):
    """What an expression can see of a run."""

    @property
    def values(self) -> Mapping[str, int]: ...
    @property
    def options(self) -> Collection[str]: ...
    @property
    def happened(self) -> Collection[str]: ...


Value: TypeAlias = Callable[[Facts], int]

_COMPARISONS: dict[type[ast.cmpop], Callable[[int, int], bool]] = {
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
    ast.GtE: operator.ge, ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip
_SUMS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.FloorDiv: operator.floordiv,
}  # fmt: skip
_EXAMPLE = "write it like  havn.trust >= 60 and not chose('wait')"


class Expression:
    """One condition or number, as an author wrote it. `names`, `options` and `events` are what it refers to."""

    def __init__(self, text: str) -> None:
        """Raises ValueError, in an author's words, for what is not an expression."""
        self.text = text
        try:
            tree = ast.parse(text.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            raise ValueError(f"'{text}' is not a condition - {_EXAMPLE}") from None
        self._value = _read(tree)
        self.names = tuple(dict.fromkeys(_names(tree)))
        self.options = tuple(dict.fromkeys(_asked(tree, "chose")))
        self.events = tuple(dict.fromkeys(_asked(tree, "happened")))

    def value(self, facts: Facts) -> int:
        """The whole number it stands for."""
        return self._value(facts)

    def holds(self, facts: Facts) -> bool:
        """True where the condition is met."""
        return bool(self._value(facts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Written as text (or a bare number) in YAML and JSON."""
        return core_schema.no_info_plain_validator_function(_authored, serialization=core_schema.to_string_ser_schema())


def _authored(written: object) -> Expression:
    if isinstance(written, Expression):
        return written
    if isinstance(written, str | int):
        return Expression(str(written))
    raise ValueError(f"a condition is expected here - {_EXAMPLE}")


def _read(node: ast.expr) -> Value:
    """The function that works out this part."""
    match node:
        case ast.Constant(value=bool() | int() as number):
            return lambda facts: int(number)
        case ast.Name() | ast.Attribute(value=ast.Name()):
            return _name(_spelled(node))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = _read(operand)
            return lambda facts: not inner(facts)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _read(operand)
            return lambda facts: -inner(facts)
        case ast.BoolOp(op=op, values=parts):
            return _joined([_read(part) for part in parts], every=isinstance(op, ast.And))
        case ast.Compare(left=left, ops=[sign], comparators=[right]) if type(sign) in _COMPARISONS:
            return _pair(_COMPARISONS[type(sign)], _read(left), _read(right))
        case ast.BinOp(left=left, op=sum_, right=right) if type(sum_) in _SUMS:
            _refuse_division(sum_, right)
            return _pair(_SUMS[type(sum_)], _read(left), _read(right))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            return _call(name, arguments)
    raise ValueError(f"'{ast.unparse(node)}' cannot stand in a condition - {_EXAMPLE}")


def _refuse_division(sign: ast.operator, right: ast.expr) -> None:
    divides = isinstance(sign, ast.FloorDiv)
    if divides and not (isinstance(right, ast.Constant) and isinstance(right.value, int) and right.value > 0):
        raise ValueError(f"'// {ast.unparse(right)}' may fail - divide by a number above zero")


def _name(name: str) -> Value:
    return lambda facts: facts.values[name]


def _pair(sign: Callable[[int, int], int], left: Value, right: Value) -> Value:
    return lambda facts: sign(left(facts), right(facts))


def _joined(parts: list[Value], every: bool) -> Value:
    first, *rest = parts
    if not rest:
        return first
    other = _joined(rest, every)  # pairs, since a generator for all of them takes three times as long
    if every:
        return lambda facts: bool(first(facts) and other(facts))
    return lambda facts: bool(first(facts) or other(facts))


def _call(name: str, arguments: list[ast.expr]) -> Value:
    match name, arguments:
        case "chose", [ast.Constant(value=str() as option)]:
            return lambda facts: option in facts.options
        case "happened", [ast.Constant(value=str() as event)]:
            return lambda facts: event in facts.happened
        case (("min" | "max"), [_, _, *_]):
            pick = min if name == "min" else max
            parts = [_read(part) for part in arguments]
            return lambda facts: pick(part(facts) for part in parts)
    raise ValueError(f"'{name}(...)' is not known - use chose('option'), happened('event'), min(a, b) or max(a, b)")


def _spelled(node: ast.expr) -> str:
    return ast.unparse(node)


def _names(tree: ast.expr) -> Iterator[str]:
    """The variables of the expression: `energy`, `havn.trust`."""
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    inner |= {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and id(node) not in inner:
            yield _spelled(node)


def _asked(tree: ast.expr, function: str) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str() as asked)]) if name == function:
                yield asked
