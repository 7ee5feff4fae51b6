package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    private enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    private record Visit(int number, String customer, LocalDate day) {}

    private final Examples<Integer, Integer> ten = numbered(10);

    /** The numbers from 0 on, each with ten times the number as its target. */
    private static Examples<Integer, Integer> numbered(int rows) {
        List<Integer> numbers = IntStream.range(0, rows).boxed().toList();
        return Examples.of(numbers, numbers.stream().map(number -> 10 * number).toList());
    }

    /** Of 10 rows, 1 is large, 3 are medium and 6 small. */
    private static Examples<Integer, Size> sized(int rows) {
        return Examples.of(
                IntStream.range(0, rows).boxed().toList(),
                number -> number,
                number -> number % 10 == 0 ? Size.LARGE : number % 10 < 4 ? Size.MEDIUM : Size.SMALL);
    }

    /** Visits of customers A (9 times), B (7), C (3) and D (1), the latest first. */
    private static Examples<Visit, Boolean> visits() {
        String customers = "AABABCAABBACABDAABCB";
        return Examples.of(
                IntStream.range(0, 20).boxed().toList(),
                i -> new Visit(
                        i,
                        customers.substring(i, i + 1),
                        LocalDate.of(2024, 1, 30).minusDays(i)),
                i -> i % 2 == 0);
    }

    private static List<Integer> numbers(Examples<Integer, ?> examples) {
        return IntStream.range(0, examples.rows()).mapToObj(examples::features).toList();
    }

    private static Set<String> customers(Examples<Visit, ?> examples) {
        Set<String> customers = new HashSet<>();
        for (int row = 0; row < examples.rows(); row++) {
            customers.add(examples.features(row).customer());
        }
        return customers;
    }

    private static long count(Examples<?, Size> examples, Size size) {
        return IntStream.range(0, examples.rows())
                .filter(row -> examples.target(row) == size)
                .count();
    }

    @Test
    void keepsTheRecordsThemselves() {
        Visit visit = new Visit(1, "A", LocalDate.EPOCH);

        Examples<Visit, Boolean> examples = Examples.of(List.of(visit), List.of(true));

        assertThat(examples.features(0)).isSameAs(visit);
        assertThat(examples.target(0)).isTrue();
        assertThat(examples).hasToString("1 example");
    }

    @Test
    void isIndependentOfTheListsItWasMadeFrom() {
        List<String> list = Arrays.asList("a", "b");
        Examples<String, Integer> examples = Examples.of(list, List.of(1, 2));

        list.set(0, "changed");

        assertThat(examples.features(0)).isEqualTo("a");
    }

    @Test
    void canBeMadeFromRowsOfAnyType() {
        Iterable<String> lines = () -> List.of("1;yes", "2;no").iterator();

        Examples<Integer, Boolean> examples =
                Examples.of(lines, line -> Integer.valueOf(line.substring(0, 1)), line -> line.endsWith("yes"));

        assertThat(examples.features(1)).isEqualTo(2);
        assertThat(examples.target(0)).isTrue();
    }

    @Test
    void rejectsDifferentNumbersOfRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.of(List.of(1, 2), List.of(true)))
                .withMessage("features and targets must have equally many rows, but have 2 and 1");
    }

    @Test
    void rejectsNoRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.of(List.of(), List.of()))
                .withMessage("examples must have at least 1 row, but there is none");
    }

    @Test
    void rejectsNullByRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.of(Arrays.<@Nullable Integer>asList(1, null), List.of(true, true)))
                .withMessage("the features of a row must not be null, but those of row 1 are");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.of(List.of(1, 2), Arrays.<@Nullable Boolean>asList(null, true)))
                .withMessage(
                        "the target of a row must not be null, but that of row 0 is; leave out rows without a target");
    }

    @Test
    void takesAndSkips() {
        assertThat(numbers(ten.take(3))).containsExactly(0, 1, 2);
        assertThat(numbers(ten.skip(7))).containsExactly(7, 8, 9);
        assertThat(ten.skip(7).take(1).target(0)).isEqualTo(70);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.take(11))
                .withMessage("take takes from 1 to 10 of 10 rows, but was asked for 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.skip(10))
                .withMessage("skip takes from 0 to 9 of 10 rows, but was asked for 10");
    }

    @Test
    void shufflesByTheSeedAlone() {
        List<Integer> shuffled = numbers(ten.shuffled(42));

        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(numbers(ten)).isNotEqualTo(numbers(ten));
        assertThat(numbers(ten.shuffled(42))).isEqualTo(shuffled);
        assertThat(numbers(ten.shuffled(43))).isNotEqualTo(shuffled);
    }

    @Test
    void targetsStayWithTheirRecords() {
        Examples<Integer, Integer> shuffled = ten.shuffled(1).skip(2);

        for (int row = 0; row < shuffled.rows(); row++) {
            assertThat(shuffled.target(row)).isEqualTo(10 * shuffled.features(row));
        }
    }

    @Test
    void splitsIntoContiguousParts() {
        List<Examples<Integer, Integer>> parts = ten.split(0.55, 0.25, 0.2);

        assertThat(parts)
                .extracting(ExamplesTest::numbers)
                .containsExactly(List.of(0, 1, 2, 3, 4, 5), List.of(6, 7), List.of(8, 9));
    }

    @Test
    void fractionsMustBeThoseOfAWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.split(0.8, 0.3))
                .withMessage("the fractions must add up to 1, but [0.8, 0.3] add up to 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.split(1.5, -0.5))
                .withMessage("the fractions must be greater than 0, but are [1.5, -0.5]");
    }

    @Test
    void noPartMayBeEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.split(0.99, 0.01))
                .withMessage(
                        "each part must have at least 1 row, but part 1 has none of the 10 rows; use fewer parts, or"
                                + " larger fractions");
    }

    @Test
    void aStratifiedSplitHasEachClassInProportion() {
        List<Examples<Integer, Size>> parts = sized(1000).splitStratified(42, 0.7, 0.2, 0.1);

        assertThat(parts).extracting(Examples::rows).containsExactly(700, 200, 100);
        assertThat(parts).extracting(part -> count(part, Size.LARGE)).containsExactly(70L, 20L, 10L);
        assertThat(parts).extracting(part -> count(part, Size.MEDIUM)).containsExactly(210L, 60L, 30L);
    }

    @Test
    void aStratifiedSplitIsRandom() {
        Examples<Integer, Size> first = sized(100).splitStratified(42, 0.8, 0.2).get(1);

        assertThat(numbers(first))
                .isEqualTo(numbers(sized(100).splitStratified(42, 0.8, 0.2).get(1)));
        assertThat(numbers(first))
                .isNotEqualTo(numbers(sized(100).splitStratified(43, 0.8, 0.2).get(1)));
        assertThat(numbers(first))
                .as("the classes are mixed")
                .isNotEqualTo(numbers(first).stream().sorted().toList());
        assertThat(first.target(0) == first.target(1)
                        && first.target(1) == first.target(2)
                        && first.target(2) == first.target(3))
                .isFalse();
    }

    /** Whatever the fractions and classes, no part deviates by more than one row. */
    @ParameterizedTest
    @ValueSource(ints = {7, 10, 23, 64, 101})
    void aStratifiedSplitIsExactToOneRow(int rows) {
        double[] fractions = {0.61, 0.27, 0.12};
        Examples<Integer, Size> all = sized(rows);

        List<Examples<Integer, Size>> parts = all.splitStratified(5, fractions);

        for (int part = 0; part < fractions.length; part++) {
            for (Size size : Size.values()) {
                assertThat(Math.abs(count(parts.get(part), size) - fractions[part] * count(all, size)))
                        .as(part + " " + size)
                        .isLessThan(2);
            }
            assertThat(Math.abs(parts.get(part).rows() - fractions[part] * rows))
                    .isLessThan(1);
        }
    }

    @Test
    void numbersAreNotStratified() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.splitStratified(42, 0.8, 0.2))
                .withMessage("the targets are numbers, which have no classes; call shuffled(seed).split(fractions)");
    }

    @Test
    void noGroupIsInTwoParts() {
        List<Examples<Visit, Boolean>> parts = visits().splitGrouped(Visit::customer, 42, 0.7, 0.3);

        assertThat(customers(parts.get(0))).doesNotContainAnyElementsOf(customers(parts.get(1)));
        assertThat(parts).extracting(Examples::rows).containsExactly(13, 7);
    }

    @Test
    void aGroupedSplitNeedsAGroupForEachPart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> visits().splitGrouped(visit -> "all", 42, 0.7, 0.3))
                .withMessage(
                        "each part must have at least 1 row, but part 1 has none of the 20 rows; use fewer parts, or"
                                + " larger fractions");
    }

    @Test
    void eachRowNeedsAGroup() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.splitGrouped(number -> number == 3 ? null : number, 42, 0.5, 0.5))
                .withMessage("the group of a row must not be null, but that of 3 is");
    }

    @Test
    void theOldestRowsAreInTheFirstPart() {
        List<Examples<Visit, Boolean>> parts = visits().splitByTime(Visit::day, 0.5, 0.5);

        assertThat(parts.get(0).features(0).number()).isEqualTo(19);
        assertThat(parts.get(0).features(9).number()).isEqualTo(10);
        assertThat(parts.get(1).features(0).number()).isEqualTo(9);
        assertThat(parts.get(1).features(9).number()).isZero();
    }

    @Test
    void eachRowIsTestedInOneFold() {
        List<Fold<Integer, Integer>> folds = ten.folds(3, 42);

        assertThat(folds).extracting(fold -> fold.test().rows()).containsExactly(4, 3, 3);
        assertThat(folds.stream().flatMap(fold -> numbers(fold.test()).stream()))
                .containsExactlyInAnyOrderElementsOf(numbers(ten));
        for (Fold<Integer, Integer> fold : folds) {
            assertThat(numbers(fold.train()))
                    .hasSize(10 - fold.test().rows())
                    .doesNotContainAnyElementsOf(numbers(fold.test()));
        }
    }

    @Test
    void foldsOfClassesAreStratified() {
        List<Fold<Integer, Size>> folds = sized(50).folds(5, 42);

        assertThat(folds).extracting(fold -> count(fold.test(), Size.LARGE)).containsOnly(1L);
        assertThat(folds).extracting(fold -> count(fold.test(), Size.MEDIUM)).containsOnly(3L);
        assertThat(folds).extracting(fold -> fold.test().rows()).containsOnly(10);
    }

    @Test
    void noGroupIsInTrainAndTest() {
        List<Fold<Visit, Boolean>> folds = visits().foldsGrouped(Visit::customer, 3, 42);

        assertThat(folds)
                .extracting(fold -> customers(fold.test()))
                .containsExactlyInAnyOrder(Set.of("A"), Set.of("B"), Set.of("C", "D"));
        for (Fold<Visit, Boolean> fold : folds) {
            assertThat(customers(fold.train())).doesNotContainAnyElementsOf(customers(fold.test()));
        }
    }

    @Test
    void thereAreAtLeastTwoFoldsAndAtMostOneForEachRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.folds(1, 42))
                .withMessage("the number of folds must be from 2 to the number of rows, 10, but is 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.folds(11, 42))
                .withMessage("the number of folds must be from 2 to the number of rows, 10, but is 11");
        assertThat(ten.folds(10, 42)).extracting(fold -> fold.test().rows()).containsOnly(1);
    }

    /** The fractions are 1 to 3·10⁻⁷, which is one of three million rows. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3333332, 0.3333334})
    void everyRowIsInItsPartIfFractionsAreRounded(double third) {
        List<Integer> numbers = IntStream.range(0, 3_000_000).boxed().toList();

        List<Examples<Integer, Integer>> parts = Examples.of(numbers, numbers).split(third, third, third);

        Examples<Integer, Integer> last = parts.get(2);
        assertThat(parts.stream().mapToInt(Examples::rows).sum()).isEqualTo(3_000_000);
        assertThat(last.features(last.rows() - 1)).isEqualTo(2_999_999);
    }

    @Test
    void thereIsAGroupForEachFold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> visits().foldsGrouped(Visit::customer, 5, 42))
                .withMessage("the number of folds must be from 2 to the number of groups, 4, but is 5");
    }
}
