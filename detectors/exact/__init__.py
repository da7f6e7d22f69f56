"""Exact data match: the organisation's own patients, found by an index that holds no clear value. Entry: `search.PatientSearch`."""
