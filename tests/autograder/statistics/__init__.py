"""Statistics of answers: known truth, published examples, laws."""
