"""Run negotiation wargames. Each package is a floor; imports run downwards only."""
