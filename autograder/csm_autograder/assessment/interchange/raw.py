"""A question as a file says it, before defaults are filled in and before it is known to be an item."""

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from csm_autograder.assessment.interchange.fields import Fields, parts, text
from csm_course.items.figures import keeps_order
from csm_course.source import Data


@dataclass
class Raw:
    """Fields a file gives, what had to go, what is kept of ours, and why it can be no item at all."""

    line: int
    fields: Fields = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    kept: Data = None
    refused: str = ""
    category: str = ""
    path: Path = Path()

    def unshuffled(self) -> None:
        """Options stay in order; numbers and days do so by themselves."""
        if not keeps_order(text(one, "text") for one in parts(self.fields, "options")):
            self.fields["shuffle"] = False


def named(words: str) -> str:
    """An id made of a name: small letters, digits and hyphens; nothing where no letter is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
