"""The report of an exercise: one document, made for one reader, printed in three ways.

`composing` makes the document of what a sight reads, in the manners of the house: roles and no
people, times to five minutes. `exports` sets it as PDF, DOCX and HTML. Each sentence names the
entries that prove it, by the numbers that this reader's record has.
"""
