"""Read-only views of the books: the terminal, later workbooks, PDF and Fava pages."""
