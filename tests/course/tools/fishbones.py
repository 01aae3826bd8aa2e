"""Fishbones for the tests: a few rows written briefly, and random trees of any shape."""

from hypothesis import strategies as st

from csm_course.tools.fishbone import Inputs
from csm_course.tools.fishbone.categories import standard
from csm_course.tools.fishbone.inputs import STATUSES, Cause

BONES = [bone.id for bone in standard("6m")]
WORDS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ      äöüß,.-%–日本◆", max_size=300)


def cause(id: str, under: str = "machine", **facts: object) -> Cause:
    """A cause on a bone, or with `+` a why of another cause."""
    where = {"parent": under[1:]} if under.startswith("+") else {"category": under}
    return Cause.model_validate({"id": id, "text": f"Cause {id}", **where, **facts})


@st.composite
def trees(draw: st.DrawFn, most: int = 60) -> Inputs:
    """Causes that hang on bones, unsorted ones included, or on any earlier cause."""
    rows: list[Cause] = []
    for number in range(draw(st.integers(0, most))):
        parent = draw(st.sampled_from(["", *(row.id for row in rows)]))
        rows.append(
            Cause(
                id=f"c{number}",
                text=draw(WORDS),
                parent=parent,
                category="" if parent else draw(st.sampled_from([*BONES, ""])),
                votes=draw(st.integers(0, 99)),
                status=draw(st.sampled_from(list(STATUSES))),  # type: ignore[arg-type]
                evidence=draw(st.sampled_from(["", "Seen on Monday"])),
            )
        )
    return Inputs(problem=draw(WORDS), causes=tuple(draw(st.permutations(rows))))
