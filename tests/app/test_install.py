"""deploy/install.sh: installs once, repairs what was cut off, and says in a sentence what is missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]

# A stand-in for Python and pip: makes an "environment", notes what pip was asked, and can be told to fail.
PYTHON = """#!/bin/sh
here=$(dirname "$0")
case "$*" in
  *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; echo "#!$PWD/.venv/bin/python" > .venv/bin/pip;;
  *"-m pip"*) echo "$*" >> asked; [ -f offline ] && exit 1 || exit 0;;
  --version) echo "Python 3.12.0";;
  *) exit 0;;
esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone in a folder with a space in its name, with a stand-in for Python."""
    clone = tmp_path / "my course"
    (clone / "deploy").mkdir(parents=True)
    (clone / "lock").mkdir()
    shutil.copy(REPOSITORY / "deploy" / "install.sh", clone / "deploy")
    for name in ("pyproject.toml", "lock/run.txt", "lock/test.txt"):
        (clone / name).write_text("package==1.0\n", encoding="utf-8")
    (clone / "python3.12").write_text(PYTHON, encoding="utf-8")
    (clone / "python3.12").chmod(0o755)
    return clone


def install(clone: Path, wanted: str = "run", **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the script as `make` does."""
    settings = os.environ | {"PYTHON": str(clone / "python3.12")} | environment
    command = ["/bin/sh", "deploy/install.sh", wanted]
    return subprocess.run(command, cwd=clone, env=settings, capture_output=True, text=True, check=False)


def asked(clone: Path) -> list[str]:
    """What pip was asked since last time, one line each."""
    file = clone / "asked"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


def test_the_first_run_installs_the_locked_packages_by_hash_and_then_the_course(clone: Path) -> None:
    """Two calls of pip, told in plain words."""
    done = install(clone)
    assert done.returncode == 0, done.stderr
    locked, course = asked(clone)
    assert "--require-hashes -r lock/run.txt" in locked
    assert "--no-deps --no-build-isolation" in course
    assert "This happens once" in done.stdout


def test_the_second_run_does_nothing_at_all(clone: Path) -> None:
    """Not even a word; so it needs no network."""
    install(clone)
    asked(clone)
    (clone / "offline").touch()
    done = install(clone)
    assert (done.returncode, done.stdout, done.stderr, asked(clone)) == (0, "", "", [])


def test_a_new_lock_is_installed_by_content_not_by_date(clone: Path) -> None:
    """A touched file means nothing; a changed one does."""
    install(clone)
    asked(clone)
    (clone / "lock" / "run.txt").touch()
    install(clone)
    assert asked(clone) == []
    (clone / "lock" / "run.txt").write_text("package==1.1\n", encoding="utf-8")
    install(clone)
    assert len(asked(clone)) == 2


def test_a_new_pyproject_only_installs_the_course_again(clone: Path) -> None:
    """That needs no network either."""
    install(clone)
    asked(clone)
    (clone / "pyproject.toml").write_text("changed", encoding="utf-8")
    install(clone)
    assert ["--no-deps" in line for line in asked(clone)] == [True]


def test_what_tests_need_comes_on_top(clone: Path) -> None:
    """The same environment, and the learner's part counts as done."""
    install(clone, "test")
    assert "-r lock/test.txt" in asked(clone)[0]
    install(clone, "run")
    assert asked(clone) == []


def test_a_run_without_network_says_so_and_the_next_one_goes_on(clone: Path) -> None:
    """The remedy is in the sentence, and the remedy works."""
    (clone / "offline").touch()
    failed = install(clone)
    assert failed.returncode == 1
    assert "Check the internet connection and run the same command again" in failed.stderr
    (clone / "offline").unlink()
    assert install(clone).returncode == 0


def test_an_install_that_was_killed_begins_anew(clone: Path) -> None:
    """Half a package would look whole to pip."""
    install(clone)
    (clone / ".venv" / "installing").touch()
    (clone / ".venv" / "installed-run").unlink()
    (clone / ".venv" / "half").touch()
    install(clone)
    assert not (clone / ".venv" / "half").exists()


def test_a_clone_that_was_moved_is_installed_anew(clone: Path) -> None:
    """The commands of an environment name the place it was made in."""
    install(clone)
    moved = clone.rename(clone.with_name("elsewhere"))
    asked(moved)
    install(moved)
    assert len(asked(moved)) == 2


def test_without_a_suitable_python_one_sentence_says_what_to_install(clone: Path, tmp_path: Path) -> None:
    """Only the shell's own tools are on the path."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("cat", "cksum", "dirname", "grep"):
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    done = install(clone, PYTHON="", PATH=str(tools))
    assert done.returncode == 1
    assert "Python 3.11, 3.12 or 3.13" in done.stderr
    assert "Traceback" not in done.stderr
