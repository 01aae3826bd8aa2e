"""Words every package needs: a number with its noun, a text by its first words."""


def counted(number: float, noun: str) -> str:
    """`1 lesson`, `1,200 lessons`, `2.5 minutes`."""
    said = f"{number:,}" if isinstance(number, int) else f"{number:,.10g}"
    return f"{said} {noun}" if number == 1 else f"{said} {noun}s"


def lasting(minutes: float) -> str:
    """To the second: `60 minutes`, `53 minutes 20 seconds`."""
    whole, seconds = divmod(round(60 * minutes), 60)
    parts = (counted(number, noun) for number, noun in ((whole, "minute"), (seconds, "second")) if number)
    return " ".join(parts) or counted(0, "minute")


def first_words(text: str, most: int) -> str:
    """A text in one line of at most `most` characters, cut after a word: `A chain of tailors buys …`."""
    whole = " ".join(text.split())
    if len(whole) <= most:
        return whole
    start = whole[: most - 1].rpartition(" ")[0].rstrip(",;:.–- ")
    return f"{start} …" if start else f"{whole[: most - 1]}…"
