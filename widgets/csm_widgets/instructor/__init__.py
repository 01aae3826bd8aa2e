"""What the instructor's pages, cohort and statistics, have in common."""
