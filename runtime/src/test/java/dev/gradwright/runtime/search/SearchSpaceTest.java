package dev.gradwright.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.search.ValueRange.Choice;
import dev.gradwright.runtime.search.ValueRange.LogUniform;
import dev.gradwright.runtime.search.ValueRange.Uniform;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    @Test
    void uniformValuesAreRoundedToAPowerOfTenOfTheRange() {
        Uniform rates = new Uniform(0, 0.6);

        assertThat(rates.at(0)).isZero();
        assertThat(rates.at(0.5)).isEqualTo(0.3);
        assertThat(rates.at(0.123456)).as("0.0740736").isEqualTo(0.074);
        assertThat(new Uniform(0.99, 0.9999).at(0.5)).as("0.99495").isEqualTo(0.99495);
        assertThat(new Uniform(0, 10_000).at(0.123456)).as("1234.56").isEqualTo(1230);
    }

    @Test
    void logUniformValuesAreRoundedToThreeDigits() {
        LogUniform rates = new LogUniform(1e-4, 1e-1);

        assertThat(rates.at(0)).isEqualTo(1e-4);
        assertThat(rates.at(1.0 / 3)).isEqualTo(1e-3);
        assertThat(rates.at(0.5)).as("10 to the power of -2.5, 0.0031623").isEqualTo(0.00316);
    }

    @Test
    void roundingStaysInTheRange() {
        assertThat(new LogUniform(0.0012345, 0.002).at(0)).isEqualTo(0.0012345);
        assertThat(new Uniform(0.123456, 0.5).at(0)).isEqualTo(0.123456);
        assertThat(new Uniform(0, 0.77777).at(0.9999999)).isEqualTo(0.77777);
    }

    @Test
    void aChoiceTakesEachValueEquallyOften() {
        Choice values = new Choice(List.of(0.9, 0.95, 0.99));

        assertThat(values.at(0.33)).isEqualTo(0.9);
        assertThat(values.at(0.34)).isEqualTo(0.95);
        assertThat(values.at(0.999)).isEqualTo(0.99);
    }

    @Test
    void valuesSpreadOverTheRange() {
        List<Trial> trials = space("learningRate", "dropout.rate").trials(7, 2000);

        ToDoubleFunction<Trial> rate = trial -> trial.values().get("learningRate");
        assertThat(trials)
                .allSatisfy(trial -> assertThat(rate.applyAsDouble(trial)).isBetween(1e-4, 1e-1));
        assertThat(share(trials, trial -> rate.applyAsDouble(trial) < 1e-3)).isCloseTo(1 / 3.0, within(0.03));
        assertThat(share(trials, trial -> trial.values().get("dropout.rate") < 1e-3))
                .as("independent of the rate")
                .isCloseTo(1 / 3.0, within(0.03));
        assertThat(share(
                        trials,
                        trial -> rate.applyAsDouble(trial) < 1e-3
                                && trial.values().get("dropout.rate") < 1e-3))
                .isCloseTo(1 / 9.0, within(0.03));
    }

    private static double share(List<Trial> trials, Predicate<Trial> condition) {
        return trials.stream().filter(condition).count() / (double) trials.size();
    }

    @Test
    void aTrialDependsOnSeedAndNumberAlone() {
        List<Trial> trials = space("a", "b").trials(3, 5);

        assertThat(space("a", "b").trials(3, 50)).startsWith(trials.toArray(new Trial[0]));
        assertThat(space("b", "a").trials(3, 5)).isEqualTo(trials);
        assertThat(space("a", "b").trials(4, 5)).doesNotContainAnyElementsOf(trials);
        assertThat(trials.stream().map(Trial::seed)).doesNotHaveDuplicates().allMatch(seed -> seed >= 0);
    }

    @Test
    void batchSizesAreDrawnToo() {
        SearchSpace space = space("a");
        space.batchSizes(List.of(16, 64));

        assertThat(space.trials(3, 50).stream().map(Trial::batchSize))
                .contains(16, 64)
                .doesNotContain(32);
    }

    @Test
    void aSettingHasOneRange() {
        SearchSpace space = space("a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> space.add("a", new Uniform(0, 1)))
                .withMessage("a has a range already: log-uniform from 1.0E-4 to 0.1");
    }

    private static SearchSpace space(String... names) {
        SearchSpace space = new SearchSpace();
        for (String name : names) {
            space.add(name, new LogUniform(1e-4, 1e-1));
        }
        return space;
    }
}
