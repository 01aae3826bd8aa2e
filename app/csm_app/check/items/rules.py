"""Every rule for items that a script can hold them to, and whether it fails the check: the one place that says so.

Where the content guide says "fail" or gives a figure that can be counted, the rule is hard. Where it says "warn", or
where a script can only guess at what a reader would see at once, it warns.
"""

from csm_app.check.finding import Rule

SAME_NUMBER = Rule(1, "options per item", "3 or 4, the same number in every item of a test", hard=True)
ONE_KEY = Rule(
    2, "key and options", "one key, which exists; options differ in more than case, spaces and marks", hard=True
)
ALL_OF_ABOVE = Rule(3, "options about options", "none says 'all of the above', 'A and B' or 'both'", hard=True)
NONE_OF_ABOVE = Rule(3, "options about options", "none says 'none of the above'", hard=False)
NEGATIVE_SHOUTS = Rule(4, "negative stems", "the negative word stands in capitals or bold", hard=True)
NEGATIVE_TWICE = Rule(4, "negative stems", "no double negative", hard=True)
NEGATIVE_SHARE = Rule(4, "negative stems", "at most 5% of a bank (one item is always allowed)", hard=True)
LONGEST_IS_KEY = Rule(
    5, "length of the key", "the longest option no more often than chance has it: binomial p ≥ .01", hard=True
)  # fmt: skip
LENGTH_RATIO = Rule(
    5, "length of the key", "mean length of keys ÷ mean length of wrong options from .85 to 1.15 in a bank", hard=True
)
KEY_TOO_LONG = Rule(5, "length of the key", "at most 1.5 times as long as the next option", hard=False)
KEY_PLACES = Rule(6, "places of the keys", "as even as chance has it: chi-square p > .01", hard=True)
KEY_RUN = Rule(6, "places of the keys", "at most 4 equal keys in a row in a test", hard=False)
ABSOLUTE_WORDS = Rule(
    7, "always, never, all, only", "in wrong options at most twice as often as in keys (bank, from 5 cases on)",
    hard=False,
)  # fmt: skip
CLANG = Rule(8, "words of the stem", "no rare word of the stem stands in the key alone", hard=False)
PARALLEL = Rule(9, "form of the options", "same end mark, same first letter case, same unit; a or an fits", hard=False)
CONVERGENCE = Rule(
    10, "what options share", "the key is not the one with most in common more often than chance: p ≥ .01", hard=False
)
NUMBERS_IN_ORDER = Rule(11, "numeric options", "in order, no two equal, no ranges that overlap", hard=True)
QUESTION = Rule(12, "the stem", "ends as a question or as a sentence to complete; no blank inside", hard=True)
LENGTHS = Rule(13, "length", "stem up to 60 words, or a scenario of 80 to 250; option up to 25 words", hard=True)
SAME_ITEM = Rule(14, "duplicates", "no two items with the same words in stem and key", hard=True)
NEAR_ITEM = Rule(
    14,
    "duplicates",
    "stem and key: cosine up to .85 and Jaccard up to .7 within a bank, up to .6 between banks",
    hard=False,
)
REASONS = Rule(15, "reasons", "one for every option, 12 words or more, all different, naming the lesson", hard=True)
REASON_ECHOES = Rule(15, "reasons", "the key's reason says more than the key", hard=False)
TAGS = Rule(
    16,
    "tags",
    "lesson, objective, competency and topics exist; review date, not in the future; in the module that teaches it, "
    "and in no other lesson's file",
    hard=True,
)
BLOOM_MIX = Rule(17, "Bloom levels", "in a test at most 40% remember and at least 40% understand or apply", hard=False)
BLOOM_REACHED = Rule(17, "Bloom levels", "an outcome has an item at the level of its verb", hard=False)
BLUEPRINT = Rule(
    18, "blueprint", "a test asks about every lesson of the bank, each ±1 as often as the others", hard=True
)
LEAK = Rule(19, "leaks", "no item of a test says another one's key in its stem", hard=True)
VAGUE_WORDS = Rule(20, "often, rarely, usually ...", "in no option", hard=False)
FAIRNESS = Rule(22, "fairness", "no idiom, no gendered word for a job (word list)", hard=False)
KEY_RECOMPUTED = Rule(
    23, "numeric keys", "the sum given for the key comes to the key; a generator finds its numbers", hard=True
)
KEY_UNPROVEN = Rule(23, "numeric keys", "a key that is a number says how it is recomputed", hard=False)
ORIGINAL = Rule(
    24, "originality", "no 8 words in a row from the sources, titles aside (items, lessons, glossary)", hard=True
)

STATUS = Rule(25, "status", "a pinned test takes live and pilot items, no drafts and no retired ones", hard=True)
RATED = Rule(26, "Angoff ratings", "every live item has one", hard=False)
RATING_FITS = Rule(26, "Angoff ratings", "from .05 to .95; at most .05 above the item's difficulty", hard=True)
ENEMIES = Rule(27, "enemies", "they exist in the bank, and each names the other", hard=True)
ENEMIES_APART = Rule(27, "enemies", "no pinned test takes two, nor two variants of one generator", hard=True)
STORY = Rule(28, "stories", "the story of an item exists; it has 80 to 250 words, and its phase is one", hard=True)
STORY_TOLD = Rule(28, "stories", "every story has an item that leans on it", hard=False)
IDS_TELL = Rule(29, "ids of options", "the letters a, b, c ... in order: learners can see them", hard=True)
HOW_MANY = Rule(30, "multiple choices", "the stem does not say how many options fit", hard=False)
LEFTOVER = Rule(
    31, "matches", "more on one side than on the other, so that the last pair is not found by itself", hard=False
)
STEPS_TELL = Rule(32, "steps", "none says 'first', 'then', 'next' or 'finally'", hard=False)
NUMBER_FITS = Rule(
    33, "typed numbers", "the value as shown is right, and no error lies within its tolerance", hard=True
)
NUMBER_ERRORS = Rule(33, "typed numbers", "at least 2 named errors", hard=False)
KEY_WANDERS = Rule(34, "keys of generators", "no letter holds the key in more than 45% of 200 seeds", hard=True)

ALL = (
    SAME_NUMBER, ONE_KEY, ALL_OF_ABOVE, NONE_OF_ABOVE, NEGATIVE_SHOUTS, NEGATIVE_TWICE, NEGATIVE_SHARE, LONGEST_IS_KEY,
    LENGTH_RATIO, KEY_TOO_LONG, KEY_PLACES, KEY_RUN, ABSOLUTE_WORDS, CLANG, PARALLEL, CONVERGENCE, NUMBERS_IN_ORDER,
    QUESTION, LENGTHS, SAME_ITEM, NEAR_ITEM, REASONS, REASON_ECHOES, TAGS, BLOOM_MIX, BLOOM_REACHED, BLUEPRINT,
    LEAK, VAGUE_WORDS, FAIRNESS, KEY_RECOMPUTED, KEY_UNPROVEN, ORIGINAL, STATUS, RATED, RATING_FITS, ENEMIES,
    ENEMIES_APART, STORY, STORY_TOLD, IDS_TELL, HOW_MANY, LEFTOVER, STEPS_TELL, NUMBER_FITS, NUMBER_ERRORS, KEY_WANDERS,
)  # fmt: skip

SEEDS_READ = 24
"""How many variants of a generator are written out to see that it works."""
SEEDS_TRIED = 200
"""For how many seeds its numbers are drawn to see where the key stands."""

PRACTICE = (2, 3, 4, 11, 15)
"""The rules that choices in lessons and workbooks are held to as well, always as warnings."""


def document() -> str:
    """The text of docs/item-rules.md."""
    rows = [f"| {rule.number} | {rule.looks_at} | {rule.threshold} | {_effect(rule)} |" for rule in ALL]
    table = "\n".join(("| Rule | Looks at | Wanted | If not |", "|--:|---|---|---|", *rows))
    practice = ", ".join(str(number) for number in PRACTICE)
    return f"""# What `csm check` asks of items

<!-- Printed by `python -m csm_app.check.items table`; change app/csm_app/check/items/rules.py instead. -->

The numbers up to 24 are those of the content guide's rules for question banks. Rule 21 (tricks, opinions, two
defensible keys) and much of rules 9 and 22 need people: two reviewers who agree on the key.

{table}

Rules 5 and 6 are asked of the bank of a module and of each test. Choices in lessons and workbooks are held to rules
{practice} as well, as warnings. All pages are held to rule 24. A generated item is read as the variant of seed 1, for
rule 15 with all its errors; {SEEDS_TRIED} of its seeds are tried. Rules 1, 5 to 11 and 19 are for single choices. What
has a reason in another kind (pairs, steps, numbers) is held to rules 13 and 15 like an option. Near duplicates that are
enemies do not warn.
"""


def _effect(rule: Rule) -> str:
    return "fails" if rule.hard else "warns"
