"""The half day, chapter by chapter, in the order in which it is played."""
