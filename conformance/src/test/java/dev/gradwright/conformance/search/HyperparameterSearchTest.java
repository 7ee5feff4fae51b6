package dev.gradwright.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.search.HyperparameterSearch;
import dev.gradwright.runtime.search.SearchResult;
import dev.gradwright.runtime.search.Trial;
import dev.gradwright.runtime.search.TrialResult;
import dev.gradwright.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Its weights are averaged, and its schedule spans the training: rungs must disturb neither. */
class HyperparameterSearchTest {
    private static final int INPUTS = 4;
    private static final int EPOCHS = 9;
    private static final String OPTIMIZER =
            "@Optimizer.Sgd(learningRate = 0.01, momentum = 0.9, nesterov = true, averaging = 0.5)";
    private static final String DROPOUT = "@Dropout(0.5) Layer dropout();";

    private static final Dataset TRAIN = rings(96, 1);
    private static final Dataset VALID = rings(64, 2);

    @TempDir
    private static Path directory;

    private static SearchResult result;

    @BeforeAll
    static void search() {
        CompiledNetworks networks = compile("Declared", OPTIMIZER, DROPOUT);
        result = HyperparameterSearch.of(
                        (seed, settings) -> networks.create("Declared", seed, KernelTier.PORTABLE, settings))
                .logUniform("learningRate", 1e-4, 1)
                .uniform("dropout.rate", 0, 0.6)
                .batchSize(8, 16)
                .trials(9)
                .epochs(EPOCHS)
                .successiveHalving(3)
                .threads(2)
                .seed(3)
                .run(TRAIN, VALID);
    }

    private static CompiledNetworks compile(String name, String optimizer, String dropout) {
        String source = """
                package %s;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                @Network(input = %d)
                @Loss(LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY)
                %s
                @Schedule.Cosine
                public interface %s {
                    @Dense(units = 12, activation = ActivationFunction.RELU) DenseLayer hidden();
                    %s
                    @Dense(units = 2, activation = ActivationFunction.SOFTMAX) DenseLayer output();
                }
                """.formatted(NetworkModel.PACKAGE, INPUTS, optimizer, name, dropout);
        return CompiledNetworks.of(
                directory.resolve(name), Map.of(NetworkModel.PACKAGE + "/" + name + ".java", source));
    }

    /** Class 1 is within a radius. */
    private static Dataset rings(int rows, long seed) {
        Random random = new Random(seed);
        float[][] x = new float[rows][INPUTS];
        float[][] y = new float[rows][1];
        for (int row = 0; row < rows; row++) {
            float squares = 0;
            for (int i = 0; i < INPUTS; i++) {
                x[row][i] = (float) random.nextGaussian();
                squares += x[row][i] * x[row][i];
            }
            y[row][0] = squares < INPUTS ? 1 : 0;
        }
        return Dataset.of(x, y);
    }

    @Test
    void trialsContinueWhereTheyStopped() {
        assertThat(result.trials().stream().map(TrialResult::epochs)).containsExactly(9, 3, 3, 1, 1, 1, 1, 1, 1);
        assertThat(result.best().value()).isNotNaN();
    }

    /** Annotations, batch size, epochs and seed of the report give the same training, to the bit. */
    @Test
    void theAnnotationsRepeatTheBestTrial() {
        List<String> lines = result.annotations().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("@Optimizer.Sgd(learningRate = ")
                .contains("averaging = 0.5", "momentum = 0.9", "nesterov = true");
        assertThat(lines.get(1)).matches("@Dropout\\(0\\.\\d{1,3}\\) Layer dropout\\(\\);");

        CompiledNetworks written = compile("Written", lines.get(0), lines.get(1));
        Trial best = result.best().trial();
        TrainableNetwork network = written.create("Written", best.seed(), KernelTier.PORTABLE);
        float[] losses = Trainer.of(network)
                .epochs(EPOCHS)
                .batchSize(best.batchSize())
                .seed(best.seed())
                .validation(VALID)
                .fit(TRAIN)
                .get("val_loss");

        assertThat(result.best().value()).isEqualTo(losses[EPOCHS - 1]);
    }
}
