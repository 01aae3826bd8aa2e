"""Keys of a service: private ones in files only it may read, public ones in a file for all who verify."""

import hashlib
import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field, TypeAdapter, ValidationError

from csm_autograder.assessment.receipts.receipt import Unreadable, decoded, encoded
from csm_course.model import Model

PATTERN = "receipts-*.pem"


class KeyTrouble(Exception):
    """A key cannot be made, read or trusted; the text says what to do."""


class PublicKeys(Model):
    """The public keys of one service, all it has ever signed with: id and base64url of the 32 bytes."""

    service: str = Field(min_length=1, max_length=128)
    keys: dict[str, str]

    def key(self, key_id: str) -> Ed25519PublicKey | None:
        """The key of that id, or None."""
        text = self.keys.get(key_id)
        return None if text is None else public_key(text)


_TRUSTED = TypeAdapter(tuple[PublicKeys, ...])


def read_trusted(file: Path) -> tuple[PublicKeys, ...]:
    """The services a grader trusts: a JSON list of what `Signer.public_keys()` gives. Raises KeyTrouble."""
    try:
        trusted = _TRUSTED.validate_json(file.read_bytes())
    except OSError as error:
        raise KeyTrouble(f"{file} cannot be read: {error.strerror}.") from None
    except ValidationError:
        raise KeyTrouble(f"{file} is no list of trusted services. Export it from the service again.") from None
    for service in trusted:
        for key_id, text in service.keys.items():
            if key_id_of(public_key(text)) != key_id:
                raise KeyTrouble(f"{file}: the key {key_id} does not have that id. Export it from the service again.")
    return trusted


def write_trusted(file: Path, trusted: tuple[PublicKeys, ...]) -> None:
    """The file that `read_trusted` reads."""
    file.write_bytes(_TRUSTED.dump_json(trusted, indent=1) + b"\n")


def public_key(text: str) -> Ed25519PublicKey:
    """The key in base64url. Raises KeyTrouble."""
    try:
        return Ed25519PublicKey.from_public_bytes(decoded(text))
    except (Unreadable, ValueError):
        raise KeyTrouble("A trusted key is not an Ed25519 key. Export it from the service again.") from None


def written(key: Ed25519PublicKey) -> str:
    """The 32 bytes of a public key in base64url."""
    return encoded(key.public_bytes_raw())


def key_id_of(key: Ed25519PublicKey) -> str:
    """The id of a key follows from the key."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def private_keys(folder: Path) -> tuple[Ed25519PrivateKey, ...]:
    """All keys of the folder, oldest first; the first one is made where there is none. Raises KeyTrouble."""
    if not any(folder.glob(PATTERN)):
        _add(folder, 1)  # by its number: counted again, the one somebody made meanwhile would make it the second
    return tuple(_load(file) for file in sorted(folder.glob(PATTERN)))


def make_key(folder: Path) -> None:
    """Add a key, which is the newest from now on. Of two processes that do so at once, one wins. Raises KeyTrouble."""
    _add(folder, len(list(folder.glob(PATTERN))) + 1)


def _add(folder: Path, number: int) -> None:
    """The key of that number, unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(folder / f"receipts-{number:04d}.pem", Ed25519PrivateKey.generate())
    except OSError as error:
        raise KeyTrouble(f"The key for receipts cannot be kept in {folder}: {error.strerror}.") from None


def _write(file: Path, key: Ed25519PrivateKey) -> None:
    """Whole or not at all: written under another name, then linked, which fails where somebody was faster."""
    text = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = file.with_name(f".{file.name}.{os.urandom(8).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _load(file: Path) -> Ed25519PrivateKey:
    try:
        if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise KeyTrouble(f"Others may read the key {file}. Run chmod 600 on it, and think of making a new key.")
        key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    except OSError as error:
        raise KeyTrouble(f"The key {file} cannot be read: {error.strerror}.") from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise KeyTrouble(
            f"{file} is no private key. Put the right one back, or move it away to make a new one."
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyTrouble(f"{file} is not an Ed25519 key. Move it away to make a new one.")
    return key
