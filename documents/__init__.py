"""File bytes to text parts, bounded. Empty until uploads are parsed: until then uploads are refused."""
