"""Statistics of tests and exams on one page, for instructors: what needs attention in words, then every figure."""
