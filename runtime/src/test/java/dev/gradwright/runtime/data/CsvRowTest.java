package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells: what is accepted, and what is reported. */
class CsvRowTest {
    private enum Contract {
        MONTH,
        YEAR,
        TWO_YEARS
    }

    private static final CsvConstants<Contract> CONTRACTS =
            CsvConstants.of(Contract.values(), "Month-to-month", "One year", "TWO_YEARS");

    /** What a cell is read as; tabs separate, so that cells may have commas. */
    private static ObjectAssert<@Nullable Object> assertRead(
            String cell, boolean isRequired, UnaryOperator<Csv> options, Function<CsvRow, @Nullable Object> getter) {
        return assertThat(read(cell, isRequired, options, getter));
    }

    private static ObjectAssert<@Nullable Object> assertRead(String cell, Function<CsvRow, @Nullable Object> getter) {
        return assertThat(read(cell, true, UnaryOperator.identity(), getter));
    }

    private static @Nullable Object read(
            String cell, boolean isRequired, UnaryOperator<Csv> options, Function<CsvRow, @Nullable Object> getter) {
        Csv csv = options.apply(Csv.of("t.csv", new StringReader("Col 1\tid\n" + cell + "\t1\n"))
                .separator('\t'));
        List<@Nullable Object> values = new ArrayList<>();
        csv.read(List.of(new CsvColumn("col1", isRequired)), row -> {
            values.add(getter.apply(row));
            return row.isBad() ? null : row.line();
        });
        return values.get(0);
    }

    /** What is wrong with a cell. */
    private static String problem(String cell, UnaryOperator<Csv> options, Function<CsvRow, @Nullable Object> getter) {
        try {
            read(cell, true, options, getter);
        } catch (DataFileException e) {
            String place = "t.csv, line 2, column \"Col 1\"";
            assertThat(e).hasMessageStartingWith("t.csv: 1 of 1 rows is bad, so nothing was read\n  " + place);
            return e.getMessage().substring(e.getMessage().indexOf(place) + place.length());
        }
        throw new AssertionError("\"" + cell + "\" was read");
    }

    private static String problem(String cell, Function<CsvRow, @Nullable Object> getter) {
        return problem(cell, UnaryOperator.identity(), getter);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "-3, -3", "+7, 7", "12.0, 12", "12., 12", "1e3, 1000", "1E+05, 100000", "007, 7", "-0, 0"})
    void wholeNumbers(String cell, int expected) {
        assertRead(cell, row -> row.getInt(0)).isEqualTo(expected);
    }

    @Test
    void wholeNumbersHaveTheRangeOfTheirType() {
        assertRead("-128", row -> row.getByte(0)).isEqualTo((byte) -128);
        assertThat(problem("128", row -> row.getByte(0)))
                .isEqualTo(": \"128\" is out of the range of byte, -128 to 127");
        assertThat(problem("-32769", row -> row.getShort(0)))
                .isEqualTo(": \"-32769\" is out of the range of short, -32768 to 32767");
        assertThat(problem("2147483648", row -> row.getInt(0)))
                .isEqualTo(": \"2147483648\" is out of the range of int, -2147483648 to 2147483647");
        assertRead("9223372036854775807", row -> row.getLong(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(problem("9223372036854775808", row -> row.getLong(0)))
                .isEqualTo(": \"9223372036854775808\" is out of the range of long, -9223372036854775808 to"
                        + " 9223372036854775807");
        assertThat(problem("1e999999999", row -> row.getLong(0))).contains("is out of the range of long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1d", "0x10", "1_000", "١٢", "--1", "+", "1e", "$5", "5 %"})
    void otherTextsAreNoWholeNumbers(String cell) {
        assertThat(problem(cell, row -> row.getInt(0))).startsWith(": \"" + cell + "\" is no whole number");
    }

    @Test
    void aFractionIsNoWholeNumber() {
        assertThat(problem("1.5", row -> row.getInt(0)))
                .isEqualTo(": \"1.5\" is no whole number; a component of type double can hold it");
        assertThat(problem("1e-999999999", row -> row.getInt(0))).contains("is no whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "-0.0", "+2", ".5", "5.", "1e-3", "1.7976931348623157e308", "123456789012345678.25"})
    void numbers(String cell) {
        assertRead(cell, row -> row.getDouble(0)).isEqualTo(Double.parseDouble(cell));
        assertRead(cell.replace("e308", "e30"), row -> row.getFloat(0))
                .isEqualTo(Float.parseFloat(cell.replace("e308", "e30")));
    }

    @Test
    void numbersAreRoundedAsInJava() {
        CsvNumbers numbers = new CsvNumbers(false);
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            String text = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(19))
                    .toPlainString();
            assertThat(numbers.decimal(text)).as(text).isEqualTo(Double.parseDouble(text));
            assertThat(numbers.decimalFloat(text)).as(text).isEqualTo(Float.parseFloat(text));
        }
    }

    @Test
    void aFloatIsRoundedOnce() {
        // Halfway between two floats but for its last digit, which a double does not keep.
        assertRead("1.000000059604644776", row -> row.getFloat(0)).isEqualTo(Float.parseFloat("1.000000059604644776"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "Infinity", "-inf", "INF"})
    void textsOfInfinityAndNanAreReported(String cell) {
        assertThat(problem(cell, row -> row.getDouble(0)))
                .isEqualTo(": \"" + cell + "\" is not finite; if it means a missing value, call missing(\"\", \"" + cell
                        + "\")");
    }

    @Test
    void numbersThatAreTooLargeAreReported() {
        assertThat(problem("1e999", row -> row.getDouble(0))).isEqualTo(": \"1e999\" is too large for a double");
        assertThat(problem("1e39", row -> row.getFloat(0))).isEqualTo(": \"1e39\" is too large for a float");
        assertThat(problem("1e999", row -> row.getDecimal(0))).isEqualTo(": \"1e999\" is too large for a double");
    }

    @Test
    void decimalCommas() {
        assertRead("3,14", true, Csv::decimalComma, row -> row.getDouble(0)).isEqualTo(3.14);
        assertRead("12,0", true, Csv::decimalComma, row -> row.getInt(0)).isEqualTo(12);
        assertThat(problem("3,14", row -> row.getDouble(0)))
                .isEqualTo(": \"3,14\" has a decimal comma; call decimalComma()");
        assertThat(problem("3.14", Csv::decimalComma, row -> row.getDouble(0)))
                .isEqualTo(": \"3.14\" has a decimal point, but decimalComma() was called");
    }

    @Test
    void thousandsSeparatorsAreReported() {
        assertThat(problem("1,234.5", row -> row.getDouble(0)))
                .isEqualTo(": \"1,234.5\" is no number: remove the thousands separators, 1234.5");
        assertThat(problem("1 234 567", row -> row.getInt(0)))
                .isEqualTo(": \"1 234 567\" is no whole number: remove the thousands separators, 1234567");
        assertThat(problem("1,234", row -> row.getDouble(0)))
                .isEqualTo(": \"1,234\" is no number: remove the thousands separators, 1234, or call decimalComma() if"
                        + " the comma is a decimal comma");
        assertThat(problem("1.234,5", Csv::decimalComma, row -> row.getDouble(0)))
                .isEqualTo(": \"1.234,5\" is no number: remove the thousands separators, 1234,5");
    }

    @Test
    void exactNumbers() {
        assertRead("0.10", row -> row.getDecimal(0)).isEqualTo(new BigDecimal("0.10"));
        assertThat(problem("x", row -> row.getDecimal(0))).isEqualTo(": \"x\" is no number");
    }

    @ParameterizedTest
    @CsvSource({"true, false", "True, FALSE", "yes, no", "Y, N", "1, 0", "t, F"})
    void booleans(String yes, String no) {
        assertRead(yes, row -> row.getBoolean(0)).isEqualTo(true);
        assertRead(no, row -> row.getBoolean(0)).isEqualTo(false);
    }

    @Test
    void otherTextsAreNoBooleans() {
        assertThat(problem("2", row -> row.getBoolean(0)))
                .isEqualTo(": \"2\" is none of true, false, yes, no, 1, 0, t, f, y, n");
    }

    @ParameterizedTest
    @CsvSource({
        "Month-to-month, MONTH",
        "One year, YEAR",
        "YEAR, YEAR",
        "one_year, YEAR",
        "two years, TWO_YEARS",
        "month, MONTH"
    })
    void constantsByTextOrName(String cell, String expected) {
        assertRead(cell, row -> row.getConstant(0, CONTRACTS)).isEqualTo(Contract.valueOf(expected));
    }

    @Test
    void anUnknownConstantIsReportedWithTheKnownOnesAndTheNearestFirst() {
        assertThat(problem("One yeer", row -> row.getConstant(0, CONTRACTS)))
                .isEqualTo(": \"One yeer\" is none of \"One year\", \"Month-to-month\", \"TWO_YEARS\"");
    }

    @Test
    void twoConstantsNeedTwoTexts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvConstants.of(Contract.values(), "a", "b", "a"))
                .withMessage("MONTH and TWO_YEARS have the same text \"a\"; give each its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvConstants.of(Contract.values(), "a"))
                .withMessage("each constant needs a text, but there are 3 constants and 1 texts");
    }

    @Test
    void dates() {
        assertRead("2024-12-31", row -> row.getDate(0)).isEqualTo(LocalDate.of(2024, 12, 31));
        assertRead("31.12.2024", true, csv -> csv.dateFormat("dd.MM.yyyy"), row -> row.getDate(0))
                .isEqualTo(LocalDate.of(2024, 12, 31));
        assertRead("5-dec-24", true, csv -> csv.dateFormat("d-MMM-yy"), row -> row.getDate(0))
                .isEqualTo(LocalDate.of(2024, 12, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "31.12.2024, dd.MM.yyyy",
        "12/31/2024, MM/dd/yyyy",
        "31/12/2024, dd/MM/yyyy",
        "20241231, yyyyMMdd",
        "2024-12-31 10:00:00, yyyy-MM-dd HH:mm:ss"
    })
    void theFormOfADateIsProposed(String cell, String pattern) {
        assertThat(problem(cell, row -> row.getDate(0)))
                .isEqualTo(": \"" + cell + "\" is no date like 2024-12-31; if all are written so, call dateFormat(\""
                        + pattern + "\")");
    }

    @Test
    void datesThatDoNotExistAreReported() {
        assertThat(problem("2024-02-31", row -> row.getDate(0))).contains("is no date like 2024-12-31");
        assertThat(problem("31.02.2024", csv -> csv.dateFormat("dd.MM.yyyy"), row -> row.getDate(0)))
                .isEqualTo(": \"31.02.2024\" is no date of the form dd.MM.yyyy, which dateFormat was given; write all"
                        + " alike");
    }

    @Test
    void threeFormsOfDatesInOneColumnAreReportedLineByLine() {
        Csv csv = Csv.of("t.csv", new StringReader("day\n2024-12-31\n31.12.2024\n12/31/2024\n"));

        assertThatThrownBy(() -> csv.read(List.of(new CsvColumn("day", true)), row -> row.getDate(0)))
                .hasMessage("t.csv: 2 of 3 rows are bad, so nothing was read"
                        + "\n  t.csv, line 3, column \"day\": \"31.12.2024\" is no date like 2024-12-31; if all are"
                        + " written so, call dateFormat(\"dd.MM.yyyy\")"
                        + "\n  t.csv, line 4, column \"day\": \"12/31/2024\" is no date like 2024-12-31; if all are"
                        + " written so, call dateFormat(\"MM/dd/yyyy\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-12-31T10:00:00Z", "2024-12-31T11:00:00+01:00", "2024-12-31 10:00:00", "2024-12-31T10:00"})
    void instants(String cell) {
        assertRead(cell, row -> row.getInstant(0)).isEqualTo(Instant.parse("2024-12-31T10:00:00Z"));
    }

    @Test
    void instantsByAPattern() {
        assertRead("31.12.2024 10:00", true, csv -> csv.dateFormat("dd.MM.yyyy HH:mm"), row -> row.getInstant(0))
                .isEqualTo(Instant.parse("2024-12-31T10:00:00Z"));
        assertRead("31.12.2024", true, csv -> csv.dateFormat("dd.MM.yyyy"), row -> row.getInstant(0))
                .isEqualTo(Instant.parse("2024-12-31T00:00:00Z"));
        assertThat(problem("noon", row -> row.getInstant(0)))
                .isEqualTo(": \"noon\" is no instant like 2024-12-31T23:59:59Z; give its form with dateFormat, such as"
                        + " dateFormat(\"dd.MM.yyyy\")");
    }

    @Test
    void durations() {
        assertRead("PT1H30M", row -> row.getDuration(0)).isEqualTo(Duration.ofMinutes(90));
        assertRead("1:30", row -> row.getDuration(0)).isEqualTo(Duration.ofMinutes(90));
        assertRead("-26:00:01.5", row -> row.getDuration(0)).isEqualTo(Duration.ofMillis(-93_601_500));
        assertThat(problem("90", row -> row.getDuration(0)))
                .isEqualTo(": \"90\" is no duration, such as PT1H30M or 1:30:00");
    }

    @Test
    void onlyAnEmptyCellIsMissingByDefault() {
        assertRead("", row -> row.isMissing(0)).isEqualTo(true);
        assertRead("  ", row -> row.isMissing(0)).isEqualTo(true);
        assertRead("NA", row -> row.isMissing(0)).isEqualTo(false);
        assertThat(problem("NA", row -> row.getDouble(0)))
                .isEqualTo(": \"NA\" is no number; if it means a missing value, call missing(\"\", \"NA\")");
    }

    @Test
    void textsOfMissingCellsAreComparedExactly() {
        assertRead(" NA ", true, csv -> csv.missing("NA"), row -> row.isMissing(0))
                .isEqualTo(true);
        assertRead("na", true, csv -> csv.missing("NA"), row -> row.isMissing(0))
                .isEqualTo(false);
        assertRead("", true, csv -> csv.missing("NA"), row -> row.getText(0)).isEqualTo("");
        assertThat(problem("", csv -> csv.missing("NA"), row -> row.getInt(0)))
                .isEqualTo(" is empty; if an empty cell means a missing value, call missing(\"\", …)");
    }

    @Test
    void aMissingCellOfARequiredColumnIsReported() {
        assertThat(problem("", row -> row.getInt(0)))
                .isEqualTo(" is empty, but col1 cannot be missing; make its type Integer, or remove the row");
        assertThat(problem("?", csv -> csv.missing("?"), row -> row.getConstant(0, CONTRACTS)))
                .isEqualTo(": \"?\" is missing, but col1 cannot be missing; add @Missing to it, or remove the row");
    }

    @Test
    void aMissingCellOfAnOptionalColumnIsNullZeroOrFalse() {
        assertRead("", false, UnaryOperator.identity(), row -> row.getDate(0)).isNull();
        assertRead("", false, UnaryOperator.identity(), row -> row.getInt(0)).isEqualTo(0);
        assertRead("", false, UnaryOperator.identity(), row -> row.getBoolean(0))
                .isEqualTo(false);
    }

    @Test
    void aLongTextIsShortened() {
        assertThat(problem("x".repeat(100), row -> row.getInt(0)))
                .isEqualTo(": \"" + "x".repeat(40) + "…\" is no whole number");
    }
}
