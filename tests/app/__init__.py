"""Tests of the commands, the home and the server."""
