"""Numbers that handbooks print as examples: of a card, an account, an insured person. Nobody's, where the text says so beside them.

Cards: https://docs.stripe.com/testing, and the exercise of Luhn's digit on https://exercism.org. Accounts: SWIFT's IBAN Registry, and the
Wikipedia article on IBAN. NIR: the specimen of the Vitale card and the example of the Wikipedia article on the number.
"""

from detectors.pattern import Seen, cue

_NUMBERS = frozenset(
    b"4242424242424242 4000056655665556 4111111111111111 4012888888881881 5555555555554444 5105105105105100 5200828282828210 2223003122003222"
    b" 378282246310005 371449635398431 6011111111111117 6011000990139424 3566002020360505"
    b" 4539148803436467 4539319503436467"
    b" fr7630006000011234567890189 fr1420041010050500013m02606 fr7630004000031234567890143 gb29nwbk60161331926819 gb82west12345698765432"
    b" de89370400440532013000 be68539007547034 es9121000418450200051332 nl91abna0417164300 ch9300762011623852957 lu280019400644750000"
    b" it60x0542811101000000123456 pt50000201231234567890154"
    b" 255081416802538 269054958815780 185057800608491"
    b" 2550814168025 2690549588157 1850578006084".split()
)
_SAID = cue(
    "test tests exemple exemples example sample specimen specimens fictif fictive fictifs factice bidon doc documentation wikipedia stripe sandbox"
    " demo dummy fake tutoriel luhn exercism type types format structure explique expliquer regex placeholder pattern decompose"
)
_REACH = 60
_SIGNS = bytes(code for code in range(256) if not chr(code).isalnum() or code > 0x7F)


def is_specimen(seen: Seen) -> bool:
    """Whether a value is such a number, and a word near it says that it is an example."""
    return seen.value.translate(None, _SIGNS) in _NUMBERS and seen.is_near(_SAID, _REACH, _REACH)
