"""README and docs: what they link to and tell people to run is there."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_local_links_and_pictures_exist(document: Path) -> None:
    """A stranger's first click must not end nowhere."""
    for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).is_file(), f"{document.name} links to {target}, which is not there"


def test_the_readme_starts_with_the_two_commands_and_shows_two_pictures() -> None:
    """Start and test come first, the conda way after them, then the three doors."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    order = ["make start", "make test", "conda env create", "### Learn", "### Teach", "### Author"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert len(re.findall(r"!\[[^\]]{10,}\]\(", text)) == 2


def test_every_make_target_named_in_the_documents_exists() -> None:
    """`make …` in a code block or in backticks is a target of the Makefile."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    for document in DOCUMENTS:
        for target in re.findall(
            r"^make ([a-z-]+)|`make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE
        ):
            name = "".join(target)
            assert re.search(rf"^{name}:", makefile, re.MULTILINE), f"{document.name}: make {name}"
