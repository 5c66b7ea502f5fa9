"""Facts and rules of the subject; reads nothing from the world."""
