"""Codes that everybody knows and that look like sponsors' codes: biology, norms, scales, published trials, compounds with a public name.

Written by hand from general knowledge of the literature, in folded spelling; it only keeps silent, so an absence costs a false alarm.
"""

import re

from detectors.lexicon import listed


def _any(words: bytes) -> bytes:
    """An expression for any of some words."""
    return b"|".join(map(re.escape, words.split()))


_STEMS = _any(
    b"5-ht ab abcb abcg abeta abl ace ace2 adamts afp akt alk ampa apo apoe apol aqp at atm aurk balb bax bcl"
    b" bdnf bmp bnp braf brca btk bv c57 c57bl ca caco casp caspase caspr ccl ccr cd cdk cea chk cho chr"
    b" chromosome claudin cldn cmv comt cov covid cox crp ctla cxcl cxcr cyp del dnmt dpp dpyd dr drd du dup"
    b" ebola ebv egf egfr erbb erk exon ezh facteur factor fgf fgf fgfr flt foxp fsh ft gaba gad gata gdf gfap gh gip"
    b" glp glut gnrh gpr gst h1n h3n h5n h7n h9c hb hba hbs hbv hct hcv hdac hek hela hep hepg her hhv hif hiv"
    b" hla hox hpv hsv ht htlv htr ia idh ifn igf il inv jak jurkat ki kit ko kras lag ldl ldlr let lgi lh"
    b" lncap lox lp mao maob map mapk mb mcf mcl mda mek mers met mhc mir mmp mog mtor muc musk myc mycn nat nci"
    b" nectin nf nfl ngf nih nlrp nmda nmdar nod nos npc nras ntrk nudt oat oatp oct omega pai palb panc parp"
    b" pax pc pcsk pd pde pdgf pi3k pik3 pla plk psa pten pth rad ras raw ret ros rs rsv runx sars sglt sh sk"
    b" slc sod sox src sst stat sting stk sw syk t790m tau tgf thp tigit tim timp tlr tnf tp tpa tpmt trisomie"
    b" trop tsh ttr tyk u87 ugt vegf vero vhb vhc vhd vhe vih vit vitamine vkorc vrs vwf vzv wt znt"
)
_NORMS = _any(
    b"acr adam aes amm annex annexe apache art article asa ascii astm atc bcb bdi bmi bp bpc bpf bug c30 cas"
    b" ccam cdisc ce cedex cerfa cha2ds2 chapitre cim cip class classe claude cnil co code covid cpp crf cs"
    b" ctcae cve cvf cycle das day dci de decret din dir dlqi doi dsm ean easi ecg ecog ecrf edss einecs en eq"
    b" eq-5d erreur error etape eu eva excel fact faq fax fc fev fhir fig figure fio fr gad gcp gcs gdpr gemini"
    b" gmp gn gpt grade gtin gtx hads hamd hdrs hl http icd ich iec ieee igs imc inc inn isbn iso issn issue"
    b" item java jira jo jour karnofsky ldh level llama loi loinc madrs md meddra mistral mmse moca mois month"
    b" mr nf ngap nihss niveau no note nrs num nyha office pa paco page panss pao part partie pasi phase phq"
    b" pmid pn port pos pr pt python qlq qt qtc question r0 recist ref reg reglement req rev rfc rgpd rsa rtx"
    b" saps saps-ii sas score sdtm sec section semaine sf sha snomed sofa sop spo spss st stade stage stata"
    b" step ta table tableau tel ticket tnm tsa type ucd ue uh uk updrs us usb utf vas vems vers version visit"
    b" visite week whodrug windows womac wpai"
)
_VARIABLES = (
    rb"(?:ae|ce|cm|co|da|dd|dm|ds|dv|ec|eg|ex|fa|gf|ho|ie|is|lb|mb|mh|ml|ms|pc|pe|pp|pr|qs|re|rs|sc|se|ss|su|sv|ta|te|ti|tr|ts|tu|tv|vs)"
    rb"(?:(?:st|en)?(?:dtc|dy|dt|dtm|rf|rtpt|tpt)|test(?:cd)?|orresu?|stres[cnu]|(?:or|st)nr(?:lo|hi)|nrind|seq|spid|refid|grpid|lnkid|decod|modify"
    rb"|term|terms|s?cat|stat|reasnd|blfl|lobxfl|presp|occur|bodsys|bdsycd|soc|soccd|hl[gt]t?(?:cd)?|ptcd|lltc?d?|acn(?:oth)?|outc?|rel(?:nst)?|toxgr"
    rb"|sev|ser|contrt|dos[eu]|dosfr[mq]|dostxt|route|trtv?|indc|loc|lat|method|eval|spec|pos)|ae(?:dth|life|hosp|disab|cong|mie|od|sdth|slife|shosp|sdisab|scong|smie)"
    rb"|(?:usubj|subj|study|site|inv)id|rf(?:st|en|xst|xen|ic|pen)dtc|dth(?:dtc|fl)|brthdtc|(?:act)?arm(?:cd|nrs|ud)?|a(?:val|base)[acn]?|p?chg|param(?:cd|n)|a(?:st|en)?dt[mf]?"
    rb"|avisitn?|ap?hase|trt(?:emfl|[sep]dtm?|[0-9]{2}[ap]n?|[ap]n?)|(?:saf|itt|fas|pp(?:rot)?|enrl|comp|rand|anl[0-9]{2}|abl|saff?|ran)fl|cnsr|evntdesc"
    rb"|(?:sys|dia)bp|height|weight|pulse|oxysat|temp|resp|hr"
)
"""Names of variables of CDISC's standards, https://www.cdisc.org/standards: `AESDTH`, `LBORRES`, `PARAMCD`, `SYSBP`."""
_BIOLOGY = re.compile(
    rb"(?:%b)|(?:anti[- ]?)?(?:pd-l[12]|sars-cov-?[0-9]{0,2}|(?:%b)[- ]?[0-9]{1,2}[a-z]?(?:[-/ .][0-9a-z]{1,3})?"
    rb"|(?:cd|hek|mir|gpr|slc|znf|tmem|rs|cyp|kir|sw|hct|mda-mb|mb|pc|thp|nih|ca|hsp|erk|hla-[a-z]{1,3}|%b)[- ]?[0-9]{1,5}[a-z]?"
    rb"(?:[-/ .][0-9a-z]{1,3})?|(?:braf |egfr |kras )?[a-z][- ]?[0-9]{1,3}[a-z]?)" % (_VARIABLES, _STEMS, _NORMS)
)
"""`IL-17A`, `CA 19-9`, `H1N1`, `ISO-14155`; not `ABX-999`."""
_PROGRAMMES = frozenset(
    b"keynote checkmate impower empower empower-lung imvigor impassion imbrave imspire impress pacific poseidon neptune mystic"
    b" himalaya topaz adaura aura flaura lux-lung tropics tropion"
    b" destiny-breast destiny-lung destiny-gastric destiny monaleesa monarch paloma penelope olympia olympiad"
    b" solo paola prima nova ariel velia profound propel magnitude"
    b" titan spartan aramis arasens enzamet prosper prevail affirm latitude stampede peace chaarted visio vision"
    b" therasphere javelin clear cosmic cabosun meteor sunitinib"
    b" recovery solidarity discovery panoramic together activ actt remap-cap remap principle epic-hr epic"
    b" move-out sprint accord advance ukpds leader sustain pioneer surpass surmount"
    b" step select rewind exscel harmony lixa elixa savor examine tecos carmelina carolina empa-reg"
    b" empa-reg-outcome canvas credence declare declare-timi vertis emperor dapa-hf dapa deliver"
    b" paradigm paragon parachute pioneer-hf galactic victoria shift rales emphasis topcat athena aristotle"
    b" rocket rely re-ly engage amplify einstein hokusai recover compass"
    b" pegasus plato triton champion cure trilogy themis twilight tailor isar-react fourier odyssey spire orion"
    b" improve-it jupiter hope lipid cards ascot allhat invest life value"
    b" cdiscpilot onward ontarget transcend crash crash-3 woman titan atlantis eclipse ecass dawn defuse extend mr-clean"
    b" escape revascat swift thrace tigris arrive andromeda censer prowess adrenal process"
    b" promise arise sepsispam apocard aprocchss hypress caesar casper covacta empacta remdacta gloria cocoon"
    b" colstar ambition select-compare oral strategy beyond exact"
    b" phoenix uncover ixora clear fixture erasure jupiter voyage reveal vip excite guide guided ultimma"
    b" ultimmma liberty solo chronos cafe measure heads-up breeze brave"
    b" adauras aspire castor pollux cassiopeia griffin maia alcyone columba iceberg lyra tourmaline aspire"
    b" eloquent karmma cartitude zuma juliet transform belinda tango elara"
    b" polarix polargo gallium gadolin murano clarity venice captivate illuminate resonate elevate alpine ascend"
    b" viale agile admiral quazar ratify quantum gimema paradigm-ph"
    b" emerge engage clarity-ad trailblazer trailblazer-alz graduate define confirm affirm freedoms transforms"
    b" opera oratorio ascend ascertain expand cascade hawk harrier view"
    b" anchor marina tenaya lucerne rhone yosemite sunshine nurture endear cherish firefish sunfish jewelfish"
    b" attract sentinel charisma caprie match samurai esprit"
    b" gusto timi isis gissi gissi-hf merit cibis copernicus solvd consensus saint comet mdrd framingham nurses"
    b" interheart constances epic nhanes ukbiobank whi dcct edic accord-bp"
    b" poise vision-cvd corticus eolia proseva arma florali hot-icu ards berlin acurasys rose recovery-rs sting"
    b" hepatitis ion astral polaris valence endurance expedition c-edge"
    b" start smart temprano hptn ipergay proud discover prevenir purpose hvtn mosaico imbokodo ring dream"
    b" partner opposites attract flair atlas solar latte gemini tango salsa"
    b" nordic hovon ecog swog calgb nsabp rtog nrg eortc prodige ffcd gercor ifct getug lysa ifm goelams anrs"
    b" alliance acosog cog siop unicancer ibcsg big goirc aio arcagy gog mrc"
    b" stampede-2 altto aphinity cleopatra emilia katherine kristine neosphere tryphaena hera exteNET nala"
    b" prima solo-1 solo-2 paola-1 mimic-iii mimic-iv mimic recherchev rechercheh recherchex"
    b" elfe epipage epipage-2 gazel memento paquid nutrinet nutrinet-sante suvimax hepather e3n e4n mona pelagie eden three-city whitehall"
    b" spirit consort strobe prisma stard tripod arrive cochrane equator elsa share hrs maestro-nash empa-kidney"
    b" tailorx rxponder mindact soft text solti tnt brightness neotrip gepar geparnuevo".lower().split()
)
_TRIALS = listed("published_trials.txt")
_COMPOUNDS = frozenset(
    b"mk801 mk677 mk2866 mk3475 mk571 mk0677 azd9291 azd6244 azd2281 azd1222 azd8055 azd4547 azd6738 azd1775"
    b" azd7442 azd2014 ly294002 ly2835219 ly3298176 ly2140023 ly2157299 ly450139"
    b" ly404039 ly3002813 sti571 rad001 lcz696 bkm120 byl719 lbh589 bgj398 aeb071 fty720 ptk787 zol446 bay439006"
    b" bay597939 bay117082 bay113421 sar236553 sar231893 sar650984 bms936558"
    b" bms734016 bms354825 bms790052 bms986165 medi4736 medi3506 pf07321332 pf06463922 pf00299804 pf02341066"
    b" pf0332991 pd0332991 pd98059 pd0325901 pd173074 gw501516 gw4064 gw9662 gw2580"
    b" gsk1120212 gsk2118436 gsk126 gskj4 abt199 abt263 abt737 abt888 abt494 abbv066 amg510 amg706 amg145 tak242"
    b" tak385 tak003 gs5734 gs7977 gs441524 cc5013 cc4047 cc10004 cc292"
    b" incb018424 incb024360 jnj56021927 jnj26481585 jnj7777120 regn727 regn88 regn2810 regncov2 rg7388"
    b" ro4929097 ro5126766 rg7446 bi2536 bi6727 bibw2992 bibr1048 bibf1120 e7080 e7389 e2020"
    b" ds8201 ono4538 tas102 tas102s vx680 vx770 vx809 vx445 vx661 vx765 plx4032 plx3397 plx5622 plx4720 loxo101"
    b" loxo292 blu285 blu667 mrtx849 mrtx1133 arry162 arry142886 epz6438"
    b" sb203580 sb431542 sb202190 sb216763 cp690550 cp55940 win55212 sr141716 su11248 su5416 zd1839 zd6474"
    b" ici182780 mdv3100 arn509 odm201 od201 cyt387 sp600125 u0126 y27632 s63845 h89 "
    b" snx482 jq1 mg132 nvpbez235 nvplde225 bez235 tmc435 tmc278 tmc114 tmc125 gs9350 gs9137 s1 ru486 ru58841"
    b" sch23390 sch772984 sk&f rad140 lgd4033 s4 s23 yk11 sr9009 msc2156119 emd121974"
    b" ro4877533 ro5072759 ro5185426 ro5541267 ro4368451 ro5304020 mk0431 mk0517 mk0518 mk0663 mk0822 mk0524 mk0859 mk4482 mk8591 mk7655 mk5172"
    b" mk8742 mk3222 mk7264 mk6482 azd0530 azd1152 azd5363 azd9496 azd9833 azd8931 ly2439821 ly3009104 ly3074828 ly2189265 ly3009806 ly2484595"
    b" ly3437943 ly3502970 pf04965842 pf06651600 pf01367338 pf06439535 pf06940835 gsk1349572 gsk1265744 gsk573719 gsk642444 gsk2857916 gsk1278863"
    b" bay948862 bay1841788 bay1021189 bay888223 bay632521 amg162 amg785 amg103 amg334 amg416 amg133 amg757 regn668 regn3500 regn1979 regn5458"
    b" jnj54767414 jnj61186372 jnj64007957 jnj68284528 jnj54135419 jnj42756493 sar302503 sar442168 sar408701 sar153191 sar444245 sar439859"
    b" tak438 tak788 tak700 tak875 tak279 abbv951 abbv399 abt493 abt530 abt450 abt267 abt333 abt874 ds1062 ds3201 ds7300 bms986016 bms986213"
    b" bms188667 bms663513 bms650032 bms512148 bms562247 bms247550 bms986278 bms986177"
    b" bnt162b2 bnt162 mrna1273 chadox1 ad26cov2s nvxcov2373 ad26 p2x7 thc9 mp0420 cb839 ag120 ag221 ag881"
    b" acy1215 opb31121 lee011 ldk378 ink128 ink1197 cal101 ipi145 imgn853 mln4924 mln9708 mln0128"
    b" rmc6236 rmc4630 tno155 ebio zw25 shr1210 ibi308 bgba317 bgb3111 bgb290 kte19 ctl019 jcarh125 bb2121"
    b" mor208 alxn1210 vay736 qge031 ain457 acz885 qvm149 lnp023 kae609 omb157 ose2101"
    b" pf06438179 pf05280014 pf05280586 pf06410293 pf06650833 pf04447943 pf06882961 pf06946860 pf07220060 pf07248144 pf06873600 pf07304814"
    b" pf06425090 pf06741086 gdc0199 gdc0973 gdc0449 gdc0941 gdc0980 gdc0032 gdc0068 gdc0077 gdc6036 gdc9545 gdc0810 gdc0326 abt751 abt869 abbv075"
    b" abbv8e12 abbv181 abbv154 abbv323 azd0156 azd5305 azd4635 azd5069 azd3759 azd8186 azd1390 azd3965 azd5153 azd3293 azd8233 azd0780 azd5718"
    b" azd0901 mk2206 mk1775 mk0752 mk4827 mk7009 mk8931 mk1026 mk2870 mk0616 mk1022 mk5684 mk4280 mk1308 mk7684 mk8228 mk1439 mk0991 mk0954 mk0653"
    b" mk5475 mk3655 gsk2334470 gsk461364 gsk3326595 gsk2141795 gsk525762 gsk2830371 gsk1059615 gsk2636771 gsk3640254 gsk343 gsk872 gsk3511294"
    b" gsk2330672 gsk3228836 gsk3359609 ly2886721 ly3023414 ly2603618 ly333531 ly317615 ly3415244 ly3372689 ly3819253 ly3832479 ly335979 ly2606368"
    b" ly2801653 ly2228820 ly2584702 ly3527727 ly3484356 ly3540378 ly3473329 ly2951742 ly3650150 bay2433334 bay1895344 bay806946 bay734506"
    b" bay869766 bay1000394 bay598862 bay2927088 bay3427080 bms777607 bms754807 bms906024 bms911543 bms708163 bms275183 bms582664 bms599626"
    b" bms345541 bms986205 bms986012 bms986253 sar245408 sar245409 sar260301 sar405838 sar407899 sar131675 sar566658 sar341402 sar342434 sar440340"
    b" sar441344 sar443820 sar445229 ro3306 ro5045337 ro5503781 ro6958688 ro7082859 ro5024048 ro5190591 ro7234292 rg6042 rg7112 rg7204 rg7601"
    b" rg7422 rg7853 rg6058 rg6168 rg6264 rg6026 rg7828 rg7716 rg7412 rg1450 rg7916 rg6152 tak733 tak228 tak243 tak931 tak715 tak632 tak994 tak861"
    b" tak755 tak620 tak935 tak580 tak901 tak441 tak881 jnj38877605 jnj63723283 jnj10198409 jnj7706621 jnj17203212 jnj63733657 jnj70033093"
    b" jnj77242113 jnj78436735 jnj40346527 regn5678 regn3767 regn10933 regn10987 regn475 regn9933 amg900 amg232 amg337 amg386 amg479 amg531 amg655"
    b" amg827 amg102 amg151 amg319 amg820 amg193 amg714 amg570 amg160 amg420 amg701 incb039110 incb054828 incb050465 incb028050 incb028060"
    b" incb052793 incb047986 incb054707 incb059872 gs1101 gs4997 gs9973 gs0976 gs9674 gs9451 gs9620 gs9857 gs9883 gs5745 gs5816 gs5885 gs7340"
    b" gs6207 gs9219 gs4774 ds1594 ds3032 ds1647 ds6051 ds7423 ds8500a ds5565 bgb283 bgba333 bgb16673 bgba1217 bgba425 bgb11417 alxn1101 alxn2040"
    b" alxn1840 alxn1007 e2609 e2006 e2007 e2814 e6201 e7107 ono4059 ono7475 ono5334 asp2215 asp3026 asp8273 asp1517 asp015k asp1941 asp4130 tas116"
    b" tas120 tas114 tas119 loxo195 loxo305 loxo338 blu554 blu782 blu945 blu263 plx51107 plx7486 plx8394 rvt101 rvt1401 glpg0634 glpg1690 glpg1837"
    b" glpg2222 glpg3970 glpg1972 bi1482694 bi836858 bi853520 bi695501 bi655130 bi1356 bi10773 bi1015550 bi1810631 bi456906 bi425809 bi690517"
    b" medi573 medi4893 medi0382 medi528 medi546 medi563 medi551 medi8897 medi9447 medi9929 medi1123 medi6469 abp501 abp215 abp798 abp980 abp710"
    b" abp959 abp938 abp654 ctp6 ctp10 ctp13 ctp16 ctp17 gp1111 gp2013 gp2015 gp2017 msb11022 fkb327 bcd020 nn9535 nn9211 nn1250 alks5461 alks3831"
    b" act128800 act064992 act293987 act541468 mor103 mor202 mln0002 mln8237 mln8054 xl184 xl147 xl765 xl999 xl092 vx787 vx222 vx950 vx970 vx121"
    b" vx548 vx880 cx5461 cx4945 ch5424802 pci32765 acp196 pci24781 ap26113 ap24534 co1686 co338 ag014699 az628 r788 r1507 kw0761 kw6002 krn23"
    b" khk4827 tsr042 tsr022 sgn35 sgn75 imgn901 mm121 mm302 mm398 kpt330 kpt8602 epz5676 epz015666 gsk2879552 ory1001 cpi0610 cpi1205 cpi613"
    b" otx015 ibet762 ibet151 unc1999 sgi110 mgcd0103 mgcd265 mgcd516 tg4010 tg1101 nktr214 nktr118 cep701 cep9722 trc105 imc1121b sta9090 auy922"
    b" aew541 lde225 leq506 lgx818 lgh447 lxs196 lxh254 jdq443 wnt974 pkc412 cmp001 nvx2373 hm61713 hm71224 ssr149415 ssr240600 ssr180711 ucb0107"
    b" ucb7665 ucb34714 msc2363318 msc2364447 msc1936369 tew7197 shr1316 shr3680 shr1459 khk7580 ipn60130"
    b" iph2201 gft505 gft505s pxt3003 masitinib ab1010 dx88 dx2930 rn6g tgn1412 tab08 bia102474 cep1347 an1792".split()
)
_INN = re.compile(
    rb" ?[(=] ?(?:le |l'|alias |aka |ex-? ?)?[a-z]{3,18}(?:nib|mab|ciclib|parib|lisib|zomib|rafenib|tinib|sertib|vir"
    rb"|statine?|gliptine?|gliflozine?|glutide|tide|sartan"
    rb"|prazole|gatran"
    rb"|xaban|afil|tan|olol|pril|ast|citinib|leucel|gene|degib|clax|stat|rasib|dopa|setron|mide"
    rb"|cept|kinra|oxacine?|mycine?|azole|vastatin|lukast|fenac|coxib)(?![a-z])"
)
"""` (osimertinib)`: the compound has a public name."""


def is_biology(code: bytes) -> bool:
    """A gene, marker, virus, cell line, norm, scale, page or version."""
    return _BIOLOGY.fullmatch(code) is not None


_GUIDELINE = re.compile(rb"(?:prisma|consort|spirit|strobe|stard|tripod|arrive)-(?!20)(?=[a-z]{0,3}[0-9])[a-z0-9]{1,6}")
"""`PRISMA-3D`: a guideline has a year at most."""


def is_listed_trial(code: bytes) -> bool:
    """The whole name of a trial that the literature knows: nobody's own is called so, too."""
    return code in _TRIALS


def is_published_trial(code: bytes) -> bool:
    """The name of a trial or programme that the literature knows, with or without its number."""
    if _GUIDELINE.fullmatch(code):
        return False
    if is_listed_trial(code):
        return True
    stem = re.split(rb"[ _-]?[0-9]", code, maxsplit=1)[0]
    return stem in _PROGRAMMES or code in _PROGRAMMES or stem.partition(b"-")[0] in _PROGRAMMES


def is_public_compound(code: bytes) -> bool:
    """A research tool, or a compound that was published with its name long ago."""
    return code.translate(None, b" -_/.") in _COMPOUNDS


def has_public_name(data: bytes, end: int) -> bool:
    """Whether a public name stands behind a compound's code."""
    return _INN.match(data, end) is not None
