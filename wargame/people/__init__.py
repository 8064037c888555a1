"""Who sits where: facilitators, guests, codes, names. The only personal data; it can be erased."""
