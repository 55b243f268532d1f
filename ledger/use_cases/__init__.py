"""What people do with the books, one module per verb; each strings the other parts together.

A use case takes a :class:`~ledger.use_cases.session.Session` and plain arguments, and returns a
frozen result that ``reports.terminal`` words and ``cli`` prints. Only these modules decide what
is written; ``ledger.append`` alone writes it.
"""
