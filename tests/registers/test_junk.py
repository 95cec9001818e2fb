"""Whatever stands in the cells, an import ends with a verdict for every row."""

from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prach.registers.catalogue import REGISTERS, get
from prach.registers.refusals import EmptyWorkbook

from .workbook import previewed, sheet_of

TEXT = st.text(
    alphabet="กขคงนมยรลวสหอฮะาิีึืุูเแโไใ่้๊๋ั์ํำ๐๑๒๓๔๕๖๗๘๙ 0123456789-/.,;:#*()@=+'\"\t\u200babcXYZé", max_size=30
)
NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False, width=64).filter(lambda number: abs(number) < 1e300),
)
DAYS = st.one_of(
    st.dates(date(1901, 1, 1), date(9990, 12, 31)),
    st.datetimes(datetime(1901, 1, 1), datetime(9990, 1, 1)),
    st.times(),
)
ODD = st.sampled_from(
    [
        "57",
        "5701",
        "57010201",
        "99999999",
        "หมู่ 1",
        "ต.รอบเวียง",
        "ป-1",
        "-",
        "#REF!",
        "31/02/2560",
        "1E400",
        "๐",
        "ใช่",
    ]
)
CELLS = st.one_of(TEXT, NUMBERS, DAYS, ODD, st.booleans(), st.none())


@pytest.mark.parametrize("register", list(REGISTERS))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_junk_is_refused_and_never_fails(register, cast, data):
    headings = [column.thai for column in get(register).columns]
    rows = data.draw(
        st.lists(st.lists(CELLS, min_size=len(headings), max_size=len(headings)), min_size=1, max_size=6)
    )
    plain = [[cell.isoformat() if isinstance(cell, time) else cell for cell in row] for row in rows]
    try:
        batch = previewed(register, sheet_of(headings, plain), by=cast.officer)
    except EmptyWorkbook:
        return
    said = batch.new + batch.changed + batch.unchanged + batch.doubtful + batch.refused
    assert said == batch.rows_total <= len(rows)
