"""Entries of the record in words for people, alike on every page and in every report."""

from wargame.aar.wording.naming import NAMING, Names
from wargame.aar.wording.saying import Said, said
from wargame.aar.wording.titles import MACHINERY, kind_words

__all__ = ["MACHINERY", "NAMING", "Names", "Said", "kind_words", "said"]
