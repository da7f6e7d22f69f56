"""Refusals in the shape that each service's own clients show to their user."""
