"""Pictures painted as panels of HTML. A room is all panels of one kind of viewer.

A room is painted from a picture and a company, and from nothing else: it never asks the journal,
the conduct or a pack. Nothing painted here depends on who in a cell looks, or on the time of day.
"""
