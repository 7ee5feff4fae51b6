package dev.gradwright.runtime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TableEncoderTest {
    private final CustomerEncoder encoder = CustomerEncoder.adapted();

    private static float[] encoded(CustomerEncoder encoder, Customer customer) {
        float[] row = new float[encoder.columns()];
        encoder.encode(customer, row, 0);
        return row;
    }

    @Test
    void columnsAreInTheOrderOfTheFeatures() {
        assertThat(encoder.columns()).isEqualTo(21);
        assertThat(encoder.columnNames())
                .containsExactly(
                        "contract=MONTH",
                        "contract=YEAR",
                        "contract=TWO_YEARS",
                        "region=SOUTH",
                        "region missing",
                        "paperless",
                        "partner",
                        "partner missing",
                        "tenure",
                        "charges",
                        "total",
                        "total missing",
                        "age bin 0",
                        "age bin 1",
                        "age bin 2",
                        "age bin 3",
                        "city=city 0",
                        "city=city 1",
                        "city=city 2",
                        "city other",
                        "since");
        assertThat(encoder.features()).extracting(Feature::first).containsExactly(0, 3, 5, 6, 8, 9, 10, 12, 16, 20);
    }

    /** Of customers 0 to 8, the mean tenure is 4 and its deviation √(60/9). */
    @Test
    void encodesARecord() {
        float[] row = encoded(encoder, Customer.number(8));

        assertThat(Arrays.copyOf(row, 8)).containsExactly(0, 0, 1, 0, 0, 1, 1, 0);
        assertThat(row[8]).isEqualTo((float) (4 / Math.sqrt(60.0 / 9)));
        assertThat(Arrays.copyOfRange(row, 10, 20)).containsExactly(row[8], 0, 1, 1, 1, 1, 0, 0, 0, 1);
        assertThat(row[20]).isEqualTo(row[8]);
    }

    /** A third of the customers 0 to 8 has a partner. */
    @Test
    void encodesMissingValuesAsFillAndFlag() {
        float[] row = encoded(encoder, Customer.sparse());

        assertThat(Arrays.copyOf(row, 8)).containsExactly(0, 1, 0, 0, 1, 1, 3f / 9, 1);
        assertThat(Arrays.copyOfRange(row, 10, 12)).as("total").containsExactly(0, 1);
        assertThat(Arrays.copyOfRange(row, 16, 20)).as("city").containsExactly(0, 0, 0, 1);
    }

    @Test
    void overwritesWhatAnEarlierRecordLeft() {
        float[] row = encoded(encoder, Customer.sparse());

        encoder.encode(Customer.number(4), row, 0);

        assertThat(row).isEqualTo(encoded(encoder, Customer.number(4)));
    }

    @Test
    void encodesAtAnIndexAndLeavesTheRestAlone() {
        float[] out = new float[30];
        Arrays.fill(out, 7);

        encoder.encode(Customer.number(3), out, 5);

        assertThat(Arrays.copyOfRange(out, 5, 26)).isEqualTo(encoded(encoder, Customer.number(3)));
        assertThat(Arrays.copyOf(out, 5)).containsOnly(7);
        assertThat(Arrays.copyOfRange(out, 26, 30)).containsOnly(7);
    }

    @Test
    void encodesListsAndExamples() {
        Examples<Customer, Customer.Churn> examples = CustomerEncoder.examples(4);
        List<Customer> customers =
                IntStream.range(0, 4).mapToObj(Customer::number).toList();

        FMatrixRMaj rows = encoder.encode(customers);
        Dataset data = encoder.encode(examples);

        assertThat(rows.numRows).isEqualTo(4);
        assertThat(rows.numCols).isEqualTo(21);
        assertThat(Arrays.copyOfRange(rows.data, 21, 42)).isEqualTo(encoded(encoder, Customer.number(1)));
        assertThat(data.features().data).isEqualTo(rows.data);
        assertThat(data.targets().data).containsExactly(1, 0, 0, 1);
    }

    @Test
    void encodingRequiresAdapt() {
        CustomerEncoder fresh = new CustomerEncoder();

        assertThat(fresh.isAdapted()).isFalse();
        assertThat(encoder.isAdapted()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> encoded(fresh, Customer.number(0)))
                .withMessage("means, deviations and vocabularies of the features are not known yet: call adapt with the"
                        + " training rows first, or load a saved model");
    }

    @Test
    void errorsNameRowAndComponent() {
        List<Customer> customers =
                List.of(Customer.number(0), Customer.number(1).withCharges(Double.NaN));
        Examples<Customer, Customer.Churn> examples =
                Examples.of(customers, List.of(Customer.Churn.NO, Customer.Churn.YES));
        String message = "row 1: charges must be finite, but is NaN; if its value may be missing, declare the component"
                + " as Double and use null";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(customers))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(examples))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.adapt(examples))
                .withMessage(message);
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "NullAway"})
    void rejectsNullRecordsAndShortArrays() {
        assertThatNullPointerException()
                .isThrownBy(() -> encoder.encode(null, new float[21], 0))
                .withMessage("row must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(new ArrayList<>(Arrays.asList(Customer.number(0), null))))
                .withMessage("row 1 must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(Customer.number(0), new float[21], 1))
                .withMessage("an encoded row has 21 values, which do not fit into an array of 21 from index 1 on");
    }

    @Test
    void nothingChangesIfAdaptFails() {
        float[] before = encoded(encoder, Customer.number(5));
        List<Customer> customers = IntStream.range(50, 60)
                .mapToObj(i -> i < 59 ? Customer.number(i) : Customer.number(i).withCharges(Double.POSITIVE_INFINITY))
                .toList();
        List<Customer.Churn> churns = IntStream.range(0, 10)
                .mapToObj(i -> i % 2 == 0 ? Customer.Churn.NO : Customer.Churn.YES)
                .toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.adapt(Examples.of(customers, churns)))
                .withMessageStartingWith("row 9: charges must be finite");
        assertThat(encoded(encoder, Customer.number(5))).isEqualTo(before);
    }

    @Test
    void aFailedAdaptLeavesNothingBehindForTheNext() {
        CustomerEncoder other = new CustomerEncoder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.adapt(CustomerEncoder.examples(1)))
                .withMessageStartingWith("all targets of the training rows are YES");
        assertThat(other.isAdapted()).isFalse();
        other.adapt(CustomerEncoder.examples(9));

        assertThat(encoded(other, Customer.number(5))).isEqualTo(encoded(encoder, Customer.number(5)));
    }

    @Test
    void aRestoredEncoderGivesTheSameBits() {
        CustomerEncoder restored = new CustomerEncoder();

        StateSnapshot.ofBytes(StateSnapshot.of(encoder).toBytes()).restore(restored);

        assertThat(restored.isAdapted()).isTrue();
        assertThat(restored.columnNames()).isEqualTo(encoder.columnNames());
        for (Customer customer : List.of(Customer.number(7), Customer.number(100), Customer.sparse())) {
            assertThat(encoded(restored, customer)).isEqualTo(encoded(encoder, customer));
        }
    }

    @Test
    void aSavedStateFitsOnlyTheSameComponents() {
        TableEncoder<Customer, Customer.Churn> other = new OneNumber();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateSnapshot.of(encoder).restore(other))
                .withMessageContaining(
                        "schema is \"tenure: a number\" here, but \"contract: one of MONTH, YEAR, TWO_YEARS\""
                                + " in the saved state");
    }

    @Test
    void twoFeaturesOfOneNameAreRejected() {
        OneNumber other = new OneNumber();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.add(new FlagFeature("tenure", Presence.REQUIRED)))
                .withMessage("two features are named tenure");
    }

    @Test
    void aFeatureBelongsToOneEncoder() {
        FlagFeature shared = new FlagFeature("shared", Presence.REQUIRED);
        new OneNumber().add(shared);

        assertThatIllegalStateException()
                .isThrownBy(() -> new OneNumber().add(shared))
                .withMessage("shared already belongs to an encoder; create a feature for each");
    }

    @Test
    void theSummaryListsColumnsAndWhatIsLearnt() {
        assertThat(encoder.summary()).isEqualTo("""
                        column  name
                             0  contract=MONTH
                             1  contract=YEAR
                             2  contract=TWO_YEARS
                             3  region=SOUTH
                             4  region missing
                             5  paperless
                             6  partner             share of true 0.3333
                             7  partner missing
                             8  tenure              mean 4.000, deviation 2.582
                             9  charges             mean 3.254, deviation 1.296 of the logarithm
                            10  total               mean 104.0, deviation 2.582
                            11  total missing
                            12  age bin 0           from 20.00 to 28.00, mean 24.00
                            13  age bin 1
                            14  age bin 2
                            15  age bin 3
                            16  city=city 0         3 categories
                            17  city=city 1
                            18  city=city 2
                            19  city other
                            20  since               mean 1.827e+04, deviation 2.582
                        target: one of NO, YES
                        """);
    }

    @Test
    void theSummaryAbridgesAFeatureOfManyColumns() {
        OneNumber other = new OneNumber();
        other.add(new CategoryFeature("city", 5000));

        assertThat(other.summary()).isEqualTo("""
                        column  name
                             0  tenure
                             1  city 0
                             2  city 1
                             3  city 2
                             4  city 3
                             5  city 4
                             …
                          5001  city other
                        target: one of NO, YES
                        """);
    }

    @Test
    @Tag("own-jvm")
    void encodingARecordAllocatesNothing() {
        float[] row = new float[encoder.columns()];
        Customer full = Customer.number(3);
        Customer sparse = Customer.sparse();

        assertThat(Allocation.ofOne(() -> {
                    encoder.encode(full, row, 0);
                    encoder.encode(sparse, row, 0);
                }))
                .isZero();
    }

    private static final class OneNumber extends TableEncoder<Customer, Customer.Churn> {
        private final NumberFeature tenure = add(new NumberFeature("tenure", Scale.LINEAR, Presence.REQUIRED));

        OneNumber() {
            super(new EnumTarget<>(Customer.Churn.class, TargetLayout.INDEX));
        }

        @Override
        protected void learn(Customer row) {
            tenure.learn(row.tenure());
        }

        @Override
        protected void write(Customer row, float[] out, int at) {
            tenure.encode(row.tenure(), out, at);
        }
    }

    @Test
    void anEncoderThatWasSavedBeforeItLearntMayLearn() {
        CustomerEncoder restored = new CustomerEncoder();
        restored.restore(StateSnapshot.of(new CustomerEncoder()));

        restored.adapt(CustomerEncoder.examples(9));

        assertThat(restored.isAdapted()).isTrue();
    }
}
