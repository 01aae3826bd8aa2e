"""The page's own files: complete, self-contained, and free of words that belong to programmers."""

import re
from pathlib import Path
from typing import get_args

import pytest

from csm_course.drawing import Tone
from csm_course.tools import slugs
from csm_course.tools.form import Control
from csm_widgets.assembly import (
    COHORT_SCRIPTS,
    COHORT_STYLES,
    PAGE_SCRIPTS,
    PAGE_STYLES,
    SCRIPTS,
    STATISTICS_SCRIPTS,
    STATISTICS_STYLES,
    STYLES,
    page_script,
    page_style,
    script,
    style,
)

from .kit import ALL

STATIC = Path(__file__).parents[2] / "widgets" / "csm_widgets" / "static"


def test_every_file_is_put_together() -> None:
    """No file of the page is forgotten in the assembly, and none is named that does not exist.

    The view of a tool lies in the folder of its slug and is taken from there.
    """
    found = {file.relative_to(STATIC) for file in STATIC.rglob("*") if file.is_file()}
    views = {file for file in found if file.parts[0] == "tools"}
    assert {file.parts[1] for file in views} <= set(slugs())
    pages = {*SCRIPTS, *STYLES, *PAGE_SCRIPTS, *PAGE_STYLES, *COHORT_SCRIPTS, *COHORT_STYLES}
    pages |= {*STATISTICS_SCRIPTS, *STATISTICS_STYLES}
    assert {str(file) for file in found - views} == pages


def test_nothing_is_fetched_from_anywhere() -> None:
    """The page works offline: no address, no import, no font or image from elsewhere.

    What it asks for itself, where a test stands, it asks this very server.
    """
    asked = "fetch(`${baseAddress()}course/assessment/card/${exercise}`"
    everything = script() + page_script("") + style() + page_style("")
    assert everything.count(asked) == 1
    assert not re.findall(r"https?://|//cdn|@import|url\(|\bimport\b\s*[({\"']|fetch\(", everything.replace(asked, ""))


def test_every_style_is_of_something_that_is_built() -> None:
    """No rule is left over: each class is given to an element, by the page or by the HTML of the Python side."""
    built = script() + page_script("")
    for package in (STATIC.parents[2] / "course", STATIC.parents[2] / "autograder"):
        built += "".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py"))
        built += "".join(file.read_text(encoding="utf-8") for file in package.rglob("*.j2"))
    made = {f"csm-panel--{kind}" for kind in ALL} | {f"csm-note--{kind}" for kind in ("info", "caution", "stop")}
    made |= {f"csm-svg--{room}" for room in ("wide", "middle", "narrow")}
    made |= {f"csm-light--{light}" for light in ("green", "amber", "red", "grey")} | {
        "csm-ending--good",
        "csm-ending--open",
    }
    made |= {f"csm-level--{level}" for level in ("shown", "partly", "not-shown")} | {"csm-week--done", "csm-week--now"}
    made |= {f"csm-tone-{tone}" for tone in get_args(Tone)}
    made |= {f"csm-rows__{control}" for control in get_args(Control)}
    styled = set(re.findall(r"\.(csm-[a-z_-]+)", style() + page_style("")))
    assert styled - made - set(re.findall(r"[\w-]+", built)) == set()


def test_no_word_of_a_programmer_meets_a_reader() -> None:
    """What the page says knows no kernels, cells or empty values."""
    words = (STATIC / "words.js").read_text(encoding="utf-8")
    said = " ".join(one + two for one, two in re.findall(r'"([^"]*)"|`([^`]*)`', words))
    assert not re.search(r"kernel|\bcell\b|\bnull\b|undefined|\bNaN\b|exception|widget|JSON", said, re.IGNORECASE)


@pytest.mark.parametrize(
    "name", [name for name in {**dict.fromkeys(SCRIPTS), **dict.fromkeys(PAGE_SCRIPTS)} if name != "words.js"]
)
def test_sentences_stand_in_the_words_file_alone(name: str) -> None:
    """No other file of the page holds a sentence a reader would see."""
    code = re.sub(r"//.*", "", (STATIC / name).read_text(encoding="utf-8"))
    texts = re.findall(r'"([A-Z][a-z]+ [a-z][^"]*)"', code)
    assert texts == []
