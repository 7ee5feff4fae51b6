package dev.gradwright.runtime.train;

import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.dsl.Metric.AUC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.network.NetworkParameter;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The mean of the weights of several networks of one feature and two classes. */
class ModelSoupTest {
    /** The class is 1 if the feature is above 0. */
    private final Dataset validation =
            Dataset.of(new float[][] {{-2}, {-1}, {1}, {2}}, new float[][] {{0}, {0}, {1}, {1}});

    private final SoftmaxRegression target = network(1, 1);

    @Test
    void theUniformSoupIsTheMean() {
        ModelSoup.of(network(1, 2), network(2, -4), network(6, 0.5f)).uniform(target);

        assertThat(target.output().weights().data).containsExactly(-3, 3);
        assertThat(target.output().bias().data).containsExactly(0.5f, -0.5f);
    }

    @Test
    void theWeightsAreThoseAtTheTimeOfTheSoup() {
        SoftmaxRegression member = network(4, 0);
        ModelSoup soup = ModelSoup.of(member, network(2, 0));
        member.output().setWeights(new FMatrixRMaj(1, 2));

        soup.uniform(target);

        assertThat(target.output().weights().data).containsExactly(-3, 3);
    }

    @Test
    void theTargetMayBeAMember() {
        SoftmaxRegression member = network(4, 0);

        ModelSoup.of(network(2, 0), member).uniform(member);

        assertThat(member.output().weights().data).containsExactly(-3, 3);
    }

    @Test
    void theOptimizerOfTheTargetStaysAsItIs() {
        target.trainOnBatch(validation.features(), validation.targets());

        ModelSoup.of(network(2, 0)).uniform(target);

        assertThat(target.optimizer().steps()).isEqualTo(1);
    }

    /**
     * The class of a row is 1 if {@code w·x + b > 0}. Member 1 is right for all rows, member 0 for two of them and member
     * 2 for none. The mean of members 1 and 0, {@code x − 3}, is right for two rows: member 0 is left out. The mean of
     * members 1 and 2, {@code 0.5·x}, is right for all: member 2 is added.
     */
    @Test
    void theGreedySoupLeavesOutWhatMakesItWorse() {
        SoftmaxRegression constant = network(0, -6);
        SoftmaxRegression right = network(2, 0);
        SoftmaxRegression wrong = network(-1, 0);

        assertThat(ModelSoup.of(constant, right, wrong).greedy(target, validation, ACCURACY))
                .containsExactly(1, 2);

        assertThat(target.output().weights().data).containsExactly(-0.5f, 0.5f);
        assertThat(target.output().bias().data).containsExactly(0, 0);
    }

    /** The mean of 4 and 2 has a larger loss than 4 alone, since the rows are separable; 6 is better than 4. */
    @Test
    void theGreedySoupByTheLoss() {
        assertThat(ModelSoup.of(network(2, 0), network(6, 0), network(4, 0)).greedy(target, validation))
                .containsExactly(1);

        assertThat(target.output().weights().data).containsExactly(-6, 6);
    }

    @Test
    void theBestMemberIsTheFirstOfTheGreedySoup() {
        SoftmaxRegression high = network(3, -4.5f);
        SoftmaxRegression low = network(3, 4.5f);

        assertThat(ModelSoup.of(high, low).greedy(target, validation, ACCURACY)).containsExactly(0, 1);

        assertThat(Evaluation.of(target, validation).metric(ACCURACY))
                .as("errors of opposite kinds")
                .isEqualTo(1);
    }

    @Test
    void aMetricThatIsNotDeclaredChangesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSoup.of(network(2, 0)).greedy(target, validation, AUC))
                .withMessageContaining("declare it with @Metrics(AUC)");
        assertThat(target.output().weights().data).containsExactly(-1, 1);
    }

    @Test
    void needsAMember() {
        assertThatIllegalArgumentException()
                .isThrownBy(ModelSoup::of)
                .withMessage("a soup needs at least one member, but there are none");
        assertThatNullPointerException()
                .isThrownBy(() -> ModelSoup.of(target, null))
                .withMessage("member 1 must not be null");
    }

    @Test
    void membersAndTargetAreOfOneSpec() {
        SoftmaxRegression other = new SoftmaxRegression(2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSoup.of(target, other))
                .withMessage("all networks of a soup must be of one spec, but the fingerprint of member 0 is"
                        + " softmax-regression-1-2 and that of member 1 is softmax-regression-2-2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSoup.of(target).uniform(other))
                .withMessageEndingWith("that of the target is softmax-regression-2-2");
    }

    @Test
    void weightsAreFinite() {
        SoftmaxRegression overflowed = network(0, 0);
        NetworkParameter.of(overflowed.parameters().get(0)).tensor().load(new FMatrixRMaj(new float[][] {
            {0, Float.POSITIVE_INFINITY}
        }));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSoup.of(target, overflowed))
                .withMessage("member 1: output.weights must be finite, but row 0, column 1 is Infinity");
    }

    /** The logit of class 1 is {@code weight·x + bias}, that of class 0 its opposite. */
    private static SoftmaxRegression network(float weight, float bias) {
        SoftmaxRegression network = new SoftmaxRegression(1, 2);
        network.output().setWeights(new FMatrixRMaj(new float[][] {{-weight, weight}}));
        network.output().setBias(new FMatrixRMaj(new float[][] {{-bias, bias}}));
        return network;
    }
}
