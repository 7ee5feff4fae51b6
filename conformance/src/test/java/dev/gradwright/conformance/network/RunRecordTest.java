package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.train.RunRecord;
import dev.gradwright.runtime.train.Trainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record says about a generated network. */
class RunRecordTest {
    private static final Dataset DATA = Subject.CLASSIFIER.data(8, 1);

    @TempDir
    private Path directory;

    private RunRecord recorded(ClassifierNetwork network) {
        Path file = directory.resolve("run.json");
        Trainer.of(network).threads(2).listener(RunRecord.to(file)).fit(DATA);
        return RunRecord.read(file);
    }

    @Test
    void theSeedIsThatOfTheNetwork() {
        assertThat(recorded(ClassifierNetwork.create(42)).network().seed()).isEqualTo(42);
    }

    @Test
    void aLoadedNetworkHasNoSeed() {
        Path model = directory.resolve("model.safetensors");
        ModelFile.save(ClassifierNetwork.create(42), model);

        assertThat(recorded(ClassifierNetwork.load(model)).network().seed()).isNull();
    }

    @Test
    void kernelsAndThreadsAreThoseOfTheNetwork() {
        RunRecord.Environment environment =
                recorded(ClassifierNetwork.create(42, KernelTier.PORTABLE)).environment();

        assertThat(environment.kernels()).isEqualTo("PORTABLE");
        assertThat(environment.threads()).isEqualTo(2);
    }

    @Test
    void settingsInForceAreRecorded() {
        RunRecord run = recorded(ClassifierNetwork.create(42, settings -> settings.learningRate(0.5)));

        assertThat(run.network().settings().text("optimizer")).isEqualTo("Nadam");
        assertThat(run.network().settings().number("optimizer.learningRate")).isEqualTo(0.5);
        assertThat(run.network().settings().number("optimizer.beta1")).isEqualTo(0.9);
        assertThat(run.network().settings().text("loss")).isEqualTo("SPARSE_CATEGORICAL_CROSSENTROPY");
        assertThat(run.network().settings().number("clipping.globalNorm")).isEqualTo(1);
    }
}
