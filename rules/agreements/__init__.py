"""Agreements: terms → events → postings → position, one module per kind (design.md §4)."""
