"""No eight words in a row from the sources; what is kept of them are hashes."""

from pathlib import Path

import pytest

from csm_app.check.items.__main__ import main
from csm_app.check.items.originality import FILE, copied, inventory_names, read_hashes, title_runs
from csm_course.places import content_folder

SOURCE = """The quick brown fox jumps over the lazy dog, and then it
sleeps until the morning of the following day."""


@pytest.fixture
def sources(tmp_path: Path) -> frozenset[bytes]:
    """The hashes of one small source, made by the script."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text(SOURCE)
    assert main(["hashes", str(folder), str(tmp_path / FILE)]) == 0
    return read_hashes(tmp_path / FILE)


def page(tmp_path: Path, text: str) -> Path:
    """A page to look through."""
    path = tmp_path / "page.md"
    path.write_text(text)
    return path


def test_only_hashes_are_kept(tmp_path: Path, sources: frozenset[bytes]) -> None:
    """Six bytes for each of the thirteen runs in twenty words, and no word of the text."""
    content = (tmp_path / FILE).read_bytes()
    assert len(content) == 6 * len(sources) == 6 * 13
    assert b"fox" not in content


def test_eight_words_in_a_row_are_found_at_their_line(tmp_path: Path, sources: frozenset[bytes]) -> None:
    """Across lines, case and marks; overlapping runs are one finding."""
    path = page(tmp_path, "# Animals\n\nA QUICK brown fox - 'jumps' over\nthe *lazy* dog and then it rests.\n")
    (finding,) = copied(path, sources, frozenset())
    assert (finding.rule.number, finding.rule.hard, finding.line) == (24, True, 3)
    assert "'quick brown fox jumps over the lazy dog and then it'" in finding.what


def test_seven_words_are_nobodys(tmp_path: Path, sources: frozenset[bytes]) -> None:
    """Two passages that are far apart are two findings."""
    assert not list(copied(page(tmp_path, "The quick brown fox jumps over the cat."), sources, frozenset()))
    far = "Quick brown fox jumps over the lazy dog. Well. Sleeps until the morning of the following day."
    assert len(list(copied(page(tmp_path, far), sources, frozenset()))) == 2


def test_titles_may_be_quoted(tmp_path: Path, sources: frozenset[bytes]) -> None:
    """But not what goes on beyond them."""
    titles = title_runs(["The Quick Brown Fox Jumps Over the Lazy Dog"])
    assert not list(copied(page(tmp_path, "See 'The quick brown fox jumps over the lazy dog' (4.2)."), sources, titles))
    assert list(copied(page(tmp_path, "brown fox jumps over the lazy dog and then"), sources, titles))


def test_the_course_has_hashes_and_titles() -> None:
    """Or the rule would look at nothing."""
    assert len(read_hashes(content_folder() / FILE)) > 30_000
    assert len(inventory_names(content_folder() / "inventory.csv")) > 500
    assert read_hashes(content_folder() / "none.bin") == frozenset()
