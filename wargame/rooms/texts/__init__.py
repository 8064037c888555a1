"""Texts on screens: a proposal as a document, clause by clause, clean, marked or side by side."""
