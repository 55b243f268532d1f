"""The arithmetic of solidarity: policy text to checked rules to proposals, all of it pure."""
