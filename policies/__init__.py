"""Findings and surroundings to a decision. Entry: screen(). Pure: no clock, no disk, no mitmproxy."""
