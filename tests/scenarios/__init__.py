"""What each shipped pack promises, beyond what the checker of packs asks of any."""
