"""What an answer chose, read once from its JSON text: options, pairs, an order, or a number."""

import json

MULTIPLE_KINDS = ("multiple", "match")
PAIRED, FOLLOWED = " → ", ", "
"""Between the two of a pair, and between the steps of an order."""
NO_ANSWER = "no answer"
UNREADABLE = "unreadable"


def marks(document: str) -> tuple[str, ...]:
    """The names of what was chosen; of a multiple or match item as many as were marked."""
    if not document:
        return (NO_ANSWER,)
    try:
        answer = json.loads(document)
    except ValueError:
        return (UNREADABLE,)
    if not isinstance(answer, dict):
        return (UNREADABLE,)
    return _marks(answer) or (NO_ANSWER,)


def _marks(answer: dict[str, object]) -> tuple[str, ...]:
    match answer.get("kind"):
        case "single":
            return (str(answer.get("choice")),)
        case "multiple":
            return tuple(sorted(map(str, _listed(answer.get("marked")))))
        case "match":
            pairs = answer.get("matched")
            found = pairs.items() if isinstance(pairs, dict) else ()
            return tuple(sorted(f"{left}{PAIRED}{right}" for left, right in found))
        case "order":
            order = FOLLOWED.join(map(str, _listed(answer.get("order"))))
            return (order,) if order else ()
        case "numeric":
            number = str(answer.get("number", "")).strip()
            return (number,) if number else ()
    return (UNREADABLE,)


def kind_of(document: str) -> str:
    """The kind of item an answer belongs to; empty where it does not say."""
    try:
        answer = json.loads(document) if document else {}
    except ValueError:
        return ""
    return str(answer.get("kind", "")) if isinstance(answer, dict) else ""


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
