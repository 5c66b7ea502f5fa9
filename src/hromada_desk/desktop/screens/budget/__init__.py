"""The budget of a project or a proposal: the grid, its sources, its checks."""
