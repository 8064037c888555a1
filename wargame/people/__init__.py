"""Who sits where: facilitators, seats, join codes, names. The only personal data, and it can be erased."""
