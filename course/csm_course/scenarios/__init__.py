"""Scenarios: seeded simulations over weeks in which choices change the state of customers, time and trust.

Pure: no file, no screen, no exercise. `model` is what an author writes, `play` plays it, `scene` says what a learner
sees, `debrief` looks back, and `proofs` shows that a scenario is fair.
"""
