"""Works out the arithmetic an author writes down, so that a number in a lesson can be recomputed: + - * / ** ( )."""

import ast
import operator
from collections.abc import Callable

_OPERATIONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


class NotArithmetic(ValueError):
    """The expression is not plain arithmetic, or has no value."""


def evaluate(expression: str) -> float:
    """The value of the expression. Raises `NotArithmetic` for names, calls and divisions by zero."""
    try:
        return float(_value(ast.parse(expression, mode="eval").body))
    except (SyntaxError, ArithmeticError, TypeError) as error:
        raise NotArithmetic(f"{expression!r} cannot be worked out: {error}") from None


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)  # a float overflows at once where a whole number would grow for hours
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATIONS:
            return _OPERATIONS[type(sign)](_value(left), _value(right))
    raise NotArithmetic(f"only numbers and + - * / ** ( ) are allowed, not {ast.unparse(node)!r}")
