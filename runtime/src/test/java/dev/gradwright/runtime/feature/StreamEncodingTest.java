package dev.gradwright.runtime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.ExampleStream;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.stream.EncodedStream;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an encoder learns from a stream, and how it encodes one. */
class StreamEncodingTest {
    private final CustomerEncoder encoder = new CustomerEncoder();

    private static ExampleStream<Customer, Customer.Churn> stream(int rows, IntFunction<Customer> customer) {
        Examples<Customer, Customer.Churn> examples = CustomerEncoder.examples(Math.max(1, rows));
        return ExampleStream.of(
                "customers", () -> IntStream.range(0, rows).iterator(), customer::apply, examples::target);
    }

    private static ExampleStream<Customer, Customer.Churn> stream(int rows) {
        return stream(rows, Customer::number);
    }

    /** Up to 16,384 rows and 65,536 different categories. */
    @ParameterizedTest
    @ValueSource(ints = {2, 9, 1000, QuantileSketch.CAPACITY})
    void itLearnsToTheBitWhatItLearnsFromTheSameExamplesInMemory(int rows) {
        CustomerEncoder inMemory = new CustomerEncoder();
        inMemory.adapt(CustomerEncoder.examples(rows));

        encoder.adapt(stream(rows));

        assertThat(StateSnapshot.of(encoder).toBytes())
                .isEqualTo(StateSnapshot.of(inMemory).toBytes());
    }

    /** Everything but the edges of the bins, which are off by at most three thousandths of a percent of the rows here. */
    @Test
    void ofManyRowsMomentsAndVocabulariesAreExactAndQuantilesNearlySo() {
        int rows = 3 * QuantileSketch.CAPACITY;
        CustomerEncoder inMemory = new CustomerEncoder();
        inMemory.adapt(CustomerEncoder.examples(rows));

        encoder.adapt(stream(rows));

        StateSnapshot exact = StateSnapshot.of(inMemory);
        StateSnapshot.of(encoder).values().forEach((name, value) -> {
            if (name.equals("age.quantiles")) {
                assertThat((double[]) value)
                        .usingComparatorWithPrecision(2.0 / QuantileSketch.CAPACITY * rows)
                        .containsExactly((double[]) exact.values().get(name));
            } else {
                assertThat(value).as(name).isEqualTo(exact.values().get(name));
            }
        });
    }

    @Test
    void rowsAreEncodedAsInMemory() {
        encoder.adapt(stream(9));
        EncodedStream encoded = encoder.encode(stream(9));

        assertThat(encoded.fingerprint()).isEqualTo(DataFingerprint.of(encoder.encode(CustomerEncoder.examples(9))));
    }

    @Test
    void aValueThatCannotBeLearntIsNamedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.adapt(
                        stream(9, i -> i == 5 ? Customer.number(i).withCharges(Double.NaN) : Customer.number(i))))
                .withMessageStartingWith("customers, row 5: charges must be finite");
        assertThat(encoder.isAdapted()).isFalse();
    }

    @Test
    void aValueThatCannotBeEncodedIsNamedWithItsPlace() {
        encoder.adapt(stream(9));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(
                        stream(9, i -> i == 5 ? Customer.number(i).withCharges(Double.NaN) : Customer.number(i))))
                .withMessageStartingWith("customers, row 5: charges must be finite");
    }

    @Test
    void nothingIsLearntFromNoExamples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.adapt(stream(0)))
                .withMessage("customers has no examples");
    }

    @Test
    void aStreamIsEncodedOnlyAfterSomethingWasLearnt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> encoder.encode(stream(9)))
                .withMessageContaining("call adapt with the training rows first");
    }
}
