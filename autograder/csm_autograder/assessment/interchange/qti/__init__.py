"""QTI 3.0 of 1EdTech: packages of items and stimuli; items of 2.1 and 2.2 are read as well."""
