"""What the command line prints: results of use cases as text in Swedish or English.

Every function takes a result and a language and returns text for 80 columns, or the object that
``--json`` prints (:mod:`reports.terminal.as_json`).
"""
