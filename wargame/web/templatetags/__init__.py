"""Signs that only pages of the web use."""
