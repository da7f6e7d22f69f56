"""Codes that everybody knows and that look like sponsors' codes: biology, norms, scales, published trials, compounds with a public name.

Written by hand from general knowledge of the literature, in folded spelling; it only keeps silent, so an absence costs a false alarm.
"""

import re

_STEMS = (
    # Cytokines, markers, receptors, genes, enzymes, cell lines.
    rb"il|cd|tnf|ifn|tgf|vegf|egfr?|fgfr?|igf|pdgf|ngf|bdnf|gdf|bmp|pd|ctla|lag|tim|tigit|jak|stat|tyk|btk|syk|cdk|chk|plk|aurk|sglt|glut|dpp|pde|mmp"
    rb"|timp|ace|at|her|erbb|brca|palb|rad|atm|tp|p|cyp|ugt|slc|abcb|abcg|oat|oatp|hla|h|mhc|braf|kras|nras|map|mapk|mek|erk|akt|pi3k|pik3|mtor|pten"
    rb"|bcl|mcl|bax|parp|casp|caspase|hdac|dnmt|ezh|idh|flt|kit|ret|ros|alk|met|ntrk|hif|pcsk|apo|apoe|ldl|ldlr|npc|ccr|cxcr|cxcl|ccl|tlr|nlrp|nod"
    rb"|sting|stk|foxp|gata|sox|oct|pax|hox|runx|myc|mycn|cox|lox|nos|maob?|comt|drd?|ht|5-ht|htr|gaba|nmda|ampa|gpr|glp|gip|gh|fsh|lh|tsh|t|ft|b"
    rb"|vit|vitamine|omega|ca|cea|afp|psa|ki|muc|trop|claudin|cldn|nectin|cea|bnp|crp|hba|hb|hbs|hbv|hcv|hiv|hsv|hpv|hhv|cmv|ebv|vzv|htlv|vih|vhb|vhc|vhd"
    rb"|vhe|rsv|vrs|sars|cov|covid|mers|h1n|h3n|h5n|h7n|ebola|miR|mir|let|rs|exon|del|dup|inv|t790m|ace2|sod|gst|nat|tpmt|dpyd|nudt|vkorc|factor|facteur|f"
    rb"|hela|hek|hct|mcf|a|u|k|thp|jurkat|caco|hep|hepg|cho|vero|sw|mda|mb|pc|lncap|du|ht|nih|sk|panc|raw|bv|sh|nci|h9c|u87|c57|c57bl|balb|wt|ko|s|ras|src|"
    rb"abl|chr|chromosome|trisomie|g|m|n|q|nf|vwf|adamts|gad|ia|znt|aqp|mog|musk|nmdar|lgi|caspr|gfap|nfl|tau|abeta|ab|apol|pla|lp|pai|tpa|ttr|sst|gnrh|pth|fgf"
).lower()
_NORMS = (
    rb"iso|iec|nf|en|din|astm|ieee|rfc|cve|gdpr|rgpd|ich|e|gcp|bpc|gmp|bpf|ctcae|recist|meddra|whodrug|cim|icd|dsm|ccam|ngap|snomed|loinc|atc|cdisc|sdtm|adam|sas"
    rb"|mr|cnil|cerfa|hl|fhir|utf|ascii|sha|md|aes|rsa|python|java|windows|office|excel|spss|stata|r|gpt|claude|gemini|llama|mistral|covid|usb|rtx|gtx"
    rb"|cpp|crf|ecrf|sop|pos|doi|pmid|issn|isbn|ean|gtin|cip|ucd|cas|einecs|inn|dci|amm|bcb|page|p|fig|figure|table|tableau|annexe|annex|article|art|chapitre"
    rb"|section|sec|version|v|vers|rev|step|etape|phase|cycle|c|jour|j|day|d|week|w|semaine|mois|month|visite|visit|grade|stade|stage|niveau|level|classe|class|type|part|partie"
    rb"|note|item|question|q|faq|http|port|error|erreur|code|bug|jira|issue|pr|ticket|inc|req|ref|no|num|tel|fax|bp|cs|tsa|cedex|fr|us|uk|eu|de|ue|ce|jo|l|loi|decret|dir|reg|reglement"
    rb"|phq|gad|sf|eq|eq-5d|qlq|c30|fact|ecog|karnofsky|moca|mmse|nihss|gcs|asa|apache|sofa|saps|saps-ii|cha2ds2|score|hads|madrs|hamd|hdrs|panss|updrs|edss|das|acr|pasi|easi|dlqi"
    rb"|womac|vas|eva|nyha|nrs|igs|wpai|bdi|bmi|imc|ta|fc|pa|spo|fio|pao|paco|o|co|h|fev|vems|cvf|ldh|gn|uh|st|qt|qtc|ecg|t|tnm|pt|pn|r0"
)
_BIOLOGY = re.compile(
    rb"(?:anti[- ]?)?(?:pd-l|sars-cov|cov|hla-[a-z]{1,3}|%b|%b)[- ]?[0-9]{1,4}[a-z]?(?:[-/ .][0-9a-z]{1,3})?"
    % (_STEMS, _NORMS)
)
"""`IL-17A`, `CA 19-9`, `H1N1`, `ISO-14155`; not `ABX-999`."""
_PROGRAMMES = frozenset(
    b"keynote checkmate impower imvigor impassion imbrave imspire impress pacific poseidon neptune mystic himalaya topaz adaura aura flaura lux-lung tropics tropion"
    b" destiny-breast destiny-lung destiny-gastric destiny monaleesa monarch paloma penelope olympia olympiad solo paola prima nova ariel velia profound propel magnitude"
    b" titan spartan aramis arasens enzamet prosper prevail affirm latitude stampede peace chaarted visio vision therasphere javelin clear cosmic cabosun meteor sunitinib"
    b" recovery solidarity discovery panoramic together activ actt remap-cap remap principle epic-hr epic move-out sprint accord advance ukpds leader sustain pioneer surpass surmount"
    b" step select rewind exscel harmony lixa elixa savor examine tecos carmelina carolina empa-reg empa-reg-outcome canvas credence declare declare-timi vertis emperor dapa-hf dapa deliver"
    b" paradigm paragon parachute pioneer-hf galactic victoria shift rales emphasis topcat athena aristotle rocket rely re-ly engage amplify einstein hokusai recover compass"
    b" pegasus plato triton champion cure trilogy themis twilight tailor isar-react fourier odyssey spire orion improve-it jupiter hope lipid cards ascot allhat invest life value"
    b" onward ontarget transcend crash crash-3 woman titan atlantis eclipse ecass dawn defuse extend mr-clean escape revascat swift thrace tigris arrive andromeda censer prowess adrenal process"
    b" promise arise sepsispam apocard aprocchss hypress caesar casper covacta empacta remdacta gloria cocoon colstar ambition select-compare oral strategy beyond exact"
    b" phoenix uncover ixora clear fixture erasure jupiter voyage reveal vip excite guide guided ultimma ultimmma liberty solo chronos cafe measure heads-up breeze brave"
    b" adauras aspire castor pollux cassiopeia griffin maia alcyone columba iceberg lyra tourmaline aspire eloquent karmma cartitude zuma juliet transform belinda tango elara"
    b" polarix polargo gallium gadolin murano clarity venice captivate illuminate resonate elevate alpine ascend viale agile admiral quazar ratify quantum gimema paradigm-ph"
    b" emerge engage clarity-ad trailblazer trailblazer-alz graduate define confirm affirm freedoms transforms opera oratorio ascend ascertain expand cascade hawk harrier view"
    b" anchor marina tenaya lucerne rhone yosemite sunshine nurture endear cherish firefish sunfish jewelfish attract sentinel charisma caprie match samurai esprit"
    b" gusto timi isis gissi gissi-hf merit cibis copernicus solvd consensus saint comet mdrd framingham nurses interheart constances epic nhanes ukbiobank whi dcct edic accord-bp"
    b" poise vision-cvd corticus eolia proseva arma florali hot-icu ards berlin acurasys rose recovery-rs sting hepatitis ion astral polaris valence endurance expedition c-edge"
    b" start smart temprano hptn ipergay proud discover prevenir purpose hvtn mosaico imbokodo ring dream partner opposites attract flair atlas solar latte gemini tango salsa"
    b" nordic hovon ecog swog calgb nsabp rtog nrg eortc prodige ffcd gercor ifct getug lysa ifm goelams anrs alliance acosog cog siop unicancer ibcsg big goirc aio arcagy gog mrc"
    b" stampede-2 altto aphinity cleopatra emilia katherine kristine neosphere tryphaena hera exteNET nala tailorx rxponder mindact soft text solti tnt brightness neotrip gepar geparnuevo".lower().split()
)
_COMPOUNDS = frozenset(
    b"mk801 mk677 mk2866 mk3475 mk571 mk0677 azd9291 azd6244 azd2281 azd1222 azd8055 azd4547 azd6738 azd1775 azd7442 azd2014 ly294002 ly2835219 ly3298176 ly2140023 ly2157299 ly450139"
    b" ly404039 ly3002813 sti571 rad001 lcz696 bkm120 byl719 lbh589 bgj398 aeb071 fty720 ptk787 zol446 bay439006 bay597939 bay117082 bay113421 sar236553 sar231893 sar650984 bms936558"
    b" bms734016 bms354825 bms790052 bms986165 medi4736 medi3506 pf07321332 pf06463922 pf00299804 pf02341066 pf0332991 pd0332991 pd98059 pd0325901 pd173074 gw501516 gw4064 gw9662 gw2580"
    b" gsk1120212 gsk2118436 gsk126 gskj4 abt199 abt263 abt737 abt888 abt494 abbv066 amg510 amg706 amg145 tak242 tak385 tak003 gs5734 gs7977 gs441524 cc5013 cc4047 cc10004 cc292"
    b" incb018424 incb024360 jnj56021927 jnj26481585 jnj7777120 regn727 regn88 regn2810 regncov2 rg7388 ro4929097 ro5126766 rg7446 bi2536 bi6727 bibw2992 bibr1048 bibf1120 e7080 e7389 e2020"
    b" ds8201 ono4538 tas102 tas102s vx680 vx770 vx809 vx445 vx661 vx765 plx4032 plx3397 plx5622 plx4720 loxo101 loxo292 blu285 blu667 mrtx849 mrtx1133 arry162 arry142886 epz6438"
    b" sb203580 sb431542 sb202190 sb216763 cp690550 cp55940 win55212 sr141716 su11248 su5416 zd1839 zd6474 ici182780 mdv3100 arn509 odm201 od201 cyt387 sp600125 u0126 y27632 s63845 h89 "
    b" snx482 jq1 mg132 nvpbez235 nvplde225 bez235 tmc435 tmc278 tmc114 tmc125 gs9350 gs9137 s1 ru486 ru58841 sch23390 sch772984 sk&f rad140 lgd4033 s4 s23 yk11 sr9009 msc2156119 emd121974"
    b" bnt162b2 bnt162 mrna1273 chadox1 ad26cov2s nvxcov2373 ad26 p2x7 thc9 mp0420 cb839 ag120 ag221 ag881 acy1215 opb31121 lee011 ldk378 ink128 ink1197 cal101 ipi145 imgn853 mln4924 mln9708 mln0128"
    b" rmc6236 rmc4630 tno155 ebio zw25 shr1210 ibi308 bgba317 bgb3111 bgb290 kte19 ctl019 jcarh125 bb2121 mor208 alxn1210 vay736 qge031 ain457 acz885 qvm149 lnp023 kae609 omb157 ose2101"
    b" iph2201 gft505 gft505s pxt3003 masitinib ab1010 dx88 dx2930 rn6g".split()
)
_INN = re.compile(
    rb" ?[(=] ?(?:le |l'|alias |aka |ex-? ?)?[a-z]{3,18}(?:nib|mab|ciclib|parib|lisib|zomib|rafenib|tinib|sertib|vir|statine?|gliptine?|gliflozine?|glutide|tide|sartan|prazole|gatran"
    rb"|xaban|afil|tan|olol|pril|ast|citinib|leucel|gene|degib|clax|stat|rasib|dopa|setron|mide|cept|kinra|oxacine?|mycine?|azole|vastatin|lukast|fenac|coxib)(?![a-z])"
)
"""` (osimertinib)`: the compound has a public name."""


def is_biology(code: bytes) -> bool:
    """A gene, marker, virus, cell line, norm, scale, page or version."""
    return _BIOLOGY.fullmatch(code) is not None


def is_published_trial(code: bytes) -> bool:
    """The name of a trial or programme that the literature knows, with or without its number."""
    stem = re.split(rb"[ _-]?[0-9]", code, maxsplit=1)[0]
    return stem in _PROGRAMMES or code in _PROGRAMMES or stem.partition(b"-")[0] in _PROGRAMMES


def is_public_compound(code: bytes) -> bool:
    """A research tool, or a compound that was published with its name long ago."""
    return code.translate(None, b" -_/.") in _COMPOUNDS


def has_public_name(data: bytes, end: int) -> bool:
    """Whether a public name stands behind a compound's code."""
    return _INN.match(data, end) is not None
