"""A dated copy of all records, written before anything is replaced or reset, in a folder beside the store."""

import os
from datetime import datetime
from itertools import count
from pathlib import Path

from csm_course.store import LearnerStore, StoreTrouble

FOLDER = "backups"
NO_COPY = "No copy of your records could be put in {folder}, so nothing was changed. Free some space or ask for help."


def write_backup(store: LearnerStore) -> Path:
    """Write the copy and give its place. Raises `StoreTrouble`: without a copy nothing may be reset."""
    folder = store.file.parent / FOLDER
    content = store.export()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _written(folder, content)
    except OSError as error:
        raise StoreTrouble(NO_COPY.format(folder=folder)) from error


def _written(folder: Path, content: bytes) -> Path:
    """The content in the first free name of this second, on disk when this returns."""
    stem = f"my-records-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    for number in count():
        file = folder / f"{stem}{f'-{number}' if number else ''}.json"
        try:
            with file.open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except FileExistsError:
            continue
        return file
    raise AssertionError("there is always another number")
