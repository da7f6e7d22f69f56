"""Sets of values that are known only by keyed digests: files that tell nothing without their key. Room for exact data match and fingerprints."""
