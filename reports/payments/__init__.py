"""Payment files to the bank: pain.001 as bytes, from plain values.

Only what was approved and posted belongs in one; that is the caller's to see to.
"""
