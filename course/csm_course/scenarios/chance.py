"""Luck that depends on the seed and on what it is drawn for, never on how much was drawn before.

So two runs of the same seed meet the same luck wherever they do the same thing. That is what makes "what if you had
chosen otherwise" an honest question, and it is the same on every machine and in every version of Python.
"""

from hashlib import blake2b


def drawn(seed: int, what: str, sides: int) -> int:
    """A whole number from 0 to sides - 1, always the same for the same seed and `what`."""
    digest = blake2b(f"{seed}|{what}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % sides


def lucky(seed: int, what: str, percent: int) -> bool:
    """True in `percent` of 100 seeds."""
    return drawn(seed, what, 100) < percent
