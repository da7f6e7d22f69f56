"""The frozen values that flow between rooms, and how they are read from YAML. No room's logic, no I/O but reading a named file."""
