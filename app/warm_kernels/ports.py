"""Ports for kernels that no outgoing connection can take meanwhile.

A kernel binds its ports a moment after they were found free. jupyter_client finds them by asking the system for any,
and the system gives outgoing connections ports from the same range: on a busy machine one of them may take the port in
that moment, and the kernel dies ("Address already in use"). Below that range nothing is given out by itself.
"""

import socket
from pathlib import Path
from random import SystemRandom

from jupyter_client.connect import LocalPortCache

RANGE = Path("/proc/sys/net/ipv4/ip_local_port_range")
LOWEST = 16384
"""Below it are the ports many services are known by."""
ROOM = 4096
"""With fewer ports than this, kernels would get in each other's way instead."""
TRIES = 100

_draw = SystemRandom()  # two processes never try the same ports in the same order


def outgoing(file: Path = RANGE) -> int | None:
    """The lowest port the system gives by itself; None where it does not say."""
    try:
        return int(file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def quiet_port(ip: str, file: Path = RANGE) -> int:
    """A free port at the address, noted in jupyter_client's own list; where there is no room, one that client finds."""
    cache = LocalPortCache.instance()
    highest = outgoing(file)
    if highest is not None and highest - LOWEST >= ROOM:
        for port in (_draw.randrange(LOWEST, highest) for _ in range(TRIES)):
            if port not in cache.currently_used_ports and _is_free(ip, port):
                cache.currently_used_ports.add(port)
                return port
    return cache.find_available_port(ip)


def _is_free(ip: str, port: int) -> bool:
    """True where it can be bound now."""
    with socket.socket() as tried:
        try:
            tried.bind((ip, port))
        except OSError:
            return False
    return True
