"""Justify: what the user is told where a reason would open the gate. What was found, why it stops, and the line to write."""

from models.decision import Decision
from models.grants import Fault
from models.message import Message
from policies.actions.block import ENGLISH, NAMES, found_and_ruled, listed

LINE_FR = "gardefou : je justifie {reference} — votre motif"
LINE_EN = "gardefou: I justify {reference} — your reason"
"""What is to be written as a line of its own; proxy/phrase.py reads it, in many spellings."""

HELD = Message(fr="Envoi suspendu par gardefou : rien n'a été transmis.", en="Held by gardefou: nothing was sent.")

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
    how = Message(
        fr=(
            "Si cet envoi est justifié, renvoyez le même message en y ajoutant, "
            "seule sur la première ligne (Maj + Entrée pour passer à la suivante) :"
            f"\n\n{LINE_FR.format(reference=reference)}\n\n"
            "Cette ligne est retirée avant l'envoi. Le motif, sans donnée sur une personne, est conservé au journal ; "
            f"il vaut {minutes} minutes, pour ce texte et cette conversation. Une question ? Contactez {contact}."
        ),
        en=(
            "If it is justified, send the same message again with this as a first line of its own (Shift + Enter ends it):"
            f"\n\n{LINE_EN.format(reference=reference)}\n\n"
            "The line is removed before sending. The reason, which must say nothing of a person, is kept in the log; "
            f"it counts for {minutes} minutes, for this text and this conversation."
        ),
    )
    return _held(decision, reference, how)


def closed(decision: Decision, reference: str, contact: str, *, is_anonymous: bool) -> Message:
    """The same for one who cannot: nobody knows who they are, or the message has no place where the line could be read and removed."""
    why = (
        Message(fr="Un motif pourrait lever cet arrêt, mais vous n'êtes pas identifié.", en="A reason could lift this, but nobody knows who you are.")
        if is_anonymous
        else Message(fr="Ce service ne permet pas d'en donner le motif.", en="With this service no reason can be given.")
    )  # fmt: skip
    how = why.model_copy(update={"fr": f"{why.fr} Contactez {contact} en donnant cette référence."})
    return _held(decision, reference, how)


def faulted(fault: Fault, found: tuple[str, ...] = ()) -> Message:
    """Why a reason did not count, in words."""
    told = FAULTS[fault]
    return Message(fr=told.fr.format(found=listed(found, NAMES)), en=told.en.format(found=listed(found, ENGLISH)))


def _held(decision: Decision, reference: str, how: Message) -> Message:
    why = (decision.message,) if decision.message else ()
    number = Message(fr=f"Référence : {reference}.", en=f"Reference: {reference}.")
    return how.after(HELD, *why, *found_and_ruled(decision), number)
