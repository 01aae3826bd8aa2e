"""Chance that is the same on every machine: numbers made of a seed and words by SHA-256."""

import hashlib
import json


def drawn(seed: str, words: str) -> int:
    """A large number that depends on seed and words alone."""
    return int.from_bytes(hashlib.sha256(f"{seed}/{words}".encode()).digest()[:16], "big")


def form_seed(learner: str, assessment: str, attempt: int) -> str:
    """The seed of one attempt of one learner."""
    return hashlib.sha256(json.dumps([learner, assessment, attempt]).encode()).hexdigest()[:16]
