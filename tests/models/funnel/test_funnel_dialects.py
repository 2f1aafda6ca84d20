"""One table, written as spreadsheets of Europe and America write it, is always the same one."""

import csv
import io

import pandas
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.funnels import HEADER, SAMPLES, answered, codes, table, workbook
from workshop.errors import Unreadable
from workshop.models.kpi_game.funnel import (
    MOST_TOLD,
    pictures,
    questions,
    read_funnel,
    sentences,
    understand,
    understood,
)

TEXT = {"en": HEADER, "nb": ("måned", "leads", "kvalifiserte leads", "nye kunder", "kunder")}
NUMBERS = {
    "1234.5": lambda n: f"{n:.1f}",
    "1,234.5": lambda n: f"{n:,.1f}",
    "1234,5": lambda n: f"{n:.1f}".replace(".", ","),
    "1.234,5": lambda n: f"{n:,.1f}".translate(str.maketrans(",.", ".,")),
    "1 234,5": lambda n: f"{n:,.1f}".translate(str.maketrans(",.", " ,")),
    "1\N{NO-BREAK SPACE}234,5": lambda n: f"{n:,.1f}".translate(str.maketrans(",.", "\xa0,")),
    "1\N{NARROW NO-BREAK SPACE}234,5": lambda n: f"{n:,.1f}".translate(
        str.maketrans(",.", "\N{NARROW NO-BREAK SPACE},")
    ),
    "1'234.5": lambda n: f"{n:,.1f}".replace(",", "'"),
    "1’234.5": lambda n: f"{n:,.1f}".replace(",", "’"),
}
WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
OLD = ("cp1252", "mac_roman", "cp850")

months = st.lists(
    st.tuples(
        st.integers(200, 99_000), st.integers(101, 199), st.integers(1, 90), st.integers(500, 9_000)
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def dialects(draw):
    """Draw a way to write a table: encoding, separator, line ends, numbers, quotes, lines above."""
    number, encoding = draw(st.sampled_from(sorted(NUMBERS))), draw(st.sampled_from(WIDE + OLD))
    if encoding in OLD and any(ord(sign) > 0xA0 for sign in number):
        number = "1234,5"
    if encoding == "cp850" and "\xa0" in number:
        encoding = "cp1252"
    return {
        "number": number,
        "encoding": encoding,
        "separator": draw(st.sampled_from([",", ";", "\t", "|"])),
        "end": draw(st.sampled_from(["\n", "\r\n", "\r"])),
        "quoting": draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        "declared": draw(st.booleans()),
        "above": draw(st.sampled_from([(), ("Funnel 2025",), ("Funnel 2025", "", "1 December")])),
        "total": draw(st.sampled_from([None, "Total", "Grand Total", "Sum:", "I alt", "Snitt"])),
    }


def rows_of(numbers, write):
    """Return rows of texts: a lead and a half more each, so that every file shows its decimals."""
    return [
        [f"2025-{n:02}", write(a + 0.5), write(b + 0.5), write(float(c)), write(d + 0.5)]
        for n, (a, b, c, d) in enumerate(numbers, 1)
    ]


def written(numbers, way):
    rows = rows_of(numbers, NUMBERS[way["number"]])
    if way["total"]:
        rows.append([way["total"], *rows[0][1:]])
    file = io.StringIO()
    writer = csv.writer(
        file, delimiter=way["separator"], quoting=way["quoting"], lineterminator=way["end"]
    )
    above = [[line] for line in way["above"]]
    writer.writerows([*above, TEXT["nb"], *rows])
    declared = f"sep={way['separator']}{way['end']}" if way["declared"] else ""
    return (declared + file.getvalue()).encode(way["encoding"])


def values(numbers):
    a, b, c, d = zip(*numbers, strict=True)
    half = ([n + 0.5 for n in column] for column in (a, b, d))
    leads, fit, customers = (tuple(column) for column in half)
    return {"leads": leads, "fit_leads": fit, "new_customers": c, "customers": customers}


@given(months, dialects())
@settings(max_examples=150)
def test_the_same_numbers_are_read_back_from_every_dialect(numbers, way):
    found = answered(written(numbers, way), "months", "keep", "counts")
    assert found.funnel.values == values(numbers)
    assert found.funnel.months == tuple(f"2025-{n:02}" for n in range(1, len(numbers) + 1))


@pytest.mark.slow
@given(months)
@settings(max_examples=20)
def test_a_workbook_of_openpyxl_and_one_of_pandas_are_the_same_table(numbers):
    rows = rows_of(numbers, float)
    frame = pandas.DataFrame(rows, columns=list(HEADER))
    file = io.BytesIO()
    frame.to_excel(file, index=False, startrow=2)
    for data in (workbook(*rows), file.getvalue(), frame.to_csv(index=False).encode()):
        found = answered(data, "months", "keep", "counts")
        assert found.funnel.values == values(numbers)


# -- what people have --------------------------------------------------------------------------

PLAIN = read_funnel(
    table(("2025-01", "398", "70", "8", "523"), ("2025-02", "411", "74", "9", "523"))
)


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\r\nmonth;leads;fit_leads;new_customers;customers",
        '"sep=;"\r\nmonth;leads;fit_leads;new_customers;customers',
        "SEP=;\nmonth;leads;fit_leads;new_customers;customers",
        "Monthly funnel;;;;\r\nExported 2025-12-01, by us;;;;\r\n\r\n"
        "month;leads;fit_leads;new_customers;customers",
        "month;leads;fit_leads\u200b;new_customers;\ufeffcustomers",
        "mo\u00adnth;leads;fit\u00ad_leads;new_customers;customers",
        "ma\u030aned;leads;kvalifiserte_leads;nye_kunder;kunder",
        "Month;Leads (#);Qualified Leads:;# New Customers;Number of customers",
        "Date;Leads;MQL;New_Customers;Total_Customers",
        "Period;NewLeads;SQLs;ClosedWon;ActiveCustomers",
        "Måned;Antall leads;Kvalifiserte;Nye kunder (stk.);Kunder totalt",
        ";;;;\n  ;;;;\n MONTH ; LEADS ;fit-leads; new  customers ;CUSTOMERS",
    ],
)
def test_headings_of_every_sort_are_understood(text):
    data = f"{text}\r\n2025-01;398;70;8;523\r\n2025-02;411;74;9;523\r\n".encode()
    assert read_funnel(data).values == PLAIN.values


def test_months_that_stand_side_by_side_are_turned():
    data = b"What;2025-01;2025-02\nLeads;398;411\nMQL;70;74\nNew customers;8;9\nCustomers;523;523"
    found = understand(data, {})
    assert found.funnel.values == PLAIN.values
    assert "the months stand side by side" in understood(found, "en")
    broken = data.replace(b"411", b"many")
    with pytest.raises(Unreadable) as caught:
        read_funnel(broken)
    assert sentences(caught.value, "en")[0].startswith("C2, “Leads”: “many”")


def test_two_columns_for_one_name_are_asked_about():
    data = b"month,leads,mql,sql,new customers,customers\n2025-01,398,170,70,8,523"
    (doubt,) = understand(data, {}).doubts
    assert (doubt.id, [one.text for one in doubt.choices]) == (
        "which-fit_leads",
        ["mql (C)", "sql (D)"],
    )
    found = understand(data, {"which-fit_leads": "D"})
    assert found.funnel.values["fit_leads"] == (70,)
    assert found.funnel.ignored == ("mql",)


def test_names_that_are_known_are_not_missed_where_others_are_missing():
    header = ("Date", "New_Customers", "Churned_Customers", "Total_Customers", "Revenue", "Costs")
    data = table(("2025-01", "8", "7", "523", "1868.4", "1200"), header=header)
    assert codes(data) == ["missing-column", "missing-column", "unknown-columns"]


# -- what nobody should have -------------------------------------------------------------------

SAMPLE = (SAMPLES / "funnel.csv").read_bytes()
BOOK = workbook(("2025-01", 398, 70, 8, 523), ("2025-02", 411, 74, 9, 523))


@st.composite
def mutated(draw, data):
    """Draw a file with some of its bytes changed, cut out or put in."""
    spoilt = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(spoilt)))
        spoilt[at : at + draw(st.integers(0, 9))] = draw(st.binary(max_size=9))
    return bytes(spoilt)


def told(data):
    """Return all that is said of a file, whatever it is."""
    try:
        found = understand(data, {})
    except Unreadable as error:
        return sentences(error, "nb")
    assert all(0 <= part["share"] <= 1 for chart in pictures(found, "en")
               for column in chart["columns"] for part in column["parts"])  # fmt: skip
    assert len(questions(found.doubts, "en")) == len(found.doubts)
    return [understood(found, "nb")]


@given(mutated(SAMPLE) | mutated(BOOK) | mutated((SAMPLES / "funnel.nb.csv").read_bytes()))
@example(BOOK[:-30])
@settings(max_examples=150)
def test_a_spoilt_file_is_understood_or_refused_in_at_most_ten_sentences(data):
    assert 1 <= len(told(data)) <= MOST_TOLD


def test_a_workbook_and_a_table_of_text_say_the_same():
    assert answered(BOOK).funnel == PLAIN
