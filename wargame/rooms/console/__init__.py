"""What the console's panels say: control's picture and the whole company in, words out.

Buttons in these panels carry names of things, never tokens; what needs words of the facilitator
links to the composer (`?do=...`), a form of the page that no push ever touches.
"""
