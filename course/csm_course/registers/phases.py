"""The seven phases of an engagement, in their order."""

from typing import Literal

Phase = Literal["1", "2", "3", "4", "5", "6", "7"]
PHASES: dict[str, str] = {
    "1": "Preparation",
    "2": "Commitment",
    "3": "Onboarding",
    "4": "Adoption planning",
    "5": "Adoption implementation",
    "6": "Value realization",
    "7": "Engagement evaluation",
}
