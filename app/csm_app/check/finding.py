"""What a rule of the content guide found: a problem that must be mended, or a warning that somebody should look at."""

from dataclasses import dataclass
from pathlib import Path

from csm_course.problems import Problem


@dataclass(frozen=True)
class Rule:
    """One thing the course asks of its content.

    `number` is the row of the content guide's table of item rules; the rules for pages have none and are called by what
    they look at. A `hard` rule fails `csm check`; a soft one gives a warning, because a script can only guess there.
    """

    number: int | None
    looks_at: str
    threshold: str
    hard: bool

    def __str__(self) -> str:
        return f"rule '{self.looks_at}'" if self.number is None else f"rule {self.number} (S)"

    def at(self, file: Path, line: int, what: str, remedy: str) -> "Finding":
        """A finding of this rule at one line."""
        return Finding(file, line, what, remedy, self)


@dataclass(frozen=True)
class Finding(Problem):
    """A problem or a warning, with the rule that is broken."""

    rule: Rule

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.rule}  {self.what}  ->  {self.remedy}"
