"""The fish: a spine with the problem as its head, bones above and below, causes on the bones and whys below causes.

Everything on one bone runs parallel to it: a why stands one step further from the bone than the cause it explains, and
below it, so that picture and outline read in the same order. A bone's causes keep to the strip left of the bone, as
wide as its widest cause; strips stand side by side. So no two boxes can meet, however many and however long they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from csm_course.drawing import Area, Box, Drawing, Item, Shape, Stroke, Tone
from csm_course.pictures.fishbone_sizes import CROWD, PAD_Y, Sized, head_size, label_size, sized

LEAN = 0.22
"""How far a bone leans: pixels to the left for each pixel away from the spine."""

INDENT, STUB = 30.0, 9.0
EDGE, BETWEEN_STRIPS, BETWEEN_ROWS, MOST_ROOM = 18.0, 22.0, 8.0, 26.0
NARROWEST_STRIP, NEAR_SPINE, NEAR_LABEL, SHORTEST_BONE = 104.0, 24.0, 14.0, 132.0
_TONES: tuple[Tone, ...] = ("one", "two", "five", "four", "six", "three")


@dataclass(frozen=True, slots=True)
class Twig:
    """A cause to draw. `depth` is 0 on the bone, 1 for its whys ...; `note` is the last line of its box, `title` all
    that is known of it."""

    key: str
    text: str
    depth: int = 0
    note: str = ""
    tone: Tone = "plain"
    strong: bool = False
    filled: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Bone:
    """A category with its causes in reading order, each followed by its whys."""

    key: str
    label: str
    twigs: tuple[Twig, ...] = ()


@dataclass(frozen=True, slots=True)
class _Strip:
    """A bone with its measures: `reach` is the width of its strip, `long` the room its causes need along it."""

    bone: Bone
    sizes: tuple[Sized, ...]
    label: Sized
    above: bool
    tone: Tone

    @property
    def reach(self) -> float:
        widest = (
            twig.depth * INDENT + STUB + LEAN * size.height + size.width
            for twig, size in zip(self.bone.twigs, self.sizes, strict=True)
        )
        return max((NARROWEST_STRIP, *widest))

    @property
    def long(self) -> float:
        rows = sum(size.height for size in self.sizes) + BETWEEN_ROWS * max(0, len(self.sizes) - 1)
        return NEAR_SPINE + NEAR_LABEL + rows


def fishbone(
    effect: str, bones: Sequence[Bone], *, title: str, summary: str, outline: tuple[Item, ...] = (), name: str = ""
) -> Drawing:
    """The fish of these bones, the first one at the far left above the spine, the second below it, and so on."""
    strips = [_strip(bone, at) for at, bone in enumerate(bones)]
    long = {above: _length([one for one in strips if one.above is above]) for above in (True, False)}
    head = head_size(effect)
    feet = _feet(strips, long)
    spine = EDGE + max(long[True] + _tallest(strips, True), head.height / 2)
    end = _head_at(strips, feet, long, head)
    height = spine + EDGE + max(long[False] + _tallest(strips, False), head.height / 2)
    width = end + head.width + EDGE
    shapes: list[Shape] = [*_body(spine, end, head)]
    for strip, foot in zip(strips, feet, strict=True):
        shapes += _bone_shapes(strip, foot, spine, long[strip.above])
    return Drawing(
        title=title,
        summary=summary,
        width=width,
        height=height,
        shapes=tuple(shapes),
        outline=outline,
        least=max(480, width * 0.8),
        name=name,
    )


def _strip(bone: Bone, at: int) -> _Strip:
    crowded = len(bone.twigs) > CROWD
    sizes = tuple(sized(twig.text, twig.note, twig.strong, crowded) for twig in bone.twigs)
    return _Strip(bone, sizes, label_size(bone.label), at % 2 == 0, _TONES[at % len(_TONES)])


def _length(strips: Sequence[_Strip]) -> float:
    """The bones of one side are equally long: as long as the fullest of them needs."""
    return max((SHORTEST_BONE, *(strip.long for strip in strips))) if strips else 0


def _tallest(strips: Sequence[_Strip], above: bool) -> float:
    return max((strip.label.height for strip in strips if strip.above is above), default=0)


def _feet(strips: Sequence[_Strip], long: dict[bool, float]) -> list[float]:
    """Where each bone meets the spine: bones in pairs, far enough apart for strips and labels."""
    pairs = [strips[at : at + 2] for at in range(0, len(strips), 2)]
    feet: list[float] = []
    for number, pair in enumerate(pairs):
        reach = max(strip.reach for strip in pair)
        if number == 0:
            foot = EDGE + max(LEAN * long[one.above] + max(reach, one.label.width / 2) for one in pair)
        else:
            before = pairs[number - 1]
            labels = max((one.label.width + other.label.width) / 2 for one, other in zip(before, pair, strict=False))
            foot = feet[-1] + max(reach, labels) + BETWEEN_STRIPS
        feet += [foot] * len(pair)
    return feet


def _head_at(strips: Sequence[_Strip], feet: Sequence[float], long: dict[bool, float], head: Sized) -> float:
    """The left edge of the head: behind the last bone, and clear of labels where it is taller than the bones."""
    last = max(feet, default=EDGE + 120)
    labels = [
        foot - LEAN * long[strip.above] + strip.label.width / 2
        for strip, foot in zip(strips, feet, strict=True)
        if head.height / 2 > long[strip.above] - PAD_Y
    ]
    return max((last + 44, *(right + BETWEEN_STRIPS for right in labels)))


def _body(spine: float, end: float, head: Sized) -> tuple[Shape, ...]:
    """Tail, spine and head."""
    tail = (
        (EDGE - 10, spine - 26), (EDGE + 26, spine), (EDGE - 10, spine + 26), (EDGE + 4, spine),
    )  # fmt: skip
    box = Box(
        x=end,
        y=spine - head.height / 2,
        width=head.width,
        height=head.height,
        lines=head.lines,
        tone="accent",
        strong=True,
        filled=True,
        key="problem",
        title=" ".join(head.lines),
    )
    line = Stroke(points=((EDGE, spine), (end, spine)), tone="accent", thick=4, arrow=True)
    return Area(points=tail, tone="accent"), line, box


def _bone_shapes(strip: _Strip, foot: float, spine: float, long: float) -> list[Shape]:
    """One bone: its line, its label at the far end, its causes with the lines that hang them up."""
    side = -1 if strip.above else 1
    tip = (foot - LEAN * long, spine + side * long)
    label = strip.label
    top = tip[1] - label.height if strip.above else tip[1]
    shapes: list[Shape] = [
        Stroke(points=(tip, (foot, spine)), tone=strip.tone, thick=2.5, arrow=True, joins=(strip.bone.key, "problem"))
    ]
    boxes = _boxes(strip, foot, spine, long)
    shapes += _lines(strip, boxes, foot, spine)
    shapes.append(
        Box(
            x=tip[0] - label.width / 2,
            y=top,
            width=label.width,
            height=label.height,
            lines=label.lines,
            tone=strip.tone,
            shape="pill" if len(label.lines) == 1 else "round",
            strong=True,
            filled=True,
            key=strip.bone.key,
            title=strip.bone.label,
        )
    )
    return [*shapes, *boxes]


def _boxes(strip: _Strip, foot: float, spine: float, long: float) -> list[Box]:
    """The causes from top to bottom; room that is left over goes between them, then to both ends."""
    spare = long - strip.long
    between = BETWEEN_ROWS + min(MOST_ROOM, spare / max(1, len(strip.sizes)))
    used = strip.long + (between - BETWEEN_ROWS) * max(0, len(strip.sizes) - 1)
    first = spine - long + NEAR_LABEL if strip.above else spine + NEAR_SPINE
    y = first + (long - used) / 2
    boxes: list[Box] = []
    for twig, size in zip(strip.bone.twigs, strip.sizes, strict=True):
        boxes.append(_box(twig, size, _hung(foot, spine, y + size.height / 2, twig.depth), y))
        y += size.height + between
    return boxes


def _box(twig: Twig, size: Sized, hung: float, y: float) -> Box:
    return Box(
        x=hung - STUB - LEAN * size.height / 2 - size.width,
        y=y,
        width=size.width,
        height=size.height,
        lines=size.lines,
        tone=twig.tone,
        strong=twig.strong,
        filled=twig.filled,
        align="start",
        title=twig.title or twig.text,
        key=twig.key,
    )


def _hung(foot: float, spine: float, y: float, depth: int) -> float:
    """Where, at this height, the line stands on which causes of this depth hang."""
    return foot - LEAN * abs(spine - y) - depth * INDENT


def _lines(strip: _Strip, boxes: Sequence[Box], foot: float, spine: float) -> list[Shape]:
    """From each cause a short line to the bone it hangs on, and from each cause with whys a small bone of their own."""
    shapes: list[Shape] = []
    open_at: list[int] = []
    whys: dict[int, list[int]] = {}
    for at, (twig, box) in enumerate(zip(strip.bone.twigs, boxes, strict=True)):
        del open_at[twig.depth :]
        above = open_at[-1] if open_at else None
        if above is not None:
            whys.setdefault(above, []).append(at)
        to = boxes[above].key if above is not None else strip.bone.key
        middle = box.y + box.height / 2
        end = (_hung(foot, spine, middle, twig.depth), middle)
        shapes.append(
            Stroke(points=((box.x + box.width, middle), end), tone=strip.tone, thick=1.25, joins=(box.key, to))
        )
        open_at.append(at)
    shapes += [_small_bone(strip, boxes, at, below, foot, spine) for at, below in whys.items()]
    return shapes


def _small_bone(
    strip: _Strip, boxes: Sequence[Box], at: int, below: Sequence[int], foot: float, spine: float
) -> Stroke:
    """From under a cause down to the last of its whys; it starts inside the box's width also where that is tall."""
    cause, depth = boxes[at], strip.bone.twigs[at].depth + 1
    middles = [boxes[why].y + boxes[why].height / 2 for why in (below[0], below[-1])]
    start = cause.y + cause.height
    x = min(_hung(foot, spine, start, depth), cause.x + cause.width - 8)
    points = ((x, start), *((_hung(foot, spine, y, depth), y) for y in middles))
    kept = tuple(point for point, after in pairwise((*points, (-1.0, -1.0))) if point != after)
    return Stroke(points=kept, tone=strip.tone, thick=1.25)
