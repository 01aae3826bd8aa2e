"""Zip files of others: looked at before anything is unpacked, read in memory, never onto the disk."""

import io
import zipfile
import zlib
from pathlib import Path

from csm_course.problems import ContentError, Problem

MOST_BYTES = 30 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 10_000
_PIECE = 256 * 1024
_WANTED = (".xml",)
MOST_PART = 8 * 1024 * 1024


def parts_of(content: bytes, path: Path) -> dict[str, bytes]:
    """The XML files of a package by name; names of other files with nothing in them. Raises ContentError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise _refused(path, "this is no zip file, or it is damaged", "export the package again") from None


def _read(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_PARTS:
        raise _refused(path, f"the package holds {len(infos):,} files", f"export at most {MOST_PARTS:,} at a time")
    for info in infos:
        if _tricky(info.filename):
            what = f"the package holds a file named '{info.filename[:80]}', which leads out of it"
            raise _refused(path, what, "do not use this package")
    found: dict[str, bytes] = {}
    total = 0
    for info in infos:
        if info.filename in found:
            raise _refused(path, f"the package holds '{info.filename[:80]}' twice", "export it again")
        found[info.filename] = b""
        if info.filename.lower().endswith(_WANTED):
            found[info.filename] = _unpacked(archive, info, path, MOST_UNPACKED - total)
            total += len(found[info.filename])
    return found


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, room: int) -> bytes:
    """The whole part; what a part declares as its size is not believed."""
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > min(room, MOST_PART):
                raise _refused(path, f"'{info.filename[:80]}' unpacks to far more than an item needs", "do not use it")
            pieces.append(piece)
    return b"".join(pieces)


def _tricky(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or "\x00" in name or ":" in name or ".." in name.split("/")


def _refused(path: Path, what: str, remedy: str) -> ContentError:
    return ContentError([Problem(path, 1, what, remedy)])
