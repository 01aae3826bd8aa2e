"""The three lists of what the course needs - pyproject.toml, environment.yml, lock/ - say the same."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def ranges(lines: list[str]) -> dict[str, SpecifierSet]:
    """Name and range of each requirement."""
    found = (Requirement(line) for line in lines)
    return {canonicalize_name(requirement.name): requirement.specifier for requirement in found}


def locked(name: str) -> dict[str, str]:
    """The versions a lock file pins, by name."""
    text = (REPOSITORY / "lock" / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\\n]+)", text, re.MULTILINE)
    return {canonicalize_name(package): version for package, version in pins}


def test_conda_gets_the_same_names_and_ranges() -> None:
    """Nothing more, nothing less; Python's own range too."""
    entries = yaml.safe_load((REPOSITORY / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = ranges([entry for entry in entries if isinstance(entry, str)])
    assert conda.pop("python") == SpecifierSet(PROJECT["requires-python"])
    assert conda.pop("pip") == SpecifierSet()
    assert conda == ranges(PROJECT["dependencies"])
    assert [entry for entry in entries if isinstance(entry, dict)] == [{"pip": ["-e ."]}]


@pytest.mark.parametrize("name", ["run", "test"])
def test_a_lock_pins_every_dependency_within_its_range(name: str) -> None:
    """What is installed is what the project says it can live with."""
    wanted = ranges(PROJECT["dependencies"])
    if name == "test":
        wanted |= ranges(PROJECT["optional-dependencies"]["test"])
    pins = locked(name)
    assert {package for package, allowed in wanted.items() if not allowed.contains(pins.get(package, "0"))} == set()


@pytest.mark.parametrize("name", ["run", "test"])
def test_a_lock_has_a_hash_for_every_package_and_names_no_address(name: str) -> None:
    """Where packages come from is for whoever installs to decide."""
    text = (REPOSITORY / "lock" / f"{name}.txt").read_text(encoding="utf-8")
    pinned = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert all("--hash=sha256:" in block for block in pinned if "==" in block)
    assert not re.search(r"://|--index|--find-links|--trusted-host|@ ", text)


def test_the_test_lock_holds_the_run_lock() -> None:
    """`make test` installs on top of `make start` and changes nothing a learner has."""
    assert locked("run").items() <= locked("test").items()


def test_both_locks_can_install_the_course_without_network() -> None:
    """`--no-build-isolation` takes the build's tools from the environment."""
    assert {"hatchling", "editables"} <= locked("run").keys()


@pytest.mark.parametrize("folder", ["deploy/jupyter", "app/csm_app/home"])
def test_no_page_of_ours_names_an_address_outside(folder: str) -> None:
    """Fonts, icons, scripts: everything comes from this computer."""
    allowed = re.compile(r"http://www\.w3\.org/\S*")  # the name of SVG's vocabulary; nothing is fetched from it
    files = [file for file in (REPOSITORY / folder).rglob("*") if file.is_file() and file.suffix != ".pyc"]
    assert files
    named = {
        file.name: found
        for file in files
        if (found := re.findall(r"(?:https?:)?//[\w.-]+\.\w+/?\S*", allowed.sub("", file.read_text(encoding="utf-8"))))
    }
    assert named == {}
