"""What the answers of many say about the questions: item analysis, reliability, fairness, and advice in words.

Formulas, conventions, tie rules and least numbers are in docs/statistics.md. numpy alone does the sums; pandas reads
CSV.
"""
