"""The taxonomy that figures are compared by, and the matching of figures to it."""
