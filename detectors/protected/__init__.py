"""Protected documents: passages of an organisation's own documents, found again by fingerprints. Entry: `search.DocumentSearch`."""
