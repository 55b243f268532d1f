"""Reads, checks and writes the books; the use cases string the parts together."""
