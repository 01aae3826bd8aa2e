"""What a lesson rule finds: where, by which rule, and what to do. The table `RULES` is the one list of the rules."""

from dataclasses import dataclass

from csm_course.problems import Problem


@dataclass(frozen=True)
class Rule:
    """One rule of the content guide that a script can judge; `hard` stops the build, the others are advice."""

    name: str
    threshold: str
    hard: bool


RULES = {
    rule.name: rule
    for rule in (
        Rule("length", "700 to 1,250 words of text in a lesson", hard=False),
        Rule("outcome verb", "every outcome begins with a verb that can be observed", hard=True),
        Rule("outcome tested", "every outcome of a lesson is tested by at least 2 items of the bank", hard=True),
        Rule("taught", "every id the syllabus gives a lesson is in `teaches`, under a heading the page has", hard=True),
        Rule("practised", "every id the syllabus gives a lesson is practised by an exercise somewhere", hard=True),
        Rule("tested", "every id the syllabus gives a lesson is tested by an item somewhere", hard=True),
        Rule(
            "readability", "Flesch reading ease at least 30; the guide aims at 45 to 65, easier is welcome", hard=True
        ),
        Rule("grade", "Flesch-Kincaid grade at most 12", hard=True),
        Rule("sentences", "20 words a sentence on average, 95% of sentences at most 35 words", hard=True),
        Rule("paragraph", "at most 120 words in a paragraph", hard=True),
        Rule("passive", "at most 20% of sentences in the passive voice (estimated)", hard=False),
        Rule("one word", "no name that the glossary lists under `avoid`", hard=True),
        Rule("words to know", "each word is in the glossary, with the same meaning", hard=True),
        Rule("worked example", "the worked example has numbers, at least two of them recomputed", hard=True),
        Rule("practice", "Try it holds an exercise; Check yourself holds 3 to 5, of at least two kinds", hard=True),
        Rule("sources", "a page with amounts says 'illustrative' or names a source", hard=True),
        Rule("pictures", "a picture has a text alternative of at least 5 words", hard=True),
        Rule("headings", "no level of heading is skipped, no heading stands twice", hard=True),
        Rule("links", "a link says where it leads, never 'here'", hard=True),
        Rule("tables", "every column of a table has a heading", hard=True),
        Rule("workbook", "60 to 90 minutes, 4 to 8 exercises, 1 or 2 of them written", hard=True),
        Rule("scenario", "20 to 30 minutes", hard=True),
    )
}


@dataclass(frozen=True, order=True)
class Finding:
    """A problem with the name of the rule it breaks."""

    problem: Problem
    rule: str

    @property
    def hard(self) -> bool:
        """True where the rule stops the build."""
        return RULES[self.rule].hard

    def __str__(self) -> str:
        found = self.problem
        return f"{found.file}:{found.line}: rule '{self.rule}': {found.what} - {found.remedy}"
