"""The page of scenarios and versions of an opened budget."""
