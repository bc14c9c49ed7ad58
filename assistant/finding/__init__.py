"""The figures and passages that answer, and numbers calculated from them."""
