"""Words that help to see where a name starts and ends, in folded spelling. Written by hand; the names stage has the large lists."""

from detectors.lexicon import listed

PARTICLES = frozenset(
    b"de du des d la le les da do dos van von der den ter ten el al ben ibn bin abu abou bou di del della zu mac mc".split()
)
"""May stand inside a name, never alone."""

TITLES = frozenset(
    b"m mr mme mmes mlle mlles mrs ms mm monsieur madame mademoiselle messieurs mesdames dr dre drs pr prof docteur docteure docteurs"
    b" professeur professeure professeurs maitre me sir miss mamie mamy papi papy tatie tonton".split()
)

_FUNCTION = (
    b"a ai as au aux avec avant apres afin ainsi alors car ce ces cet cette ceci cela ci comme comment contre dans depuis des donc dont"
    b" durant elle elles en encore entre est et etait ete etre eux hors il ils je jusque l lequel lors lorsque lui ma mais malgre me meme mes"
    b" moi mon ne ni nos notre nous on ont ou par parce pas pendant peu plus pour pourquoi puis qu quand que quel quelle qui quoi sa sans se"
    b" quels quelles"
    b" selon sera serait ses si sinon soit son sont sous sur ta tandis te tes ton tous tout toute toutes tu un une vers vos votre vous voici"
    b" voila y deja tres trop bien mal non oui aussi toujours jamais souvent parfois aujourd hui hier demain ici la-bas chez"
    b" the of and or in on with for to from by at is was were has had have who whose this that not no be been are will would should"
)
_VERBS = (
    b"aurait aura avait avaient ayant peut peuvent pouvait doit doivent devait va vont allait vient viennent venait vit vivait fait font"
    b" faisait dit disait veut voulait sait semble semblait reste restait devient demeure presente presentait consulte consultait consulter"
    b" souffre souffrait prend prenait prends recoit recevait arrive arrivait rapporte rapportait decrit decrivait signale signalait se"
    b" accepte acceptait refuse refusait demande demandait declare declarait indique indiquait explique nie pense estime mentionne evoque"
    b" beneficie necessite suit suivie suivi adresse adressee vu vue vus hospitalise hospitalisee admis admise opere operee decede decedee"
    b" traite traitee inclus incluse incluses randomise randomisee sorti sortie entre entree transfere transferee age agee ages agees"
    b" connu connue atteint atteinte porteur porteuse ancien ancienne mariee retraite retraitee ecrit signe prescrit conseille propose"
    b" recommande confirme conclut note constate appelle appele appelee nomme nommee dort mange marche vomit tousse chute tombe revient"
    b" retourne continue commence arrete debute poursuit montre garde voit revoit contacte joint informe remercie prie salue ecoutez merci"
    b" calculer expliquer resumer traduire comparer rediger proposer montrer verifier corriger donner lister reformuler justifier discuter commenter"
    b" cher chere bonjour bonsoir cordialement veuillez permettez voudriez pourriez pouvez avez etes reported"
    b" received presented developed underwent"
    b" started died was presents reports describes denies"
)
_ROLES = (
    b"directeur directrice president presidente secretaire general generale responsable chef cheffe interne externe assistant assistante"
    b" agrege agregee associe associee emerite junior senior specialiste generaliste traitant traitante referent referente medecin medecins"
    b" chirurgien chirurgienne cardiologue neurologue oncologue pneumologue dermatologue psychiatre pediatre radiologue anesthesiste urgentiste"
    b" gynecologue urologue rhumatologue hematologue nephrologue endocrinologue infectiologue geriatre ophtalmologue orl biologiste pharmacien"
    b" pharmacienne infirmier infirmiere infirmieres kinesitherapeute ide arc tec cadre investigateur investigatrice investigateurs principal"
    b" coordonnateur coordonnatrice promoteur sponsor praticien praticienne hospitalier hospitaliere universitaire ministre depute deputee"
    b" senateur maire juge procureur commissaire rapporteur conseiller conseillere patient patiente patients patientes sujet participant"
    b" participante malade enfant enfants bebe homme femme garcon fille fils mari epoux epouse mere pere soeur sour frere ami amie conjoint"
    b" conjointe compagnon compagne veuf veuve client cliente famille personne pharmacie medecine chirurgie sciences droit lettres cours"
    b" student phd vs es md msc bsc sc ing med chercheur expert experte"
)
_CARE = (
    b"hopital hopitaux clinique chu chru chr ch ehpad centre service unite pole departement urgences cabinet laboratoire labo consultation"
    b" compte rendu courrier lettre dossier ordonnance traitement diagnostic antecedents examen bilan biologie imagerie scanner irm tdm tep"
    b" echo ecg eeg emg hta avc ait idm bpco sep vih vhb vhc sida covid cancer diabete diabetique diabetiques tumeur metastase essai etude"
    b" protocole visite inclusion exclusion randomisation consentement critere criteres bras groupe cohorte phase effet effets evenement"
    b" symptomatique symptomatiques asymptomatique stable naif naive naifs eligible eligibles inhibiteur inhibiteurs interval intervalle segment"
    b" premature prematuree prematures prematurees prematurement hypotrophe macrosome eutrophe vivante vivant francaise francais etrangere"
    b" positif positifs negatif negatifs imaging angiography spectroscopy congo retour domicile reanimation soins"
    b" intensifs jour semaine mois an ans"
    b" heure heures kg cm mg ml mmol litre metre mois annees age sexe poids taille imc tension date lieu naissance telephone tel fax email mail"
    b" terminale seconde premiere troisieme quatrieme cinquieme sixieme cm1 cm2 ce1 ce2 maternelle primaire college lycee lorem ipsum"
    b" adresse nir nss ins ipp nip nda iep ddn rdv cr crf ecrf nom noms prenom prenoms initiales numero identifiant code ville cp profession"
    b" safety reported outcomes outcome health information name id population satisfaction data history questionnaire consent number population"
    b" recruitment enrollment visit status care advocacy summary flow population"
)
_BLANKS = (
    b"marital patronymique"
    b" inconnu inconnue anonyme anonymise anonymisee xxx xxxx xx yyy str string int input varchar text texte none null nil true false todo test"
    b" obligatoire facultatif optionnel completer renseigner masque masquee neant na nc nr vide fichier variable fonction table colonne champ"
    b" produit commercial scientifique usuel latin marque molecule projet site societe entreprise organisation serveur utilisateur user admin"
)
_LATIN = (
    b"tuberculosis avium abscessus leprae bovis kansasii pneumoniae genitalium hominis catarrhalis marinum chelonae fortuitum africanum canis"
    b" furfur morganii ulcerans xenopi intracellulare gordonae smegmatis mulatta musculus luteus osloensis sympodialis restricta"
)
STOP = TITLES | frozenset((_FUNCTION + _VERBS + b" " + _ROLES + b" " + _CARE + b" " + _BLANKS + b" " + _LATIN).split())
"""End a name, or are none."""

EPONYMS = listed("eponyms.txt")
"""Diseases, scores and laws that bear a name that hardly anybody bears."""

FIRST_NAMES = frozenset(
    b"adam adele adrien agathe agnes alain albert alexandra alexandre alexis alice aline alphonse amandine ambre amelie anais andre andree"
    b" ange angele anna anne annie antoine antoinette arlette armand arnaud arthur audrey augustin aurelie aurelien axel baptiste bastien"
    b" beatrice benedicte benjamin benoit bernadette bernard bertrand brigitte bruno camille capucine carine carole caroline catherine cecile"
    b" cedric celine chantal charles charlotte chloe christelle christian christiane christine christophe claire clara clarisse claude"
    b" claudine clement clemence colette constance corinne cyril damien daniel daniele danielle david deborah delphine denis denise didier"
    b" dominique edith edouard eleonore eliane elisabeth elise noemie eloise emilie emma emmanuel emmanuelle eric estelle ethan etienne"
    b" eugene eugenie eva evelyne fabien fabienne fabrice fanny fatima fernand fernande flora florence florent florian france franck"
    b" francine francis francois francoise frederic frederique gabriel gabrielle gaelle gaston genevieve georges georgette gerald gerard"
    b" germaine ghislaine gilbert gilles ginette giselle gregory guillaume gustave guy helene henri henriette herve hubert hugo hugues"
    b" huguette ines irene isabelle jacqueline jacques jade jean jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc"
    b" jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jean-yves jeanne jeannine jeremy jerome joel joelle jose joseph"
    b" josephine josette josiane josyane joyce julie julien juliette justine karim karine kevin laetitia laura laure laurence laurent lea"
    b" leo leon leonie liliane lina lise loic lola louis louise luc lucas lucette lucie lucien lucienne lucile ludovic lydia lydie madeleine"
    b" mael magali manon marc marcel marcelle margaux marguerite maria marianne marie marie-anne marie-claude marie-christine marie-france"
    b" marie-jeanne marie-laure marie-louise marie-therese marine marion marius martial martine mathieu mathilde matthieu maud maurice max"
    b" maxime melanie michel michele micheline mireille mohamed monique muriel myriam nadia nadine nathalie nathan nicolas nicole noel noemie"
    b" odette odile olivia olivier ophelie oscar pascal pascale patrice patricia patrick paul paulette pauline philippe pierre pierrette quentin"
    b" rachel raphael raymond raymonde regine regis remi remy renaud rene renee richard robert roger roland romain rolande roman rose samuel"
    b" sandra sandrine sarah sebastien serge severine simon simone solange sonia sophie stephane stephanie suzanne suzy sylvain sylvaine sylvie"
    b" tatiana theo therese thibault thierry thomas valentin valerie vanessa veronique victor victoria vincent violette virginie viviane"
    b" william xavier yann yannick yasmine yolande yves yvette yvon yvonne zoe".split()
)
"""Common given names, enough to tell that a surname follows."""
