"""Looks at a file before any library opens it: size, what it unpacks to, what it carries, and its XML.

Nothing declared is believed: every part is unpacked in pieces and counted. After this, reading is bounded.
"""

import io
import re
import zipfile
import zlib

from csm_course.office.refusals import NotTakenIn

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_RATIO = 150
MOST_PARTS = 1_000
MOST_TAGS = 1_500_000
_PIECE = 256 * 1024
_SMALL = 1024 * 1024  # below this a part may shrink as much as it likes: empty cells do
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "Download the workbook again, copy your entries into it, and take in that file."


def guarded(content: bytes, name: str) -> bytes:
    """The same bytes, if they are a workbook that may be opened; raises `NotTakenIn` otherwise."""
    if len(content) > MOST_BYTES:
        raise NotTakenIn(f"This file is larger than {MOST_BYTES // 1024**2} MB, the most that is taken in. {_AGAIN}")
    if content.startswith(_OLD):
        raise NotTakenIn(
            "This is an old .xls workbook, or one with a password. "
            "Save it as .xlsx without password, and take in that file."
        )
    if name.lower().endswith((".xlsm", ".xlsb", ".xltm")):
        raise NotTakenIn(
            "This workbook may contain macros, so it is not opened. Save it as .xlsx and take in that file."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise NotTakenIn(
            "This is no .xlsx workbook, or it is damaged. Open it, save it as .xlsx, and take in that file."
        ) from error
    return content


def _check(archive: zipfile.ZipFile, packed: int) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS:
        raise NotTakenIn(
            f"This file holds {len(parts):,} parts; a workbook of the course has fewer than {MOST_PARTS:,}. {_AGAIN}"
        )
    if len(set(names)) < len(names) or any(_tricky(name) for name in names):
        raise NotTakenIn(f"This file's parts have names that no spreadsheet program writes. {_AGAIN}")
    for name in names:
        _refuse_active(name.lower())
    declared = sum(part.file_size for part in parts)
    if declared > MOST_UNPACKED or any(_shrunk(part) for part in parts):
        raise NotTakenIn(f"This file unpacks to far more than a workbook needs, so it is not opened. {_AGAIN}")
    _unpack(archive, parts)


def _tricky(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or "\x00" in name or ":" in name or ".." in name.split("/")


def _shrunk(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)


def _refuse_active(name: str) -> None:
    if "vbaproject" in name or "/activex/" in name or "/macrosheets/" in name or "/ctrlprops/" in name:
        raise NotTakenIn(
            "This workbook contains macros or controls, so it is not opened. Save it as .xlsx and take in that file."
        )
    if "/externallinks/" in name or name.endswith("connections.xml") or "/querytables/" in name:
        raise NotTakenIn(
            "This workbook takes values from other files. Replace those by their values, save, and take it in again."
        )
    if "/embeddings/" in name or name.endswith((".zip", ".xlsx", ".docx", ".pptx", ".bin.xlsx")):
        raise NotTakenIn("This workbook has other files packed into it. Remove them, save, and take it in again.")


def _unpack(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Every part to its end, whatever it declares; tags are counted, since reading takes time for each."""
    unpacked = tags = 0
    for part in parts:
        xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
        tail = b""
        with archive.open(part) as stream:
            first = True
            while piece := stream.read(_PIECE):
                unpacked += len(piece)
                if unpacked > MOST_UNPACKED:
                    raise NotTakenIn(
                        f"This file unpacks to far more than a workbook needs, so it is not opened. {_AGAIN}"
                    )
                if xml:
                    tags += piece.count(b"<")
                    _refuse_markup(tail + piece, first)
                tail, first = piece[-16:], False
        if tags > MOST_TAGS:
            raise NotTakenIn(f"This workbook holds more cells than can be taken in at once. {_AGAIN}")


_NOT_PLAIN = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def _refuse_markup(piece: bytes, first: bool) -> None:
    """No document types (they define entities that grow), and no encoding in which they could hide."""
    declared = (
        re.match(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}encoding\s*=\s*['\"]([^'\"]{0,40})", piece) if first else None
    )
    strange = declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")
    if strange or (first and b"\x00" in piece[:64]) or _NOT_PLAIN.search(piece):
        raise NotTakenIn(
            f"This file contains definitions that no spreadsheet program writes, so it is not opened. {_AGAIN}"
        )
