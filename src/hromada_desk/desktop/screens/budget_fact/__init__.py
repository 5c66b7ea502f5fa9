"""Plan and fact: what was committed and paid against the lines of a budget."""
