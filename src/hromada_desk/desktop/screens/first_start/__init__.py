"""The first start: from a language to an opened workspace in four steps."""
