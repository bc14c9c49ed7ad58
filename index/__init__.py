"""From reports to one `Library`: what only all reports together can tell."""
