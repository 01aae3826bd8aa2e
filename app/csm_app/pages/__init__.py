"""A page of the course with what stands around its text: where one is, what is on it, what comes next, what is done."""
