"""How fast the program is, always as a ratio to the bare library doing the same work on the same machine."""
