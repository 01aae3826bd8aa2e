"""One rule of judging per kind of exercise, one file each; every rule returns its lines with reasons."""
