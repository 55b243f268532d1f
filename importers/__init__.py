"""Files into typed facts with their exact place; all of a file or nothing of it."""
