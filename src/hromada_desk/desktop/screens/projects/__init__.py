"""Projects: the list with its money, the panel beside it, and one project in full."""
