"""Where the facts of the guide are written down, and how far each source was read."""

from journal.guide.facts import GENERAL, SECONDARY, VERIFIED, Certainty, Source


def _source(key: str, citation: str, certainty: Certainty = VERIFIED, link: str = "") -> Source:
    return Source(key, citation, certainty, link)


_DOI = "https://doi.org/"

_ALL = (
    _source(
        "aasm2025",
        "Winkelman JW, et al. Treatment of RLS and PLMD: an AASM clinical practice guideline. "
        "J Clin Sleep Med 2025;21(1):137–152",
        link=f"{_DOI}10.5664/jcsm.11390",
    ),
    _source(
        "irlssg_iron2018",
        "Allen RP, et al. IRLSSG task force on iron in RLS. Sleep Med 2018;41:27–44",
        link="https://pubmed.ncbi.nlm.nih.gov/29425576/",
    ),
    _source(
        "silber2021",
        "Silber MH, et al. The management of RLS: an updated algorithm. "
        "Mayo Clin Proc 2021;96(7):1921–1937",
        link="https://pubmed.ncbi.nlm.nih.gov/34218864/",
    ),
    _source(
        "irlssg2014",
        "Allen RP, et al. RLS diagnostic criteria: updated IRLSSG consensus. "
        "Sleep Med 2014;15(8):860–873",
        link=f"{_DOI}10.1016/j.sleep.2014.03.025",
    ),
    _source(
        "wang2009",
        "Wang J, et al. Oral iron in RLS with low-normal ferritin: randomised, double-blind. "
        "Sleep Med 2009",
        link="https://pubmed.ncbi.nlm.nih.gov/19230757/",
    ),
    _source(
        "cochrane2019",
        "Trotti LM, Becker LA. Iron for the treatment of restless legs syndrome. "
        "Cochrane Database Syst Rev 2019;1:CD007834",
        link=f"{_DOI}10.1002/14651858.CD007834.pub3",
    ),
    _source(
        "stoffel2020",
        "Stoffel NU, et al. Alternate-day iron absorption in iron-deficient women. "
        "Haematologica 2020;105(5):1232–1239",
        link=f"{_DOI}10.3324/haematol.2019.220830",
    ),
    _source(
        "moretti2015",
        "Moretti D, et al. Oral iron supplements increase hepcidin. Blood 2015;126(17):1981–1989",
        link=f"{_DOI}10.1182/blood-2015-05-642223",
    ),
    _source(
        "li2020",
        "Li N, et al. Vitamin C with iron for iron-deficiency anaemia. "
        "JAMA Netw Open 2020;3(11):e2023644",
        GENERAL,
    ),
    _source(
        "marshall2019",
        "Marshall NS, et al. Magnesium for RLS and PLMD: systematic review. "
        "Sleep Med Rev 2019;48:101218",
        link=f"{_DOI}10.1016/j.smrv.2019.101218",
    ),
    _source(
        "jadidi2022",
        "Jadidi A, et al. Magnesium and vitamin B6 in RLS: single-blind trial. "
        "BMC Complement Med Ther 2022",
        link=f"{_DOI}10.1186/s12906-022-03814-8",
    ),
    _source(
        "mgcitrate2024",
        "Magnesium citrate in RLS: open-label pilot. 2024",
        link="https://pubmed.ncbi.nlm.nih.gov/38738598/",
    ),
    _source(
        "wali2019",
        "Wali SO, et al. Vitamin D in RLS: randomised, placebo-controlled trial. "
        "Sleep Breath 2019;23(2):595–601",
        link=f"{_DOI}10.1007/s11325-018-1751-2",
    ),
    _source(
        "wali2015",
        "Wali S, et al. Vitamin D supplements and RLS severity. Sleep Breath 2015;19:579–583",
        link=f"{_DOI}10.1007/s11325-014-1049-y",
    ),
    _source(
        "tutuncu2020",
        "Tutuncu M, Tutuncu M. Vitamin D and RLS: self-controlled study. "
        "Sleep Breath 2020;24:1101–1106",
        link=f"{_DOI}10.1007/s11325-019-01984-3",
    ),
    _source(
        "sagheb2012",
        "Sagheb MM, et al. Vitamins C and E for RLS in haemodialysis. Sleep Med 2012;13(5):542–545",
        SECONDARY,
    ),
    _source(
        "lee2001",
        "Lee KA, et al. RLS in pregnancy: folate and iron. "
        "J Womens Health Gend Based Med 2001;10(4):335–341",
        link=f"{_DOI}10.1089/152460901750269652",
    ),
    _source(
        "morker2017",
        "Morker M, et al. Serum folic acid and gestational RLS: pilot. J Reprod Med 2017",
    ),
    _source(
        "geng2022",
        "Geng C, et al. Possible association between B12 deficiency and RLS. "
        "Clin Neurol Neurosurg 2022:107477",
    ),
    _source(
        "dri_tables",
        "Institute of Medicine, Dietary Reference Intakes: tables of recommended intakes. "
        "National Academies Press",
    ),
    _source(
        "dri_bvit1998",
        "Institute of Medicine, Dietary Reference Intakes for the B vitamins (1998)",
        link="https://www.ncbi.nlm.nih.gov/books/NBK114316/",
    ),
    _source(
        "merck_rdi",
        "Merck Manual: recommended daily intakes for vitamins",
        link=(
            "https://merckmanuals.com/en-ca/professional/multimedia/table/"
            "recommended-daily-intakes-for-vitamins"
        ),
    ),
    _source(
        "ul_table",
        "Upper intake levels of the US Institute of Medicine and EFSA compared; "
        "PMC7231601, table 5",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC7231601/table/tbl5",
    ),
    _source("efsa_2018", "EFSA, overview of tolerable upper intake levels, version 4 (2018)"),
    _source(
        "efsa_2023_24",
        "EFSA re-evaluations 2023–2024, as summarised by Eurofins",
        link=(
            "https://eurofins.de/food-analysis/food-news/food-testing-news/"
            "planned-eu-maximum-levels-for-vitamins-minerals-and-trace-elements"
        ),
    ),
    _source("usda_sr28", "USDA National Nutrient Database, release SR28 (2015), public domain"),
    _source(
        "usda_sr26_caffeine",
        "USDA National Nutrient Database, release SR26, caffeine (nutrient 262)",
    ),
    _source("cfr101_17e", "US 21 CFR 101.17(e): the warning on labels of iron supplements"),
    _source("label_mgo", "US label: magnesium oxide 400 mg tablets, 241.3 mg elemental magnesium"),
    _source("label_gabapentin", "US label: gabapentin, interaction with antacids", SECONDARY),
    _source("label_levothyroxine", "Labels: levothyroxine, iron, calcium and antacids", SECONDARY),
    _source(
        "labels",
        "Prescribing information of the medicine named; the current label decides",
        GENERAL,
    ),
    _source(
        "hoque2010",
        "Hoque R, Chesson AL. Pharmacologically induced or exacerbated RLS. "
        "J Clin Sleep Med 2010;6(1):79–83",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC2823282/",
    ),
    _source(
        "gardiner2023",
        "Gardiner C, et al. Effect of caffeine on subsequent sleep. Sleep Med Rev 2023;69:101764",
        link=f"{_DOI}10.1016/j.smrv.2023.101764",
    ),
    _source(
        "iom_caffeine2001",
        "Institute of Medicine, Caffeine for the Sustainment of Mental Task Performance (2001)",
    ),
    _source(
        "batool2016",
        "Batool-Anwar S, et al. Lifestyle factors and risk of RLS. "
        "J Clin Sleep Med 2016;12(2):187–194",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC4751426/",
    ),
    _source(
        "aukerman2006",
        "Aukerman MM, et al. Exercise and restless legs syndrome: randomised trial (2006)",
    ),
    _source("news", "News summaries of the AASM 2025 guideline", SECONDARY),
    _source("easl", "EASL guideline on haemochromatosis"),
    _source("general", "General knowledge, written down without reading a source", GENERAL),
)

SOURCES: dict[str, Source] = {source.key: source for source in _ALL}
