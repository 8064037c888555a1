"""The panels that participants and observers see, a few of one kind in each file."""
