"""How server, warm parent and kernels speak: short JSON messages over Unix sockets that keep their bounds.

Server to parent (one pair of sockets for each parent): a spawn, with five open files: the kernel's lifeline, its order,
its three standard streams. On a lifeline (one pair for each kernel) the parent tells of start and end, the server
sends signals; whoever closes it ends the kernel.
"""

import json
import os
import socket
from collections.abc import Mapping
from dataclasses import asdict, dataclass

LARGEST = 65_536


@dataclass(frozen=True)
class Order:
    """What one kernel is to be: `arguments` as after `python -m ipykernel_launcher`."""

    arguments: list[str]
    environment: dict[str, str]
    cwd: str

    def to_file(self) -> int:
        """The order in a file without a name; environments can be longer than a message. Gives its descriptor."""
        file = os.memfd_create("warm-kernel-order")
        text = json.dumps(asdict(self)).encode("utf-8", "surrogateescape")
        with os.fdopen(os.dup(file), "wb") as writing:
            writing.write(text)
        os.lseek(file, 0, os.SEEK_SET)
        return file

    @classmethod
    def from_file(cls, file: int) -> "Order":
        """Read an order, and close its file."""
        with os.fdopen(file, "rb") as reading:
            return cls(**json.loads(reading.read().decode("utf-8", "surrogateescape")))


def pair() -> tuple[socket.socket, socket.socket]:
    """Two connected sockets; a message sent on one arrives whole on the other."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def tell(to: socket.socket, message: Mapping[str, object]) -> bool:
    """Send one message; False where nobody listens any more."""
    try:
        to.send(json.dumps(message).encode())
    except OSError:
        return False
    return True


def read(text: bytes) -> dict[str, object]:
    """The message; nothing where the other side has closed."""
    found: dict[str, object] = json.loads(text) if text else {}
    return found
