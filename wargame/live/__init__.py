"""Channels and what they stand on: sockets, the switchboard of each process, presence, the server.

A ring says that an exercise moved, and no more. The switchboard then looks once for each audience
that has sockets here, paints with a brush that it keeps, and pushes what changed to that audience
alone; an audience for which nothing changed gets no frame at all. Nothing in here is the truth:
a socket, a process or Redis may be lost at any moment, and the next look repairs it.

It must never: ask the database for each socket, let one reader hold up another, put content into
the channel layer, or take anything but heartbeats from a browser.
"""
