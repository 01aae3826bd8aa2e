"""The cohort as rows: what the gradebook and the graded answers say of everybody, and what follows from it.

`rows` is what all parts speak of; `gradebook` reads them, `table` makes a table for a spreadsheet of them, `findings`
says who is stuck where and why. Only `gradebook` and `answers` touch anything outside.
"""
