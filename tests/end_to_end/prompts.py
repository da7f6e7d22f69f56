"""Prompts of the tests. Numbers made by arithmetic, names made up."""

HARMLESS = "Quelle est la différence entre un essai de supériorité et un essai de non-infériorité ?"
CONTACT = "Rédige une relance à camille.vautravers@exemple.fr, tél. 01 99 00 12 34."
CONTACT_SENT = "Rédige une relance à [EMAIL_1], tél. [TEL_1]."
PATIENT = "Résume : patiente, NIR 2 95 10 99 126 111 93, hospitalisée."
