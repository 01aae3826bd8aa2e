"""The search index: what is in it, and what the browser's matching finds in it (run by the Node of Playwright)."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import playwright
import pytest

from csm_app.build.search import search_index
from csm_app.build.sections import sections
from csm_app.home.handlers import index_for
from csm_app.home.layout import STATIC
from csm_app.pages.text import TextOfPage
from csm_course.content import AuthoredModule, Page
from csm_course.content.glossary import Term
from csm_course.content.page import Front
from csm_course.places import content_folder
from csm_course.search import SearchIndex
from csm_course.syllabus import load_syllabus
from csm_course.tools import load, slugs

NODE = Path(playwright.__file__).parent / "driver" / "node"
SYLLABUS = load_syllabus(content_folder() / "syllabus")
TEXT = """## Why it matters

Twelve kitchens, and nobody calls.

## The idea: gross & net

**Churn** is what left. | not a table

*The table*

| Term | Meaning |
|---|---|
| Retention | what stayed |

### How the *chain* runs

Outcome first."""
TERMS = (
    Term(id="churn", term="Churn", meaning="What left in a period.", also=("attrition",), lesson="L-1.2"),
    Term(id="gross-churn", term="Gross churn", meaning="What left, without growth.", lesson="L-1.2"),
    Term(id="retention", term="Retention", meaning="The share that stayed.", lesson="L-1.2"),
    Term(id="raci", term="RACI", meaning="Who does and who decides.", lesson="L-4.5"),
)


def written(text: str = TEXT, **teaches: str) -> AuthoredModule:
    """A module of which one lesson is written."""
    front = Front(
        id="L-1.2",
        title="How Does Customer Success Work?",
        minutes=10,
        outcomes=("Trace the chain", "Name the measure"),
        teaches={name.replace("_", "-").replace("0", "."): heading for name, heading in teaches.items()},
    )
    page = Page(path=Path("lessons/02-how.md"), front=front, text=text, first_line=1, exercises=())
    return AuthoredModule(slug="m01-basics", pages=(page,))


@pytest.fixture
def index() -> SearchIndex:
    """The index of one written lesson, four words, and the whole syllabus."""
    return search_index(SYLLABUS, [written(SY_104="The idea: gross & net")], TERMS)


def test_sections_have_the_ids_the_page_has() -> None:
    """They come from the same rendering; headings are told by their words, tables by their cells."""
    found = sections([f"# Title\n\nOpening.\n\n{TEXT}"])
    page = TextOfPage()
    html = page.html(f"# Title\n\n{TEXT}")
    assert [one.heading for one in found] == ["", "Why it matters", "The idea: gross & net", "How the chain runs"]
    assert [one.anchor for one in found[1:]] == [heading.anchor for heading in page.headings[1:]]
    assert all(f'id="{one.anchor}"'.replace("&", "&amp;") in html for one in found[1:])
    assert found[0].text == "Opening."
    assert "Retention what stayed" in found[2].text


def test_a_lesson_is_found_by_section_topic_and_outcome(index: SearchIndex) -> None:
    """Topics of the syllabus stand under the heading that teaches them; the opening names the outcomes."""
    opening, _, idea, _ = [section for section in index.sections if section.page == 0]
    assert index.pages[0].path == "m01-basics/lessons/02-how.ipynb"
    assert "Trace the chain" in opening.text
    assert idea.topics == ("How Does Customer Success Work?",)


def test_planned_lessons_are_found_and_have_nowhere_to_open(index: SearchIndex) -> None:
    """All that the syllabus teaches: 115 lessons and the supplements."""
    assert len(index.pages) == len(SYLLABUS.taught)
    assert all(not page.path for page in index.pages[1:])


def test_words_and_tools_lead_to_the_page_that_teaches_them(index: SearchIndex) -> None:
    """A word to where it is set in bold type, or else to where it stands; a tool to its first lesson."""
    churn, _, raci, retention = index.words
    assert (churn.term, churn.page, churn.anchor) == ("Churn", 0, "The-idea:-gross-&-net")
    assert (retention.page, retention.anchor) == (0, "The-idea:-gross-&-net")
    assert raci.page is not None
    assert index.pages[raci.page].label == "Lesson 4.5"
    of_syllabus, ours = index.tools[: len(SYLLABUS.tools)], index.tools[len(SYLLABUS.tools) :]
    assert [tool.title for tool in of_syllabus] == [tool.title for tool in SYLLABUS.tools]
    assert all(tool.page is not None and tool.phase.startswith("Phase ") for tool in of_syllabus)
    named = {tool.id for tool in SYLLABUS.tools}
    assert {tool.slug for tool in ours} == {slug for slug in slugs() if load(slug).ABOUT.topic not in named}


def test_the_same_content_makes_the_same_index() -> None:
    """Byte for byte, in whatever order the glossary is written."""
    one, other = (search_index(SYLLABUS, [written()], terms).model_dump_json() for terms in (TERMS, TERMS[::-1]))
    assert one == other


def test_the_server_says_where_the_pages_are_and_packs_the_index(index: SearchIndex, tmp_path: Path) -> None:
    """An instructor's server shows the repository around the modules; a damaged index finds nothing, but answers."""
    file = tmp_path / "search.json"
    file.write_text(index.model_dump_json(), encoding="utf-8")
    whole, packed = index_for(file, 1, "modules/")
    assert SearchIndex.model_validate_json(whole) == index.model_copy(update={"root": "modules/"})
    assert gzip.decompress(packed) == whole
    file.write_text("{", encoding="utf-8")
    assert SearchIndex.model_validate_json(index_for(file, 2, "")[0]).pages == ()


def find(index: SearchIndex, tmp_path: Path, *typed: str) -> list[list[dict[str, str]]]:
    """What the browser's own code finds for each text, best first."""
    shutil.copy(STATIC / "matching.js", tmp_path / "matching.mjs")
    (tmp_path / "index.json").write_text(index.model_dump_json(), encoding="utf-8")
    program = """
        import { readFileSync } from "node:fs";
        import { prepare, find } from "./matching.mjs";
        const prepared = prepare(JSON.parse(readFileSync("index.json")));
        const all = process.argv.slice(2).map((typed) =>
          find(prepared, typed).hits.map(({ group, title, where }) => ({ group, title, where })));
        console.log(JSON.stringify(all));
    """
    (tmp_path / "find.mjs").write_text(program, encoding="utf-8")
    ran = subprocess.run([NODE, "find.mjs", *typed], cwd=tmp_path, capture_output=True, text=True, check=True)
    found: list[list[dict[str, str]]] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize(
    ("typed", "group", "title"),
    [
        ("churn", "Words", "Churn"),
        ("CHURN", "Words", "Churn"),
        ("gross churn", "Words", "Gross churn"),
        ("attrition", "Words", "Churn"),
        ("reten", "Words", "Retention"),
        ("retenton", "Words", "Retention"),
        ("retnetion", "Words", "Retention"),
        ("why it matters", "Lessons", "Why it matters"),
        ("stakeholder matrix", "Tools", "Stakeholder Management Matrix"),
        ("kitchens", "Lessons", "Why it matters"),
        ("1.2", "Lessons", "How Does Customer Success Work?"),
        ("lesson 4.5", "Lessons", "Consultative Questioning"),
        ("What is “Onboarding”?", "Lessons", "What is “Onboarding”?"),
    ],
)
def test_what_is_meant_comes_first(index: SearchIndex, tmp_path: Path, typed: str, group: str, title: str) -> None:
    """An exact word of the glossary, then titles, headings and text; beginnings and slips of the pen are understood."""
    best = find(index, tmp_path, typed)[0][0]
    assert (best["group"], best["title"].casefold()) == (group, title.casefold())


@pytest.mark.parametrize("typed", ["", "  ", "?!", "xylophone", "qqqq"])
def test_what_is_not_there_is_not_found(index: SearchIndex, tmp_path: Path, typed: str) -> None:
    """Nothing is offered for the sake of offering something."""
    assert find(index, tmp_path, typed) == [[]]
