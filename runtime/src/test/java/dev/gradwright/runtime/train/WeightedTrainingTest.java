package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Churn;
import dev.gradwright.runtime.Customer;
import dev.gradwright.runtime.Customer.Contract;
import dev.gradwright.runtime.CustomerEncoder;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.TableRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Class weights and sample weights in a training. */
class WeightedTrainingTest {
    private final SoftmaxRegression network = new SoftmaxRegression(2, 3);
    private final Dataset data =
            Dataset.of(new float[][] {{1, 0}, {0, 1}, {1, 1}, {0, 0}}, new float[][] {{0}, {1}, {2}, {1}});

    @Test
    void classWeightsAreTheWeightsOfTheirRows() {
        float[] byClass = trained(new float[] {1, 4, 0.5f}, null);
        float[] byRow = trained(null, column(1, 4, 0.5f, 4));

        assertThat(byClass).isEqualTo(byRow).isNotEqualTo(trained(null, null));
    }

    @Test
    void classAndSampleWeightsMultiply() {
        assertThat(trained(new float[] {1, 4, 0.5f}, column(2, 1, 1, 0)))
                .isEqualTo(trained(null, column(2, 4, 0.5f, 0)));
    }

    @Test
    void theProductOfAClassAndASampleWeightIsTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trained(new float[] {1, 10, 1}, column(1, 3e38f, 1, 1)))
                .withMessageContaining(
                        "the weight of row 1, 3.0E38, times the weight of its class, 10.0, is too large");
    }

    @Test
    void weightsFollowTheirRowsWhenTheseAreShuffled() {
        float[] first = trained(null, column(0, 0, 0, 3));
        Dataset last = data.skip(3);

        SoftmaxRegression alone = new SoftmaxRegression(2, 3);
        Trainer.of(alone).sampleWeights(column(3)).fit(last);
        float[] expected = alone.output().bias().data;
        assertThat(first).as("bias after a batch of 4, of which one counts").hasSameSizeAs(expected);
        for (int i = 0; i < first.length; i++) {
            assertThat(first[i]).isCloseTo(expected[i] / 4, within(1e-6f));
        }
    }

    @Test
    void theLossOfTheHistoryIsWeightedToo() {
        float plain = Evaluation.of(network, data).loss();

        History history = Trainer.of(network).sampleWeights(column(2, 2, 2, 2)).fit(data);

        assertThat(history.get("loss")[0]).isCloseTo(2 * plain, within(1e-5f));
    }

    @Test
    void oneHotTargetsNameTheirClass() {
        Dataset oneHot = Dataset.of(new float[][] {{1}, {1}}, new float[][] {{0, 1}, {1, 0}});

        FMatrixRMaj weights = RowWeights.of(oneHot, null, new float[] {2, 3});

        assertThat(weights).isNotNull();
        assertThat(weights.data).containsExactly(3, 2);
    }

    @Test
    void minusOneIsTheFirstOfTwoClasses() {
        Dataset signs = Dataset.of(new float[][] {{1}, {1}}, new float[][] {{1}, {-1}});

        FMatrixRMaj weights = RowWeights.of(signs, null, new float[] {2, 3});

        assertThat(weights).isNotNull();
        assertThat(weights.data).containsExactly(3, 2);
    }

    @Test
    void aClassWithoutWeightIsAnErrorBeforeAnythingChanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights(1, 2).fit(data))
                .withMessage("classWeights are for the classes 0 to 1, but the target of row 2 is 2.0");
        assertThat(network.optimizer().steps()).isZero();
    }

    @Test
    void oneHotTargetsNeedAWeightForEachColumn() {
        Dataset oneHot = Dataset.of(new float[][] {{1}}, new float[][] {{0, 1, 0}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowWeights.of(oneHot, null, new float[] {1, 2}))
                .withMessage("classWeights must be one for each of the 3 columns of the targets, but are 2");
    }

    @Test
    void rejectsMoreClassWeightsThanClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights(1, 2, 3, 4))
                .withMessage("classWeights must be one for each of the 3 classes, but are 4");
    }

    @Test
    void classWeightsAreNumbersFromZeroOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights(1, -2))
                .withMessage("classWeights must be finite and not negative, but that of class 1 is -2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights())
                .withMessage("classWeights must be one for each class, but there are none");
    }

    @Test
    void aClassIsNamedByTheConstantOfTheTarget() {
        assertThat(trainedTable(trainer -> trainer.classWeight(Churn.YES, 20)))
                .isEqualTo(trainedTable(trainer -> trainer.classWeights(1, 20)))
                .isNotEqualTo(trainedTable(trainer -> {}));
    }

    @Test
    void weightsOfConstantsAddUp() {
        assertThat(trainedTable(trainer -> trainer.classWeight(Churn.YES, 20).classWeight(Churn.NO, 0.5)))
                .isEqualTo(trainedTable(trainer -> trainer.classWeights(0.5f, 20)));
        assertThat(trainedTable(trainer -> trainer.classWeights(0.5f).classWeight(Churn.YES, 20)))
                .isEqualTo(trainedTable(trainer -> trainer.classWeights(0.5f, 20)));
    }

    @Test
    void aConstantOfAnotherEnum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainedTable(trainer -> trainer.classWeight(Contract.MONTH, 2)))
                .withMessage("the target is one of NO, YES, not Contract.MONTH");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainedTable(trainer -> trainer.classWeight(true, 2)))
                .withMessage("the target is one of NO, YES, not true");
    }

    @Test
    void theWeightOfAConstantIsFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainedTable(trainer -> trainer.classWeight(Churn.YES, Double.NaN)))
                .withMessage("classWeights must be finite and not negative, but that of YES is NaN");
    }

    @Test
    void onlyNetworksForRecordsHaveConstants() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeight(Churn.YES, 2))
                .withMessage("only networks with target = an enum or boolean.class have classes with names;"
                        + " call classWeights(Map) with the index of each class");
    }

    private static float[] trainedTable(Consumer<Trainer> weights) {
        Examples<Customer, Churn> customers = Examples.of(
                List.of(new Customer(Contract.MONTH, 1), new Customer(Contract.YEAR, 3)), List.of(Churn.YES, Churn.NO));
        TableRegression<Customer, Churn> table = new TableRegression<>(new CustomerEncoder(), 2);
        table.adapt(customers);
        Trainer trainer = Trainer.of(table);
        weights.accept(trainer);
        trainer.fit(table.encode(customers));
        return table.parameters().get(0).get().data;
    }

    @Test
    void classesThatAreNotInTheMapCountOnce() {
        assertThat(trained(trainer -> trainer.classWeights(Map.of(1, 4f))))
                .isEqualTo(trained(new float[] {1, 4, 1}, null));
    }

    @Test
    void aMapOfClassWeightsNamesClassesOfTheNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights(Map.of(3, 2f)))
                .withMessage("the index of a class must be from 0 to 2, but classWeights has a weight for class 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights(Map.of(-1, 2f)))
                .withMessage("the index of a class must be from 0 to 2, but classWeights has a weight for class -1");
    }

    @Test
    void theWeightsOfAMapAreNumbersFromZeroOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights(Map.of(2, Float.NaN)))
                .withMessage("classWeights must be finite and not negative, but that of class 2 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights(Map.of()))
                .withMessage("classWeights must be of at least one class, but there are none");
    }

    @Test
    void sampleWeightsAsAnArrayAreThoseOfTheMatrix() {
        assertThat(trained(trainer -> trainer.sampleWeights(new float[] {1, 4, 0.5f, 0})))
                .isEqualTo(trained(null, column(1, 4, 0.5f, 0)));
    }

    @Test
    void anArrayOfSampleWeightsIsCheckedBeforeAnythingChanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Trainer.of(network).sampleWeights(new float[] {1, 2}).fit(data))
                .withMessage("sampleWeights must be one for each of the 4 rows, but are 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network)
                        .batchSize(1)
                        .sampleWeights(new float[] {1, 1, 1, Float.NaN})
                        .fit(data))
                .withMessage("sampleWeights must be finite and not negative, but row 3 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network)
                        .batchSize(1)
                        .sampleWeights(new float[] {1, 1, -1, 1})
                        .fit(data))
                .withMessage("sampleWeights must be finite and not negative, but row 2 is -1.0");
        assertThat(network.optimizer().steps()).isZero();
    }

    @Test
    void sampleWeightsAreAsManyAsRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Trainer.of(network).sampleWeights(column(1, 2)).fit(data))
                .withMessage("sampleWeights must be one for each of the 4 rows, but are 2");
    }

    private float[] trained(float @Nullable [] classWeights, @Nullable FMatrixRMaj sampleWeights) {
        return trained(trainer -> {
            if (classWeights != null) {
                trainer.classWeights(classWeights);
            }
            if (sampleWeights != null) {
                trainer.sampleWeights(sampleWeights);
            }
        });
    }

    /** The bias after one step. */
    private float[] trained(Consumer<Trainer> weights) {
        SoftmaxRegression fresh = new SoftmaxRegression(2, 3);
        Trainer trainer = Trainer.of(fresh);
        weights.accept(trainer);
        trainer.fit(data);
        return fresh.output().bias().data;
    }

    private static FMatrixRMaj column(float... values) {
        return new FMatrixRMaj(values.length, 1, true, values);
    }
}
