"""Files as spreadsheets write them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.funnels import FEBRUARY, HEADER, JANUARY, SAMPLES, codes, mistakes, table
from workshop.errors import Unreadable
from workshop.models.kpi_game.funnel import read_funnel, sentences, sources, world_of
from workshop.models.kpi_game.funnel.sheet import LARGEST, MOST_COLUMNS, MOST_ROWS, read_sheet
from workshop.models.kpi_game.game import World

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
OLD_AND_RARE = ("mac_roman", "cp850", "utf-16-le", "utf-16-be", "utf-32")
NORWEGIAN = ("måned", "leads", "kvalifiserte leads", "nye kunder", "kunder")
TEXT = table(JANUARY, header=NORWEGIAN).decode()


@pytest.mark.parametrize("encoding", ENCODINGS + OLD_AND_RARE)
def test_the_usual_encodings_are_read(encoding):
    assert read_sheet(TEXT.encode(encoding)).header == NORWEGIAN


def test_utf_16_is_read_from_either_end():
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert read_sheet(mark + TEXT.encode(encoding)).header == NORWEGIAN


cells = st.text(
    st.characters(codec="cp1252", exclude_categories=("Cc", "Cs"), exclude_characters=';,|"'),
    min_size=1,
).filter(lambda text: text == text.strip() and not text.startswith("ï»¿"))


@given(st.lists(cells, min_size=2, max_size=5))
def test_the_encoding_makes_no_difference(texts):
    written = f"måned;{';'.join(texts)}\r\nå;1"
    read = {read_sheet(written.encode(encoding)) for encoding in ENCODINGS}
    assert [sheet.header for sheet in read] == [("måned", *texts)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_first_line_shows_the_separator(separator):
    sheet = read_sheet(table(JANUARY, separator=separator))
    assert (sheet.separator, sheet.header) == (separator, HEADER)
    assert sheet.rows == ((2, JANUARY),)


def test_separators_inside_quotes_do_not_count():
    sheet = read_sheet(b'"a;b;c",d,"e;f"\n"1,5",2')
    assert sheet.header == ("a;b;c", "d", "e;f")
    assert sheet.rows == ((2, ("1,5", "2")),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_empty_lines_are_left_out_and_rows_keep_their_numbers(end):
    written = end.join(["", ";;;", "month;leads;;", "", "Jan;4;;", " ; ;", "Feb;5", ""])
    sheet = read_sheet(written.encode())
    assert sheet.header == ("month", "leads")
    assert sheet.rows == ((5, ("Jan", "4")), (7, ("Feb", "5")))


def test_blanks_around_cells_are_left_out_and_quotes_may_span_lines():
    sheet = read_sheet(' month ; leads \n "Jan\nuary"; 4 \n Feb;\N{NO-BREAK SPACE}5'.encode())
    assert sheet.header == ("month", "leads")
    assert sheet.rows[1] == (3, ("Feb", "5"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n ;;\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04 and more", "broken-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.7 ...", "other-program"),
        (b"\n<HTML><table>", "other-program"),
        (b"month,leads\n\x00\x01\x02", "no-text"),
        (b"\x81\x8d", "no-text"),
        (b"\xff\xfem", "no-text"),
        ("month,leads".encode("utf-16-le"), "no-rows"),
        (b"\xef\xbb\xbf\xff", "no-text"),
        (table(), "no-rows"),
        (b"x" * (LARGEST + 1), "large-file"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_for_one_reason(data, code):
    assert codes(data) == [code]


@pytest.mark.parametrize("line", ['"Feb,1', '"Feb"x,1'])
def test_a_quotation_mark_that_is_not_closed_is_named_with_its_row(line):
    broken = table(JANUARY) + b"\n" + line.encode()
    assert mistakes(broken) == [("broken-quotes", {"row": 4, "cell": "A4"})]


def test_a_file_has_so_many_rows_and_columns_and_no_more():
    months = [(f"m{n}", *JANUARY[1:]) for n in range(MOST_ROWS + 1)]
    assert codes(table(*months[:-1])) == []
    assert mistakes(table(*months)) == [("many-rows", {"limit": MOST_ROWS})]
    wide = [f"column {n}" for n in range(MOST_COLUMNS - len(HEADER) + 1)]
    assert codes(table(JANUARY, header=(*HEADER, *wide[:-1]))) == []
    more = mistakes(table(JANUARY, header=(*HEADER, *wide)))
    assert more == [("many-columns", {"limit": MOST_COLUMNS, "n": MOST_COLUMNS + 1})]


BITS = st.sampled_from(
    [
        b"month", b"leads", b"fit_leads", b"new_customers", b"customers", b"revenue", b"sellers",
        b"lost_customers", b"worked_leads", b",", b";", b"\t", b"\n", b"\r\n", b'"', b"4", b"0",
        b"4.000", b"1,5", b"-1", b" ", b"\xa0", b"\x00", b"\xe5", b"\xef\xbb\xbf", b"\xff\xfe",
        b"9" * 400, b"nan", table(JANUARY, FEBRUARY), table(),
    ]
)  # fmt: skip


@given(st.binary() | st.lists(BITS, max_size=40).map(b"".join))
@example((SAMPLES / "funnel.csv").read_bytes())
def test_any_bytes_at_all_are_a_firm_of_the_game_or_are_refused_in_words(data):
    try:
        funnel = read_funnel(data)
    except Unreadable as error:
        said = sentences(error, "nb")
    else:
        assert World(**world_of(funnel))
        said = [source.why for source in sources(funnel, "nb")]
    assert said
    assert all(said)
