"""Works out the arithmetic an author writes down, so that a number in a lesson can be recomputed: + - * / ** ( ).

Names may stand for numbers, and `min(a, b)`, `max(a, b)` and `round_up(x)` may be called. Sums are done with exact
fractions: 0.985 is 985/1000, so a result is the same on every computer, and a half is a half when it is rounded.
"""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

Names = Mapping[str, Fraction]

_OPERATIONS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Fraction, Fraction], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
FUNCTIONS = ("min", "max", "round_up")
_LARGEST_BITS = 100_000
"""A power beyond this size would keep the computer busy and can be no figure of a lesson."""
_ROOTS = Context(prec=60)


class NotArithmetic(ValueError):
    """The expression is not plain arithmetic, or has no value."""


def evaluate(expression: str, names: Names | None = None) -> float:
    """The value of the expression. Raises `NotArithmetic` for unknown names and calls, and for divisions by zero."""
    try:
        return float(exact(expression, names))
    except OverflowError as error:
        raise NotArithmetic(f"{expression!r} cannot be worked out: {error}") from None


def exact(expression: str, names: Names | None = None) -> Fraction:
    """The value of the expression as an exact fraction. Raises `NotArithmetic`, as `evaluate` does."""
    try:
        return _value(_parsed(expression), names or {})
    except (ArithmeticError, TypeError, RecursionError) as error:
        raise NotArithmetic(f"{expression!r} cannot be worked out: {error}") from None


def holds(condition: str, names: Names | None = None) -> bool:
    """Whether a comparison such as `lost < new` is true. Raises `NotArithmetic` for anything but a comparison."""
    try:
        node = _parsed(condition)
        if not isinstance(node, ast.Compare):
            raise NotArithmetic(f"{condition!r} compares nothing; write it with <, <=, >, >=, == or !=")
        values = [_value(part, names or {}) for part in (node.left, *node.comparators)]
        signs = [_comparison(sign, condition) for sign in node.ops]
    except (ArithmeticError, TypeError, RecursionError) as error:
        raise NotArithmetic(f"{condition!r} cannot be worked out: {error}") from None
    return all(sign(left, right) for sign, left, right in zip(signs, values, values[1:], strict=False))


def names_in(expression: str) -> frozenset[str]:
    """The names that an expression or a condition leans on. Raises `NotArithmetic` where it cannot be read."""
    found = {node.id for node in ast.walk(_parsed(expression)) if isinstance(node, ast.Name)}
    return frozenset(found - set(FUNCTIONS))


@lru_cache(maxsize=2048)
def _parsed(expression: str) -> ast.expr:
    try:
        return ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotArithmetic(f"{expression!r} cannot be worked out: {error}") from None


def _value(node: ast.expr, names: Names) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return _number(number)
        case ast.Name(id=name):
            return _named(name, names)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, names)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left, names), _value(right, names))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATIONS:
            return _OPERATIONS[type(sign)](_value(left, names), _value(right, names))
        case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
            return _called(function, [_value(one, names) for one in arguments])
    raise NotArithmetic(f"only numbers and + - * / ** ( ) are allowed, not {ast.unparse(node)!r}")


def _number(number: int | float) -> Fraction:
    """The number as it was written: `repr` gives back the digits of a decimal, and 'inf' for one that is too large."""
    if isinstance(number, float) and not math.isfinite(number):
        raise NotArithmetic("a number is too large")
    return Fraction(repr(number))


def _named(name: str, names: Names) -> Fraction:
    if name not in names:
        known = f"; the names are {', '.join(sorted(names))}" if names else "; only numbers are allowed here"
        raise NotArithmetic(f"the name {name!r} stands for nothing{known}")
    return names[name]


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    """Exact for a whole exponent; a root is worked out to 60 digits."""
    if exponent.denominator != 1:
        return Fraction(_ROOTS.power(_decimal(base), _decimal(exponent)))
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if size * abs(exponent) > _LARGEST_BITS:
        raise NotArithmetic("a power is too large to be worked out")
    return Fraction(base ** int(exponent))


def _decimal(number: Fraction) -> Decimal:
    return _ROOTS.divide(Decimal(number.numerator), Decimal(number.denominator))


def _called(function: str, values: list[Fraction]) -> Fraction:
    if function == "round_up" and len(values) == 1:
        return Fraction(math.ceil(values[0]))
    if function in ("min", "max") and len(values) > 1:
        return min(values) if function == "min" else max(values)
    raise NotArithmetic(f"only min(a, b), max(a, b) and round_up(x) can be called, not {function!r} like this")


def _comparison(sign: ast.cmpop, condition: str) -> Callable[[Fraction, Fraction], bool]:
    if type(sign) not in _COMPARISONS:
        raise NotArithmetic(f"{condition!r} must compare with <, <=, >, >=, == or !=")
    return _COMPARISONS[type(sign)]
