"""From a question to a cited `Answer`: what needs a question."""
