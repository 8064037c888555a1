"""System checks: each setting that once bit somebody is read back before the app starts."""
