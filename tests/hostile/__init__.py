"""Hostile and broken submissions: what they are, what each deserves, and what graders make of them."""
