"""What the projector's cards say: a scene in, the words of one card out.

Only what everyone was told may be on the wall, so a card takes nothing but public matter: its
picture is the one of the viewer that hears what everyone hears.
"""
