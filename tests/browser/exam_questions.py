"""Questions of all five kinds, made up for the tests of the pages on which a test is taken."""

from csm_course.exercises.base import Choice
from csm_course.items.asked import AskedItem, AskedMatch, AskedMultiple, AskedNumeric, AskedOrder, AskedSingle, Story

CASE = Story(
    id="lindqvist",
    title="The case: Lindqvist Laundries",
    text=(
        "Lindqvist Laundries cleans for 40 hotels. In **March** it bought route planning for its 22 vans, "
        "to drive less.\n\n"
        "| Month | Vans on the app | Kilometres |\n|---|---|---|\n| March | 3 | 61,000 |\n| April | 9 | 58,400 |\n"
        "| May | 10 | 58,900 |\n\nIn May the head of transport, who had wanted it, left. Her deputy writes: "
        "“Drivers like it. But nobody tells me what we gained.”"
    ),
)


def choices(*texts: str) -> tuple[Choice, ...]:
    """Options a, b, c ..."""
    return tuple(Choice(id="abcdefgh"[place], text=text) for place, text in enumerate(texts))


SINGLE = AskedSingle(
    id="tailors",
    stem="A chain of tailors buys a fitting app so that fewer suits come back. What would be customer success for it?",
    options=choices(
        "A third less is paid out in refunds",
        "Staff open the app in each of its shops",
        "The app has had no faults since spring",
        "Managers call the app a joy to work with",
    ),
)
MULTIPLE = AskedMultiple(
    id="signs",
    stem="Which of these are early signs that a renewal is in danger?",
    options=choices(
        "The sponsor has left", "Use falls for two months", "An invoice was paid early", "Two meetings were put off",
        "A second team asks for access",
    ),
)  # fmt: skip
MATCH = AskedMatch(
    id="owners",
    stem="Who owns which part of the work?",
    left=choices("Adoption of the product", "Closing a contract", "Mending a fault"),
    right=choices("Support", "Customer success", "Sales", "Finance"),
)
LONG_MATCH = AskedMatch(
    id="terms",
    stem="Which sentence explains which figure?",
    left=choices("Logo churn", "Gross revenue retention", "Net revenue retention"),
    right=choices(
        "The share of revenue from the start of the period that is still there, without anything sold on top",
        "The share of customers from the start of the period who have left by its end",
        "What the customers from the start of the period pay at its end, growth included, as a share of what they paid",
    ),
)
ORDER = AskedOrder(
    id="first-weeks",
    stem="In which order do the steps of a first month follow each other?",
    options=choices(
        "Agree on the outcome and on how it will be measured", "Train the first users", "Hand over from sales",
        "Review the first result with the sponsor",
    ),
)  # fmt: skip
NUMERIC = AskedNumeric(
    id="churn",
    stem="A segment has 240 customers on 1 April. In April, 6 leave, 10 join.\n\nWhat is the *logo churn* for April?",
    unit="%",
)
CASE_FIRST = AskedSingle(
    id="case-gain",
    stem="What do you show the deputy first?",
    story=CASE,
    options=choices(
        "The kilometres driven, month by month, beside the number of vans on the app",
        "The list of features that came in May",
        "The satisfaction of the drivers, in per cent",
    ),
)
CASE_NEXT = AskedSingle(
    id="case-sponsor",
    stem="The head of transport has gone. What is the best next step?",
    story=CASE,
    options=choices(
        "Ask the deputy for a meeting with whoever now answers for the cost of transport",
        "Wait until a new head of transport is named",
        "Offer a price for the next year at once",
    ),
)
TEST = (SINGLE, MULTIPLE, MATCH, LONG_MATCH, ORDER, NUMERIC, CASE_FIRST, CASE_NEXT)
KEYS: dict[str, object] = {
    "tailors": "a",
    "signs": ["a", "b", "d"],
    "owners": {"a": "b", "b": "c", "c": "a"},
    "terms": {"a": "b", "b": "a", "c": "c"},
    "first-weeks": ["c", "a", "b", "d"],
    "churn": "2.5",
    "case-gain": "a",
    "case-sponsor": "a",
}


def many(count: int) -> tuple[AskedItem, ...]:
    """So many questions with one right answer, a."""
    return tuple(
        SINGLE.model_copy(update={"id": f"q-{number}", "stem": f"{SINGLE.stem} (Shop {number}.)"})
        for number in range(1, count + 1)
    )
