"""Files into typed facts with their exact place; all or nothing per file."""
