"""Questions understood: who, when, what, and what for."""
