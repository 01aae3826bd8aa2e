"""Sets things aside as evidence: one rename each, nothing deleted, nothing opened, no link followed."""

import os
from itertools import count
from pathlib import Path

NOTE = "why.txt"


class Aside:
    """The evidence of one submission, `build/set-aside/<assignment>/<student>/`, made when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, path: Path) -> Path:
        """Rename `path`, whatever it is, to the first free name in the evidence; gives that. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        names = (f"{path.name}{f'.{number}' if number else ''}" for number in count())
        target = next(self.folder / name for name in names if name != NOTE and not os.path.lexists(self.folder / name))
        path.rename(target)
        return target

    def note(self, lines: list[str]) -> None:
        """Write beside the evidence why it is there. Raises OSError."""
        if lines and self.folder.is_dir():
            with (self.folder / NOTE).open("a", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines)
