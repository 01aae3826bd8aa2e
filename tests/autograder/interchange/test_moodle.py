"""Moodle XML: what we write is Moodle's own, and what Moodle exports comes in as far as it can be an item."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from csm_autograder.assessment.interchange import TO_FILL, Taken, export, read
from csm_autograder.assessment.interchange.moodle.writing import MOST_IN_A_TAG
from csm_course.exercises.quiz import Item
from csm_course.items import AnyItem, MatchItem, MultipleItem, NumericItem, OrderItem
from tests.autograder.interchange.test_identity import module_1

FILE = Path(__file__).parent / "examples" / "moodle.xml"


@pytest.fixture(scope="module")
def taken() -> Taken:
    """The example file, taken in without a word about lesson or author."""
    return read(FILE.read_bytes(), FILE)


def _named(taken: Taken, name: str) -> AnyItem:
    return next(item for item in taken.bundle.items if item.id == name)


def test_a_single_choice(taken: Taken) -> None:
    """HTML as our Markdown, feedback as reasons, our tag as a rating; the picture's words stay, its script does not."""
    item = _named(taken, "boats-that-leave")
    assert isinstance(item, Item)
    assert item.stem == "Which of these is **churn**?\n\n(picture: a pier)"
    assert [(one.id, one.text, one.reason) for one in item.options] == [
        ("a", "Two boats left", "Right: they are gone."),
        ("b", "A boat came", TO_FILL),
        ("c", "Fees went up", "That is a price."),
    ]
    assert (item.key, item.angoff, item.status) == ("a", 0.62, "draft")
    gone = " ".join(str(loss) for loss in taken.losses if loss.item == item.id)
    assert "a picture (a pier)" in gone
    assert "a file packed into the question" in gone
    assert "the tag 'harbours'" in gone
    assert "alert" not in item.stem


def test_the_other_kinds(taken: Taken) -> None:
    """Several keys, pairs with one that belongs to nothing, an order by its fractions, a number with unit and error."""
    several, pairs = _named(taken, "ropes"), _named(taken, "sides")
    steps, number = _named(taken, "sailing"), _named(taken, "rate")
    assert isinstance(several, MultipleItem)
    assert (several.keys, several.shuffle, several.stem) == (("a", "c"), False, "Which hold a boat?\\\nMark all.")
    assert isinstance(pairs, MatchItem)
    assert [(pair.text, pair.match) for pair in pairs.pairs] == [("Bow", "front"), ("Stern", "back"), ("Port", "left")]
    assert [other.text for other in pairs.others] == ["above"]
    assert pairs.stem == "Which side is it? 2 \\* 3 \\* 4"
    assert isinstance(steps, OrderItem)
    assert [step.text for step in steps.steps] == ["Cast off", "Leave the harbour", "Set the sail"]
    assert steps.stem == "Put the steps in **order**."
    assert isinstance(number, NumericItem)
    assert (number.value, number.tolerance, number.unit, number.decimals, number.reason) == (
        2.5,
        0.1,
        "%",
        1,
        "2 of 80.",
    )
    assert [(error.value, error.reason) for error in number.errors] == [(2.0, "A count.")]
    assert [(story.id, story.title, story.text) for story in taken.bundle.stories] == [
        ("the-harbour", "The harbour", "- 80 berths\n- 3 piers")
    ]


def test_what_is_no_item_is_left_out(taken: Taken) -> None:
    """Two options and an essay are named with their line and what to do."""
    said = [str(one) for one in taken.left_out]
    assert len(said) == 2
    assert "wet: it has 2 options; an item of kind 'single' has 3 to 4 - change their number" in said[0]
    assert said[1].startswith(f"{FILE}:58: why: an essay is no kind of item of the course")


def test_every_question_of_module_1_is_moodles() -> None:
    """Types, the elements each type needs, fractions that add up, tags no longer than Moodle keeps."""
    root = ElementTree.fromstring(export(module_1(), "moodle", "m01").content)
    questions = [one for one in root if one.attrib["type"] != "category"]
    assert len(questions) == len(module_1().items) + len(module_1().stories)
    assert {one.attrib["type"] for one in questions} == {
        "multichoice", "matching", "ordering", "numerical", "description",
    }  # fmt: skip
    for one in questions:
        assert one.findtext("name/text")
        assert one.findtext("questiontext/text")
        assert all(len(tag.text or "") <= MOST_IN_A_TAG for tag in one.findall("tags/tag/text"))
        fractions = [float(answer.attrib["fraction"]) for answer in one.findall("answer")]
        match one.attrib["type"]:
            case "multichoice":
                assert sum(part for part in fractions if part > 0) == pytest.approx(100, abs=0.01)
            case "ordering":
                assert fractions == [place + 1.0 for place in range(len(fractions))]
            case "numerical":
                assert fractions[0] == 100
                assert not any(fractions[1:])
            case "matching":
                assert len(one.findall("subquestion")) >= 3
    assert len({one.findtext("idnumber") for one in questions}) == len(questions)


def test_after_a_stay_in_moodle_tags_still_tell() -> None:
    """Moodle drops our element, not its tags: rating, lesson and story are there, the rest is asked of the author."""
    root = ElementTree.fromstring(export(module_1(), "moodle").content)
    for question in root:
        for ours in question.findall("csm"):
            question.remove(ours)
    back = read(ElementTree.tostring(root), Path("from-moodle.xml"))
    mine = {item.id: item for item in module_1().items}
    same = [item for item in back.bundle.items if item.id in mine]
    assert len(same) > 150
    for item in same:
        assert (item.angoff, item.lesson, item.story, item.bloom) == (
            mine[item.id].angoff, mine[item.id].lesson, mine[item.id].story, mine[item.id].bloom,
        )  # fmt: skip
    assert {one.field for one in back.to_fill} >= {"objective"}
