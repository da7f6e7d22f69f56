"""The shipped settings, catalogue and lists: data, no code."""
