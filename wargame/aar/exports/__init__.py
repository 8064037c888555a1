"""Records taken out of the house, each as one viewer was told it."""
