"""What was bargained, looked at afterwards: offers at their moment, zones, solutions, exchanges.

Everything is reckoned with the score sheets of the pack, as the world stood when a thing was said.
Those sheets are assumptions of the pack's author; so is every number here. One run is one data
point.
"""
