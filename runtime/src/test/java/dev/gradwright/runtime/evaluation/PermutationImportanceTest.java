package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Churn;
import dev.gradwright.runtime.Customer;
import dev.gradwright.runtime.Customer.Contract;
import dev.gradwright.runtime.CustomerEncoder;
import dev.gradwright.runtime.TableRegression;
import dev.gradwright.runtime.data.Examples;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    /** Who pays by the month leaves; the tenure says nothing. */
    private static final Examples<Customer, Churn> CUSTOMERS = Examples.of(
            List.of(new Customer(Contract.MONTH, 1), new Customer(Contract.YEAR, null)), List.of(Churn.YES, Churn.NO));

    /** MONTH, YEAR, TWO_YEARS, tenure, tenure missing: the second class has logit 2 for MONTH and −2 for others. */
    private final TableRegression<Customer, Churn> network = network(new float[][] {
        {0, 2}, {0, -2}, {0, -2}, {0, 0}, {0, 0},
    });

    /**
     * With two rows a permutation exchanges them, or does not. Rows that are right have the loss ln(1 + e⁻²), exchanged
     * ones ln(1 + e²), which is larger by 2.
     */
    @Test
    void theLossIncreasesIfTheColumnsOfAComponentArePermuted() {
        Importances importances = PermutationImportance.of(network).repeats(20).run(CUSTOMERS);

        assertThat(importances.figure()).isCloseTo(0.126928, within(1e-6));
        assertThat(importances.of("contract").values())
                .hasSize(20)
                .allSatisfy(value -> assertThat(Math.min(Math.abs(value), Math.abs(value - 2)))
                        .isLessThan(1e-6))
                .anyMatch(value -> value > 1);
        assertThat(importances.of("tenure").values()).containsOnly(0.0);
        assertThat(importances.of("tenure").deviation()).isZero();
        assertThat(importances.all())
                .extracting(Importances.Importance::component)
                .containsExactly("contract", "tenure");
    }

    @Test
    void theAccuracyDecreases() {
        Importances importances = PermutationImportance.of(network)
                .repeats(20)
                .decreaseOf("accuracy", report -> report.classification().accuracy())
                .run(CUSTOMERS);

        assertThat(importances.figure()).isEqualTo(1);
        assertThat(importances.of("contract").values()).contains(1.0).isSubsetOf(List.of(0.0, 1.0));
    }

    @Test
    void theSameSeedGivesTheSamePermutations() {
        PermutationImportance<Customer, Churn> measurement =
                PermutationImportance.of(network).repeats(20).seed(1);

        String first = measurement.run(CUSTOMERS).toJson();

        assertThat(measurement.run(CUSTOMERS).toJson()).isEqualTo(first);
        assertThat(measurement.seed(2).run(CUSTOMERS).toJson()).isNotEqualTo(first);
    }

    @Test
    void aTableWithTheMostImportantFirst() {
        Importances importances = new Importances(
                "increase of the loss",
                0.5,
                List.of(
                        new Importances.Importance("tenure", List.of(0.25, 0.25)),
                        new Importances.Importance("contract", List.of(1.0, 3.0))));

        assertThat(importances).hasToString("""
                increase of the loss, which is 0.5000 without permutation

                            mean  deviation
                contract   2.000      1.414
                tenure    0.2500      0.000""");
        JSONObject json = new JSONObject(importances.toJson());
        assertThat(json.query("/components/0/name")).isEqualTo("contract");
        assertThat(json.query("/components/1/values/1")).hasToString("0.25");
    }

    @Test
    void anUnknownComponent() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PermutationImportance.of(network).run(CUSTOMERS).of("age"))
                .withMessage("there is no component \"age\", only contract, tenure");
    }

    @Test
    void aFigureThatIsUndefined() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationImportance.of(network)
                        .increaseOf("loss", EvaluationReport::loss)
                        .run(CUSTOMERS))
                .withMessage("the figure is undefined for these examples, so it cannot get worse: increase of loss");
    }

    @Test
    void oneExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationImportance.of(network).run(CUSTOMERS.take(1)))
                .withMessage("to permute values there must be at least 2 examples, but there is 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationImportance.of(network).repeats(0))
                .withMessage("repeats must be at least 1, but is 0");
    }

    private static TableRegression<Customer, Churn> network(float[][] weights) {
        TableRegression<Customer, Churn> network = new TableRegression<>(new CustomerEncoder(), 2).withWeights(weights);
        network.adapt(CUSTOMERS);
        return network;
    }
}
