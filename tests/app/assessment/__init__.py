"""Tests and exams on the web: real servers, real HTTP, a real JupyterHub."""
