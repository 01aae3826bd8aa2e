"""One small exercise of every kind, as an author would write it."""

from typing import Any

from pydantic import TypeAdapter

from csm_course.exercises import AnyExercise
from tests.tiny_scenario import TINY

ADAPTER: TypeAdapter[AnyExercise] = TypeAdapter(AnyExercise)
SHARED = {"title": "A title", "task": "Do it.", "solution": "Because.", "samples": []}


def exercise(kind: str, **fields: Any) -> AnyExercise:
    """An exercise of that kind; `fields` replace the example's."""
    return ADAPTER.validate_python({**SHARED, "id": f"m01-x-{kind}", "kind": kind, **EXAMPLES[kind], **fields})


def option(name: str, **more: Any) -> dict[str, Any]:
    """An option whose text and reason name it."""
    return {"id": name, "text": f"Text {name}", "reason": f"Reason {name}", **more}


EXAMPLES: dict[str, dict[str, Any]] = {
    "single": {"points": 4, "options": [option("a"), option("b", credit=0.5), option("c")], "key": "a"},
    "multiple": {
        "points": 6,
        "options": [option("a", correct=True), option("b", correct=True), option("c", correct=False)],
    },
    "match": {
        "points": 4,
        "items": [option("one", place="x"), option("two", place="y")],
        "places": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}],
    },
    "order": {"points": 4, "items": [option(name) for name in "abcde"]},
    "numeric": {
        "points": 5,
        "label": "Churn",
        "unit": "%",
        "key": 9.09,
        "tolerance": 0.01,
        "otherwise": "Divide by the customers at the start.",
        "errors": [{"value": 10, "tolerance": 0.005, "reason": "You divided by the end.", "credit": 0.4}],
    },
    "scenario": {"points": 10, "story": TINY},
    "written": {
        "points": 6,
        "words": [20, 80],
        "rubric": [
            {"name": "Numbers", "points": 4, "full": "Both.", "part": "One."},
            {"name": "Ask", "points": 2, "full": "Clear.", "part": "Vague."},
        ],
    },
    "tool": {
        "points": 10,
        "tool": "clv",
        "checks": [
            {
                "path": "result.value",
                "rule": "near",
                "value": 15000,
                "tolerance": 1,
                "points": 6,
                "what": "Lifetime value",
                "wrong": "Look at churn again.",
            },
            {
                "path": "inputs.variant",
                "rule": "equals",
                "value": "subscription",
                "points": 4,
                "what": "Variant",
                "wrong": "Another variant fits.",
            },
        ],
    },
    "spot": {
        "points": 6,
        "parts": [option(name, wrong=name in "bd") for name in "abcde"],
    },
    "fill": {
        "points": 4,
        "text": "Dear **Ada**,\n\n{opening} We met {when}.",
        "gaps": [
            {"id": name, "label": f"Gap {name}", "key": "b", "options": [option(one) for one in "abc"]}
            for name in ("opening", "when")
        ],
    },
    "allocate": {
        "points": 8,
        "total": 40,
        "unit": "hours",
        "step": 2,
        "items": [
            {
                "id": name,
                "text": f"Item {name}",
                "low": low,
                "high": high,
                "reason": f"Reason {name}",
                "too_low": f"More for {name}.",
                "too_high": f"Less for {name}.",
            }
            for name, low, high in (("one", 20, 30), ("two", 10, 14), ("three", 0, 4))
        ],
    },
    "test": {
        "points": 2,
        "pass_percent": 70,
        "items": [
            {
                "id": f"q{number}",
                "stem": "Which?",
                "options": [option("a"), option("b"), option("c")],
                "key": "b",
                "lesson": "L-1.3",
                "objective": "Tell churns apart",
                "competency": "CSA-T-29",
                "bloom": "apply",
                "difficulty": 0.6,
                "author": "Practicum team",
                "reviewed": "2026-11-22",
            }
            for number in (1, 2)
        ],
    },
}
