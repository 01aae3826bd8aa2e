"""How the tables of sittings came to be, one revision after the other."""
