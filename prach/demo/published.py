"""What the published account of Chiang Rai says of fiscal year 2560, under the indicators' codes.

Source: the entry "การพัฒนาปราชญ์ชุมชน สร้างสรรค์สัมมาชีพชุมชน จังหวัดเชียงราย", knowledge base of the Community
Development Department, 4 April 2017. Only these totals are real; every row of the demonstration is invented.
"""

from datetime import date

PROVINCE = "57"
FISCAL_YEAR = 2560
YEAR_BEGINS = date(2016, 10, 1)
ACCOUNT_ON = date(2017, 4, 4)
SEED = 2560

PUBLISHED: dict[str, int] = {
    "curricula": 28,
    "curriculum-volumes": 270,
    "districts-reached": 18,
    "villages-reached": 576,
    "group-supports": 704,
    "people-reached": 30_336,
    "households-enrolled": 194,
    "households-income-rose": 157,
    "sage-sessions": 142,
    "sage-learners": 6_881,
    "supervision-zones": 3,
    "agreements": 1,
}

# Six districts each, by where they lie: middle and west; north and along the Mekong; east and south.
ZONES: dict[int, tuple[str, str, tuple[str, ...]]] = {
    1: ("โซน 1 กลางและตะวันตก", "Zone 1, centre and west", ("5701", "5702", "5710", "5711", "5716", "5717")),
    2: (
        "โซน 2 เหนือและริมโขง",
        "Zone 2, north and the Mekong",
        ("5703", "5707", "5708", "5709", "5715", "5718"),
    ),
    3: ("โซน 3 ตะวันออกและใต้", "Zone 3, east and south", ("5704", "5705", "5706", "5712", "5713", "5714")),
}
