"""The cohort on one page, for instructors: who is stuck where, what costs most points and why, who has gone quiet."""
