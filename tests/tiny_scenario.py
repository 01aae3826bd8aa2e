"""A scenario small enough to work out by hand: one bakery, four weeks, two decisions, one storm."""

from typing import Any

from csm_course.scenarios.chance import lucky
from csm_course.scenarios.model import Scenario

TINY: dict[str, Any] = {
    "starts": "2026-07-06",
    "weeks": 4,
    "time": {
        "unit": "hours",
        "weekly": 6,
        "least": 2,
        "most": 10,
        "unplanned": "fires",
        "unplanned_kind": "reactive",
        "kinds": {"action": "Action", "reactive": "Unplanned work"},
    },
    "measures": [{"id": "trust", "label": "Trust"}, {"id": "value", "label": "Value"}],
    "accounts": [
        {
            "id": "oak",
            "name": "Oak & Sons",
            "line": "A bakery with four shops",
            "start": {"trust": 50, "value": 40},
            "remarks": [{"when": "oak.trust < 50", "text": "Ana is cross."}, {"text": "Ana waits."}],
            "grey": "week < 2",
        }
    ],
    "quantities": [{"id": "fires", "label": "Fires", "start": 1, "high": 5}],
    "people": {"ana": {"name": "Ana", "role": "Owner", "account": "oak"}},
    "mails": [{"week": 3, "sender": "ana", "subject": "Rain", "body": "It *rains*.", "when": "happened('storm')"}],
    "weekly": [{"when": "week == 2", "change": {"oak.value": -1}}],
    "events": [{"id": "storm", "weeks": [2, 3], "chance": 50, "change": {"oak.trust": -10}, "news": "A **storm**."}],
    "marks": [{"week": 4, "text": "Rent is due", "account": "oak"}],
    "decisions": [
        {
            "id": "first",
            "week": 1,
            "title": "First",
            "body": "What now?",
            "options": [
                {
                    "id": "call",
                    "text": "Call Ana.",
                    "work": {"action": 4},
                    "back": "You called.",
                    "effects": [
                        {"change": {"oak.trust": 20}},
                        {
                            "after": 2,
                            "chance": 60,
                            "change": {"oak.value": 10},
                            "mail": {"sender": "ana", "subject": "Thanks", "body": "Good."},
                        },
                    ],
                },
                {
                    "id": "wait",
                    "text": "Wait.",
                    "back": "You waited.",
                    "error": "Waiting",
                    "effects": [{"change": {"fires": 2}}],
                },
            ],
        },
        {
            "id": "second",
            "week": 3,
            "title": "Second",
            "body": "And now?",
            "options": [
                {
                    "id": "show",
                    "text": "Show value.",
                    "work": {"action": 8},
                    "closed": [{"when": "oak.trust < 50", "why": "Ana does not answer."}],
                    "back": "You showed.",
                    "effects": [{"change": {"oak.value": 30}}],
                },
                {
                    "id": "chat",
                    "text": "Chat.",
                    "work": {"action": 2},
                    "back": "You chatted.",
                    "effects": [{"change": {"oak.trust": 5}}],
                },
            ],
        },
    ],
    "endings": [
        {"id": "good", "title": "Good", "body": "Well done.", "good": True, "when": "oak.value >= 69"},
        {"id": "poor", "title": "Poor", "body": "A pity."},
    ],
    "scoring": [
        {
            "id": "value",
            "label": "Value",
            "points": 6,
            "measure": "oak.value",
            "counted": "value at Oak",
            "none": 39,
            "full": 69,
            "reasons": {"full": "All of it.", "part": "Some of it.", "none": "None of it."},
        },
        {
            "id": "trust",
            "label": "Trust",
            "points": 4,
            "measure": "oak.trust",
            "counted": "trust at Oak",
            "none": 50,
            "full": 70,
        },
    ],
    "skills": [
        {
            "id": "CSA-SC-22",
            "title": "Show value",
            "shown": "chose('show')",
            "partly": "chose('call')",
            "why": {"shown": "You did.", "partly": "You began.", "missing": "You did not."},
        }
    ],
    "expert": {"first": [{"choose": "call"}], "second": [{"choose": "show"}, {"choose": "chat"}]},
}


def tiny(**changes: Any) -> Scenario:
    """The small scenario; `changes` replace its parts."""
    return Scenario.model_validate({**TINY, **changes})


def seed_where(text: str, percent: int, wanted: bool) -> int:
    """The first seed that is lucky, or not, in `text`."""
    return next(seed for seed in range(1000) if lucky(seed, text, percent) is wanted)
