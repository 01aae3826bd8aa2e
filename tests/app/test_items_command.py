"""`csm items export` and `csm items import`: the real command line on a copy of the course's content."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from csm_app.cli import main
from csm_course.items.bank import read_bank
from csm_course.places import content_folder

NAME = "m01-customer-success-fundamentals"
EXAMPLE = Path(__file__).parents[1] / "autograder" / "interchange" / "examples" / "moodle.xml"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content of the course, to write into."""
    copy = tmp_path / "content"
    shutil.copytree(content_folder(), copy)
    monkeypatch.setenv("CSM_CONTENT", str(copy))
    return copy


@pytest.mark.parametrize("name", ["bank.zip", "bank.xml", "bank.csv"])
def test_out_and_into_an_empty_bank(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """The whole bank leaves, its folder is emptied, and it comes back the same; losses are said on the way."""
    target, losses = tmp_path / name, tmp_path / "losses.csv"
    before = read_bank(content / NAME)
    assert main(["items", "export", "m01", "--to", str(target), "--losses", str(losses)]) == 0
    said = capsys.readouterr().out
    assert f"{len(before.entries)} items and {len(before.stories)} stories are in" in said
    assert "LOST" not in said
    assert ("the Angoff rating" in said) is (name != "bank.csv")
    rows = list(csv.reader(losses.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["item", "field", "what", "comes back"]
    assert (len(rows) > 1000) is (name != "bank.csv")
    shutil.rmtree(content / NAME / "items")
    assert main(["items", "import", str(target), "--to", "m01"]) == 0
    assert (
        f"Taken in: {len(before.entries) + len(before.stories)} new, 0 replaced, 0 there already."
        in capsys.readouterr().out
    )
    after = read_bank(content / NAME)
    assert {entry.item.id: entry.item for entry in after.entries} == {
        entry.item.id: entry.item for entry in before.entries
    }
    assert after.stories == before.stories


def test_questions_of_others_become_drafts_that_csm_check_reads(content: Path, tmp_path: Path) -> None:
    """The real process: drafts with what to fill in; `csm check` then names the gaps by file and line, not more."""
    environment = os.environ | {"CSM_CONTENT": str(content)}

    def csm(*words: str) -> subprocess.CompletedProcess[str]:
        code = [sys.executable, "-m", "csm_app.cli", *words]
        return subprocess.run(code, capture_output=True, text=True, env=environment, check=False)

    done = csm("items", "import", str(EXAMPLE), "--to", "m01", "--file", "harbour.yaml", "--lesson", "L-1.3")
    assert done.returncode == 0, done.stderr
    assert "Taken in: 6 new, 0 replaced, 0 there already, 2 left out." in done.stdout
    assert "a picture (a pier)" in done.stdout
    assert "boats-that-leave: objective, competency, bloom, difficulty, author, reviewed, options b" in done.stdout
    written = (content / NAME / "items" / "harbour.yaml").read_text(encoding="utf-8")
    assert written.startswith("- id: boats-that-leave\n  stem: |\n    Which of these is **churn**?\n")
    assert "status: draft" in written
    checked = csm("check")
    told = [line for line in checked.stdout.splitlines() if "harbour.yaml" in line]
    assert checked.returncode == 1
    assert any("rule 16" in line for line in told)
    assert "Traceback" not in checked.stdout + checked.stderr
    assert csm("items", "import", str(EXAMPLE), "--to", "m01", "--lesson", "L-1.3", "--dry-run").returncode == 0


def test_wrong_calls_are_told(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No such module, item, file or ending; a taken id; a file that is no bank: a sentence each, nothing written."""
    bank = tmp_path / "bank.csv"
    assert main(["items", "export", "m01", "--to", str(bank), "--items", "april-logos"]) == 0
    bank.write_bytes(bank.read_bytes().replace(b"160 customers", b"161 customers"))
    broken = tmp_path / "broken.xml"
    broken.write_text("<quiz>", encoding="utf-8")
    for words, sentence in (
        (["export", "m99", "--to", str(bank)], "There is no module 'm99'"),
        (["export", "m01", "--to", str(tmp_path / "bank.doc")], ".zip (QTI), .xml (Moodle) or .csv"),
        (["export", "m01", "--to", str(bank), "--items", "april-logo"], "did you mean 'april-logos'"),
        (["export", "m01", "--to", str(tmp_path / "no" / "bank.csv")], "cannot be written"),
        (["import", str(tmp_path / "none.csv"), "--to", "m01"], "cannot be read"),
        (["import", str(broken), "--to", "m01"], "broken.xml:1: this is not XML: no element found"),
        (["import", str(bank), "--to", "m01"], "'april-logos' stands here already"),
    ):
        assert main(["items", *words]) == 1
        assert sentence in capsys.readouterr().err
    assert main(["items", "import", str(bank), "--to", "m01", "--replace"]) == 0
    assert "0 new, 1 replaced" in capsys.readouterr().out
    item = read_bank(content / NAME).item("april-logos")
    assert item is not None
    assert "161 customers" in item.stem
