"""Random and half-right files for everything that reads a learner's file: no exception but the ones it names."""
