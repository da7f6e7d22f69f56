"""The actions that this version performs. A charter that asks for another is refused when it is loaded."""

from models.decision import Transform
from models.uses import REGISTER
from policies.actions.redact import redacted

TRANSFORMS = {Transform.REDACT: redacted}

COACH = "coach"

OBLIGATIONS = {
    REGISTER: "a place in the register of uses; a charter that asks for it nowhere has all exchanges in it",
    COACH: "the rule's message at the end of the answer, in web chats, once a day for each user",
    "log": "a line in the technical log",
    "alert_ops": "an alert for those who run the proxy",
    "alert_dpo": "an alert for the data protection officer",
    "alert_committee": "an alert for the AI committee",
    "alert_study": "an alert for the study's team",
    "human_validation": "a reminder that an expert has to validate what comes of it, as an open item",
    "contract_conditions": "a reminder that the contract of the study sets conditions to the use of AI",
    "check_contract": "a word to those who keep the study registry: what the contract says of AI is not noted there",
    "remind_training": "a word to those who see to training",
    "notify_mentor": "a word to the user's mentor for AI, who helps and never punishes",
}
"""Obligations, each kept in the decision record, from which the register is filled. All but `coach` and `register` are performed by the
proxy as a log event that names its audience."""
