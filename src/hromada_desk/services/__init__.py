"""Use cases: read, ask the domain, change, report."""
