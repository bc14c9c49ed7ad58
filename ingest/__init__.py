"""From one file to one `Report`: what a report alone can tell."""
