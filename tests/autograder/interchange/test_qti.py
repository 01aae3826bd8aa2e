"""QTI: what we write keeps the standard; what others write comes in, or is left out with the reason."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings

from csm_autograder.assessment.interchange import TO_FILL, Defaults, Taken, export, read
from csm_course.exercises.quiz import Item
from csm_course.items import FixedItem, MatchItem, MultipleItem, NumericItem, OrderItem
from tests.autograder.interchange.made_items import bundles
from tests.autograder.interchange.strict_qti import faults
from tests.autograder.interchange.test_identity import module_1

EXAMPLES = Path(__file__).parent / "examples"
PACKAGE = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"


def _files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _taken(name: str, **defaults: str) -> Taken:
    return read((EXAMPLES / name).read_bytes(), Path(name), Defaults(**defaults))


def _only(name: str) -> FixedItem:
    (item,) = _taken(name).bundle.items
    return item  # type: ignore[return-value]


def test_every_file_of_module_1_keeps_the_standard() -> None:
    """Elements, order, attributes, references: 192 items and all stories."""
    files = _files(export(module_1(), "qti").content)
    found = {name: faults(content) for name, content in files.items() if name != "imsmanifest.xml"}
    assert len(found) == len(module_1().items) + len(module_1().stories)
    assert not {name: told for name, told in found.items() if told}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundles)
def test_any_item_keeps_the_standard(bundle) -> None:  # type: ignore[no-untyped-def]
    """Tables, lists, pictures, HTML and strange ids in the texts break no file."""
    for name, content in _files(export(bundle, "qti").content).items():
        if name != "imsmanifest.xml":
            assert not faults(content), content.decode()


def test_the_manifest_names_every_file_and_what_it_leans_on() -> None:
    """Each file is a resource of the right type; an item with a story depends on it."""
    files = _files(export(module_1(), "qti").content)
    resources = ElementTree.fromstring(files["imsmanifest.xml"]).findall(f".//{PACKAGE}resource")
    assert [one.attrib["href"] for one in resources] == [name for name in files if name != "imsmanifest.xml"]
    assert {one.attrib["type"] for one in resources} == {"imsqti_item_xmlv3p0", "imsqti_stimulus_xmlv3p0"}
    depending = [one for one in resources if one.find(f"{PACKAGE}dependency") is not None]
    assert len(depending) == sum(1 for item in module_1().items if item.story)
    names = {one.attrib["identifier"] for one in resources}
    assert all(one.find(f"{PACKAGE}dependency").attrib["identifierref"] in names for one in depending)  # type: ignore[union-attr]


def test_a_choice_of_others() -> None:
    """Prompt, feedback in the option, a picture and a link that go, a key; the rest is for an author."""
    taken = _taken("choice.qti3.xml", lesson="L-1.3", author="Ana")
    (item,) = taken.bundle.items
    assert isinstance(item, Item)
    assert item.id == "harbour-1"
    assert item.stem.startswith("A harbour rents **berths**.")
    assert item.stem.endswith("Which sentence tells of churn?")
    assert [option.text for option in item.options] == ["Two boats left for good", "A boat was painted", "Fees went up"]
    assert item.key == "a"
    assert item.options[0].reason == "Yes: whoever leaves is lost."
    assert item.options[1].reason == TO_FILL
    assert (item.status, item.lesson, item.author, item.objective) == ("draft", "L-1.3", "Ana", TO_FILL)
    assert {one.field for one in taken.to_fill} >= {"objective", "competency", "bloom", "status", "options b reason"}
    gone = " ".join(str(loss) for loss in taken.losses)
    assert "a picture (the harbour)" in gone
    assert "a link to https://elsewhere.example/harbour" in gone


def test_items_of_version_2_1() -> None:
    """The names of 2.1 are read as well: several keys, an order, pairs with one that belongs to nothing."""
    several = _only("several.qti21.xml")
    assert isinstance(several, MultipleItem)
    assert several.keys == ("a", "c")
    steps = _only("order.qti21.xml")
    assert isinstance(steps, OrderItem)
    assert [step.text for step in steps.steps] == ["Cast off", "Leave the harbour", "Set the sail"]
    pairs = _only("match.qti21.xml")
    assert isinstance(pairs, MatchItem)
    assert [(pair.text, pair.match) for pair in pairs.pairs] == [("Bow", "front"), ("Stern", "back"), ("Port", "left")]
    assert [other.text for other in pairs.others] == ["above"]


def test_a_number_of_others() -> None:
    """Value, tolerance and unit; the paragraph with the field is not part of the question."""
    item = _only("number.qti3.xml")
    assert isinstance(item, NumericItem)
    assert (item.value, item.tolerance, item.unit, item.decimals) == (2.5, 0.1, "%", 1)
    assert item.stem == "Of 80 boats, 2 leave. What is the churn?"
    assert [(error.value, error.name) for error in item.errors] == [(2.0, "error 1")]


def test_what_is_no_item_is_left_out_with_the_reason() -> None:
    """An essay and two questions in one are named with file, line and remedy; the others still come in."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("essay.qti3.xml", "two.qti3.xml", "number.qti3.xml"):
            archive.writestr(f"stuff/{name}", (EXAMPLES / name).read_bytes())
    taken = read(content.getvalue(), Path("bank.zip"))
    assert [item.id for item in taken.bundle.items] == ["boats-churn"]
    said = [str(one) for one in taken.left_out]
    assert said[0].startswith(
        "bank.zip/stuff/essay.qti3.xml:2: essay-1: an extended text interaction is no kind of item"
    )
    assert "asks 2 things at once" in said[1]


def test_a_change_made_elsewhere_wins() -> None:
    """Another system moves an option and mends its words: the words are new, what is ours still fits."""
    one = next(item for item in module_1().items if isinstance(item, MatchItem))
    bundle = type(module_1())((one,))
    files = _files(export(bundle, "qti").content)
    name = f"items/{one.id}.xml"
    changed = files[name].decode().replace(f">{one.pairs[0].text}<", ">Quite other words<")
    taken = read(changed.encode(), Path(name))
    (item,) = taken.bundle.items
    assert isinstance(item, MatchItem)
    assert item.pairs[0].text == "Quite other words"
    assert item.pairs[1:] == one.pairs[1:]
    assert item.angoff == one.angoff
    assert "changed elsewhere" in str(taken.losses[0])
