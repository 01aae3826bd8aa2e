"""Commands, the authors build, the course home."""
