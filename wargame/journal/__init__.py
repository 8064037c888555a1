"""The append-only log: one list of entries for each exercise, numbered without gaps.

Rows never leave this package; readers get plain records. Only `conduct` may write, nothing may
update or delete, and a trigger in the database agrees.
"""
