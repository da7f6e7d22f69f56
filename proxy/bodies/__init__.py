"""Request bytes to text positions, bounded, and back with only the found spans replaced."""
