package dev.gradwright.conformance.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file holds what was set. */
class SavedSettingsTest {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("network.safetensors");
    }

    @Test
    void loadedNetworksHaveTheSettingsOfTheFile() {
        TunedNetwork saved = TunedNetwork.create(
                1,
                settings -> settings.dropout("dropout", 0.3).learningRate(3e-4).set("optimizer.decayBiases", false));
        saved.save(file());

        TunedNetwork loaded = TunedNetwork.load(file());

        assertThat(loaded.graph()).isEqualTo(saved.graph());
        assertThat(loaded.summary()).isEqualTo(saved.summary());
        assertThat(loaded.optimizer().learningRate()).isEqualTo(3e-4);
    }

    @Test
    void loadingMayChangeThem() {
        TunedNetwork.create(1, settings -> settings.dropout("dropout", 0.3).learningRate(3e-4))
                .save(file());

        TunedNetwork loaded = TunedNetwork.load(file(), settings -> settings.learningRate(1e-5));

        assertThat(loaded.optimizer().learningRate()).isEqualTo(1e-5);
        assertThat(loaded.graph().node("dropout").training().number("rate")).isEqualTo(0.3);
    }

    @Test
    void theFileOfANetworkWithoutSettingsDoesNotMentionThem() throws Exception {
        TunedNetwork.create(1).save(file());

        assertThat(Files.readString(file(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("settings");
    }

    @Test
    void aScheduleMustBeSetAgain() {
        TunedNetwork.create(1, settings -> settings.schedule("dropout.rate", (step, plan) -> 0.5))
                .save(file());

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> TunedNetwork.load(file()))
                .withMessageContaining("was saved with the schedule")
                .withMessageContaining("settings.schedule(\"dropout.rate\", ...)");
        assertThat(TunedNetwork.load(file(), settings -> settings.schedule("dropout.rate", (step, plan) -> 0.5)))
                .isNotNull();
        assertThat(TunedNetwork.load(file(), settings -> settings.dropout("dropout", 0.1))
                        .graph()
                        .node("dropout")
                        .training()
                        .number("rate"))
                .isEqualTo(0.1);
    }

    @Test
    void aSettingThatTheNetworkNoLongerHasIsNamed() {
        TunedNetwork.create(1, settings -> settings.dropout("dropout", 0.3)).save(file());
        GraphBuilder changed = new GraphBuilder("Tuned", 4);
        changed.node("hidden", "Dense", 4, 5);
        Graph graph = changed.build();

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.settings(file(), graph, settings -> {}))
                .withMessageContaining("its settings do not fit: Tuned has no setting dropout.rate");
    }

    @Test
    void whatLoadingSetsIsChecked() {
        TunedNetwork.create(1).save(file());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TunedNetwork.load(file(), settings -> settings.dropout("dropout", 1)))
                .withMessageStartingWith("dropout.rate must be at least 0 and less than 1");
    }

    @Test
    void theLearningRateSetBeforeDoesNotMeetAScheduleSetNow() {
        TunedNetwork.create(1, settings -> settings.learningRate(3e-4)).save(file());

        TunedNetwork loaded = TunedNetwork.load(file(), settings -> settings.schedule((step, plan) -> 0.25));

        assertThat(loaded.optimizer().learningRate()).isEqualTo(0.25);
    }
}
