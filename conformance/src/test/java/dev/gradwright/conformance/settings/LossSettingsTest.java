package dev.gradwright.conformance.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The parameters of losses are settings with the names and ranges of the attributes. */
class LossSettingsTest {
    private static CompiledNetworks networks;

    static Stream<Arguments> parameters() {
        return Stream.of(
                arguments(LossFunction.HUBER, "delta", 0.25),
                arguments(LossFunction.BINARY_FOCAL_CROSSENTROPY, "alpha", 0.375),
                arguments(LossFunction.BINARY_FOCAL_CROSSENTROPY, "gamma", 1.5),
                arguments(LossFunction.BINARY_FOCAL_CROSSENTROPY, "labelSmoothing", 0.25),
                arguments(LossFunction.CATEGORICAL_FOCAL_CROSSENTROPY, "alpha", 2.0),
                arguments(LossFunction.SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY, "gamma", 3.0),
                arguments(LossFunction.TWEEDIE, "power", 1.25));
    }

    @BeforeAll
    static void compile(@TempDir Path directory) {
        List<NetworkModel> models = new ArrayList<>(GradientModels.ofEachLoss());
        parameters().forEach(parameter -> models.add(declared(parameter.get())));
        networks = CompiledNetworks.of(directory, models);
    }

    private static NetworkModel declared(Object... parameter) {
        NetworkModel plain = plain((LossFunction) parameter[0]);
        NetworkModel other = plain.withLoss((String) parameter[1], parameter[2]);
        return new NetworkModel(
                plain.name() + "With" + parameter[1],
                other.inputs(),
                other.loss(),
                other.lossParameters(),
                other.optimizer(),
                other.members());
    }

    private static NetworkModel plain(LossFunction loss) {
        return GradientModels.ofEachLoss().stream()
                .filter(model -> model.loss() == loss)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aSettingHasTheEffectOfTheAttribute(LossFunction loss, String attribute, double value) {
        NetworkModel model = plain(loss);
        TrainableNetwork declared = networks.create(declared(loss, attribute, value), 1, KernelTier.PORTABLE);
        TrainableNetwork set = networks.create(
                model.name(), 1, KernelTier.PORTABLE, settings -> settings.set("loss." + attribute, value));
        TrainableNetwork plain = networks.create(model, 1, KernelTier.PORTABLE);

        float expected = lossOf(declared, model);

        assertThat(lossOf(set, model)).isEqualTo(expected);
        assertThat(lossOf(plain, model)).isNotEqualTo(expected);
        assertThat(set.graph().training().loss())
                .isEqualTo(declared.graph().training().loss());
    }

    private static float lossOf(TrainableNetwork network, NetworkModel model) {
        return network.computeGradients(model.randomFeatures(16, 2), model.randomTargets(16, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BINARY_FOCAL_CROSSENTROPY | alpha | 1 | at least 0 and less than 1, because positives have this weight, negatives 1 minus it",
                "CATEGORICAL_FOCAL_CROSSENTROPY | alpha | 0 | greater than 0 and finite, because it is the factor of the loss",
                "CATEGORICAL_FOCAL_CROSSENTROPY | gamma | -1 | at least 0 and finite, because with it, rows that are classified well count less",
                "TWEEDIE | power | 2 | greater than 1 and less than 2, because only these powers allow for both zeros and positive amounts"
            })
    void aSettingHasTheRangeOfTheAttribute(LossFunction loss, String attribute, double value, String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> networks.create(
                        plain(loss).name(),
                        1,
                        KernelTier.PORTABLE,
                        settings -> settings.set("loss." + attribute, value)))
                .withMessage("loss.%s must be %s, but is %s".formatted(attribute, range, value));
    }
}
