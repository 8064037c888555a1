"""What parties could agree on: published games, vectors done by hand, and brute force."""
