"""A number with its noun, how long something lasts, and the first words of a text."""

import pytest

from csm_course.wording import counted, first_words, lasting


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 minutes"), (1, "1 minute"), (1200, "1,200 minutes"), (1480.0, "1,480 minutes"), (2.5, "2.5 minutes")],
)
def test_a_number_with_its_noun(number: float, said: str) -> None:
    """Whole numbers are said alike, whatever they are kept as."""
    assert counted(number, "minute") == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (60, "60 minutes"), (1, "1 minute"), (160 / 3, "53 minutes 20 seconds"), (1 / 60, "1 second"),
        (0, "0 minutes"), (59.9999, "60 minutes"),
    ],
)  # fmt: skip
def test_how_long_something_lasts(minutes: float, said: str) -> None:
    """To the second, and without needless words."""
    assert lasting(minutes) == said


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("A chain of tailors", 18, "A chain of tailors"),
        ("A chain\n\n of tailors", 17, "A chain of …"),
        ("In April, 6 leave", 11, "In April …"),
        ("Unbreakable", 8, "Unbreak…"),
        ("", 8, ""),
    ],
)
def test_the_first_words_of_a_text(text: str, most: int, said: str) -> None:
    """Cut after a word, in one line, and never longer than asked for; a single long word is cut in itself."""
    assert first_words(text, most) == said
    assert len(first_words(text, most)) <= most
