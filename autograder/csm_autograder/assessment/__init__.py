"""Tests and exams: forms from a blueprint, sittings against a clock of their own, signed results, statistics."""
