"""The actions that this version performs. A charter that asks for another is refused when it is loaded."""

from models.decision import Transform
from policies.actions.redact import redacted

TRANSFORMS = {Transform.REDACT: redacted}

OBLIGATIONS = {
    "log": "a line in the technical log",
    "alert_ops": "an alert for those who run the proxy",
    "alert_dpo": "an alert for the data protection officer",
    "alert_committee": "an alert for the AI committee",
    "alert_study": "an alert for the study's team",
    "human_validation": "a reminder that an expert has to validate what comes of it, as an open item",
    "remind_training": "a word to those who see to training",
}
"""Obligations, each performed by the proxy as a log event that names its audience, and kept in the decision record."""
