package dev.gradwright.runtime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.feature.Customer.Churn;
import dev.gradwright.runtime.feature.Customer.Contract;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static <Y> float[] encoded(TargetColumn<Y> target, Y value) {
        float[] out = new float[target.columns()];
        Arrays.fill(out, FeatureFixture.UNTOUCHED);
        target.encode(value, out, 0);
        return out;
    }

    @Test
    void anEnumIsItsIndex() {
        EnumTarget<Contract> target = new EnumTarget<>(Contract.class, TargetLayout.INDEX);

        assertThat(encoded(target, Contract.TWO_YEARS)).containsExactly(2);
        assertThat(target.names()).containsExactly("MONTH", "YEAR", "TWO_YEARS");
        assertThat(target.decode(2)).isEqualTo(Contract.TWO_YEARS);
    }

    @Test
    void anEnumHasAColumnForEachConstant() {
        EnumTarget<Contract> target = new EnumTarget<>(Contract.class, TargetLayout.ONE_HOT);

        assertThat(encoded(target, Contract.YEAR)).containsExactly(0, 1, 0);
    }

    @Test
    void aBooleanIsZeroOrOne() {
        BooleanTarget target = new BooleanTarget(TargetLayout.INDEX);

        assertThat(encoded(target, true)).containsExactly(1);
        assertThat(encoded(target, false)).containsExactly(0);
        assertThat(encoded(new BooleanTarget(TargetLayout.ONE_HOT), true)).containsExactly(0, 1);
        assertThat(target.names()).containsExactly("false", "true");
        assertThat(target.decode(1)).isTrue();
    }

    @Test
    void aNumberKeepsItsUnit() {
        NumberTarget target = new NumberTarget(TargetScaler.standard());

        assertThat(encoded(target, 12.5)).containsExactly(12.5f);
        assertThat(target.names()).isEmpty();
    }

    @Test
    void aNumberHasNoClasses() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new NumberTarget(TargetScaler.none()).decode(0))
                .withMessage("the target is a number, so it has no classes; call predict in place of classify");
    }

    @Test
    void numbersMustBeFiniteFloats() {
        NumberTarget target = new NumberTarget(TargetScaler.none());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoded(target, Double.NaN))
                .withMessage(
                        "the target must be finite as a float, but is NaN; leave out the row, or use a larger unit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.learn(1e40))
                .withMessageStartingWith("the target must be finite as a float, but is 1.0E40");
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "NullAway"})
    void targetsMustNotBeNull() {
        String message = "the target must not be null; leave out rows without a target";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnumTarget<>(Churn.class, TargetLayout.INDEX).learn(null))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumberTarget(TargetScaler.none()).encode(null, new float[1], 0))
                .withMessage(message);
    }

    @Test
    void oneClassAloneCannotBeLearnt() {
        EnumTarget<Contract> target = new EnumTarget<>(Contract.class, TargetLayout.INDEX);
        List.of(Contract.YEAR, Contract.YEAR).forEach(target::learn);

        assertThatIllegalArgumentException()
                .isThrownBy(target::requireLearnt)
                .withMessage(
                        "all targets of the training rows are YEAR, but training needs at least two classes; if the"
                                + " rows are sorted, shuffle them before you split them");
    }

    @Test
    void aClassWithoutExampleIsNoError() {
        EnumTarget<Contract> target = new EnumTarget<>(Contract.class, TargetLayout.INDEX);
        List.of(Contract.YEAR, Contract.MONTH).forEach(target::learn);

        target.requireLearnt();
    }

    @Test
    void thereIsNoClassBeyondTheLast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BooleanTarget(TargetLayout.INDEX).decode(2))
                .withMessage("the class index must be from 0 to 1, but is 2");
    }
}
