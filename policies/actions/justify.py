"""Justify: what the user is told where a reason would open the gate. What was found, why it stops, and the line to write."""

from models.decision import Decision
from models.grants import Fault
from models.message import Message
from policies.actions.block import ENGLISH, NAMES, found_in, rules_of

LINE_FR = "gardefou : je justifie {reference} — votre motif"
LINE_EN = "gardefou: I justify {reference} — your reason"
"""What is to be written as a line of its own; proxy/phrase.py reads it, in many spellings."""

STANDS = Message(fr="Un motif ne peut pas lever cet arrêt.", en="No reason can lift this.")
"""Said first to one who gave a reason all the same."""

FAULTS: dict[Fault, Message] = {
    Fault.UNREADABLE: Message(
        fr="La ligne de justification n'a pas pu être lue : il y faut le numéro de référence, puis le motif.",
        en="The line of justification could not be read: it needs the reference number, then the reason.",
    ),
    Fault.THIN: Message(
        fr="Le motif n'a pas été retenu : écrivez-le en quelques mots (trois au moins, 300 signes au plus).",
        en="The reason does not count: write it in a few words (three at least, 300 characters at most).",
    ),
    Fault.IDENTIFYING: Message(
        fr="Le motif n'a pas été retenu, car il contient lui-même : {found}. Récrivez-le sans cela.",
        en="The reason does not count, as it holds itself: {found}. Write it without that.",
    ),
    Fault.ALONE: Message(
        fr="Le motif est arrivé sans le message : renvoyez-les ensemble, le motif seul sur sa ligne.",
        en="The reason came without the message: send them together, the reason on a line of its own.",
    ),
    Fault.UNKNOWN: Message(
        fr="La référence citée n'est pas, ou plus, celle d'un de vos envois suspendus : reprenez celle-ci.",
        en="The reference is not, or no longer, one of your held requests: take this one.",
    ),
    Fault.ELSEWHERE: Message(
        fr="La référence citée vaut pour une autre conversation ou un autre outil : reprenez celle-ci.",
        en="The reference belongs to another conversation or tool: take this one.",
    ),
    Fault.CHANGED: Message(
        fr="Le message n'est plus celui qui avait été suspendu : justifiez-le tel qu'il est maintenant.",
        en="The message is not the one that was held: justify it as it is now.",
    ),
}
"""Why a reason did not count, said before all else. `{found}` is what it holds."""


def demand(decision: Decision, reference: str, contact: str, minutes: int) -> Message:
    """The text of a refusal that a reason would lift, for a user who can give one."""
    how_fr = (
        f"Si cet envoi est justifié, renvoyez le même message en y ajoutant, seule sur la première ligne (Maj + Entrée pour passer à la suivante) :"
        f"\n\n{LINE_FR.format(reference=reference)}\n\n"
        f"Cette ligne est retirée avant l'envoi. Le motif, sans donnée sur une personne, est conservé au journal ; "
        f"il vaut {minutes} minutes, pour ce texte et cette conversation. Une question ? Contactez {contact}."
    )
    how_en = (
        f"If it is justified, send the same message again with this as a first line of its own (Shift + Enter ends it):"
        f"\n\n{LINE_EN.format(reference=reference)}\n\n"
        f"The line is removed before sending. The reason, which must say nothing of a person, is kept in the log; "
        f"it counts for {minutes} minutes, for this text and this conversation."
    )
    return _told(decision, reference, how_fr, how_en)


def closed(decision: Decision, reference: str, contact: str, *, is_anonymous: bool) -> Message:
    """The same for one who cannot: nobody knows who they are, or the message has no place where the line could be read and removed."""
    why_fr, why_en = (
        ("Un motif pourrait lever cet arrêt, mais vous n'êtes pas identifié.", "A reason could lift this, but nobody knows who you are.")
        if is_anonymous
        else ("Ce service ne permet pas d'en donner le motif.", "With this service no reason can be given.")
    )  # fmt: skip
    return _told(decision, reference, f"{why_fr} Contactez {contact} en donnant cette référence.", why_en)


def faulted(fault: Fault, found: tuple[str, ...] = ()) -> Message:
    """Why a reason did not count, in words."""
    told = FAULTS[fault]
    return Message(
        fr=told.fr.format(found=", ".join(NAMES[entity] for entity in found)),
        en=told.en.format(found=", ".join(ENGLISH[entity] for entity in found)),
    )


def _told(decision: Decision, reference: str, how_fr: str, how_en: str) -> Message:
    why, found, rules = decision.message, found_in(decision), rules_of(decision)
    french = [
        "Envoi suspendu par gardefou : rien n'a été transmis.",
        *([why.fr] if why else []),
        *([f"Repéré : {', '.join(sorted(NAMES[entity] for entity in found))}."] if found else []),
        *([f"Règle : {', '.join(rules)}."] if rules else []),
        f"Référence : {reference}.",
        how_fr,
    ]
    english = [
        "Held by gardefou: nothing was sent.",
        *([why.en] if why else []),
        *([f"Found: {', '.join(sorted(ENGLISH[entity] for entity in found))}."] if found else []),
        *([f"Rule: {', '.join(rules)}."] if rules else []),
        f"Reference: {reference}.",
        how_en,
    ]
    return Message(fr=" ".join(french), en=" ".join(english))
