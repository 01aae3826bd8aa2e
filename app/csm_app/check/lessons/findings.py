"""The rules for pages; this table is the one list of them, and the authors' guide repeats it."""

from csm_app.check.finding import Rule

# name: (threshold, hard)
_TABLE = {
    "length": ("700 to 1,250 words of text in a lesson", False),
    "outcome verb": ("every outcome begins with a verb that can be observed", True),
    "outcome tested": ("every outcome of a lesson is tested by at least 2 items of the bank", True),
    "taught": ("every id the syllabus gives a lesson is in `teaches`, under a heading the page has", True),
    "practised": ("every id the syllabus gives a lesson is practised by an exercise somewhere", True),
    "tested": ("every id the syllabus gives a lesson is tested by an item somewhere", True),
    "readability": ("Flesch reading ease at least 30; the guide aims at 45 to 65, easier is welcome", True),
    "grade": ("Flesch-Kincaid grade at most 12", True),
    "sentences": ("20 words a sentence on average, 95% of sentences at most 35 words", True),
    "paragraph": ("at most 120 words in a paragraph", True),
    "passive": ("at most 20% of sentences in the passive voice (estimated)", False),
    "one word": ("no name that the glossary lists under `avoid`", True),
    "words to know": ("each word is in the glossary, with the same meaning", True),
    "worked example": ("the worked example has numbers, at least two of them recomputed", True),
    "practice": ("Try it holds an exercise; Check yourself holds 3 to 5, of at least two kinds", True),
    "sources": ("a page with amounts says 'illustrative' or names a source", True),
    "pictures": ("a picture has a text alternative of at least 5 words", True),
    "headings": ("no level of heading is skipped, no heading stands twice", True),
    "links": ("a link says where it leads, never 'here'", True),
    "tables": ("every column of a table has a heading", True),
    "workbook": ("60 to 90 minutes, 4 to 8 exercises, 1 or 2 of them written", True),
    "scenario": ("20 to 30 minutes", True),
}

RULES = {name: Rule(None, name, threshold, hard) for name, (threshold, hard) in _TABLE.items()}
