"""Scores of everybody as columns, with the pass mark and the band around it within which chance decides."""

from collections.abc import Iterator, Sequence

from csm_course.drawing import Anchor, Area, Box, Drawing, Item, Shape, Stroke, Words

WIDTH, LEAST = 560.0, 320.0
_LEFT, _RIGHT, _TOP, _GROUND, _BELOW = 16.0, 544.0, 44.0, 190.0, 34.0


def pass_band(
    title: str, counts: Sequence[int], cut: float | None, error: float | None, summary: str, name: str = ""
) -> Drawing:
    """`counts`: how many got each tenth of the points, worst first; `cut` and `error` as shares of all points."""
    said = [_in_words(place, len(counts), count) for place, count in enumerate(counts)]
    band = () if cut is None or error is None else (_band(cut - error, cut + error),)
    mark = () if cut is None else _pass_mark(cut)
    return Drawing(
        title=title,
        summary=summary,
        width=WIDTH,
        height=_GROUND + _BELOW,
        shapes=(*band, *_columns(counts, said), *_axis(), *mark),
        outline=tuple(Item(depth=0, text=words) for words in said),
        least=LEAST,
        name=name,
    )


def _x(share: float) -> float:
    """Where a share of all points lies."""
    return _LEFT + (_RIGHT - _LEFT) * share


def _in_words(place: int, places: int, count: int) -> str:
    return f"{100 * place // places} to {100 * (place + 1) // places}% of the points: {count:,}"


def _band(low: float, high: float) -> Area:
    left, right = (_x(min(max(share, 0.0), 1.0)) for share in (low, high))
    corners = ((left, _TOP - 12), (right, _TOP - 12), (right, _GROUND), (left, _GROUND))
    return Area(points=corners, tone="warn", title="Within one standard error of the pass mark")


def _columns(counts: Sequence[int], said: Sequence[str]) -> Iterator[Shape]:
    most = max(counts, default=0) or 1
    step = (_RIGHT - _LEFT) / max(len(counts), 1)
    for place, (count, words) in enumerate(zip(counts, said, strict=True)):
        left, top = _LEFT + step * place, _GROUND - (_GROUND - _TOP) * count / most
        yield Box(
            x=left + 3, y=top, width=step - 6, height=_GROUND - top, tone="accent",
            shape="square", filled=True, title=words,
        )  # fmt: skip
        if count:
            yield Words(x=left + step / 2, y=top - 5, text=f"{count:,}", anchor="middle", size="small")


def _axis() -> Iterator[Shape]:
    yield Stroke(points=((_LEFT, _GROUND), (_RIGHT, _GROUND)))
    for percent in range(0, 101, 20):
        anchor: Anchor = "start" if percent == 0 else "end" if percent == 100 else "middle"
        yield Words(x=_x(percent / 100), y=_GROUND + 16, text=f"{percent}%", anchor=anchor, size="small")


def _pass_mark(cut: float) -> tuple[Shape, ...]:
    """A line, and its name on the side with more room."""
    x = _x(cut)
    line = Stroke(points=((x, 18), (x, _GROUND + 4)), tone="bad", thick=2)
    if cut > 0.5:
        return line, Words(x=x - 6, y=26, text="pass mark", anchor="end", strong=True)
    return line, Words(x=x + 6, y=26, text="pass mark", anchor="start", strong=True)
