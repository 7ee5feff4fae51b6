package dev.gradwright.conformance.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.model.TrainedNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training continues from each folder that a kill can leave, at each point of a write. */
class KilledFolderTest {
    private static final String SPEC = "Layers";
    private static final long SEED = 4;
    /** More than the training has, so that there is no checkpoint but those of interrupts and that of the end. */
    private static final int NEVER = 1_000_000;

    private static final String CHECKPOINT = "step-%09d.checkpoint";
    private static final String TEMPORARY = ".gradwright-5e3f2c1a-0000-4000-8000-000000000000.tmp";

    @TempDir
    private static Path directory;

    private static TrainedNetworks networks;
    private static ResumableTraining uninterrupted;
    /** The bytes of the checkpoints after steps 27, 28 and 29. */
    private static List<byte[]> checkpoints;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        networks = TrainedNetworks.only(directory.resolve("networks"), SPEC);
        uninterrupted = new ResumableTraining(directory.resolve("whole"), SPEC, SEED, NEVER);
        uninterrupted.run(networks);
        checkpoints = new ArrayList<>();
        ResumableTraining interrupted = new ResumableTraining(directory.resolve("interrupted"), SPEC, SEED, NEVER);
        for (int steps = 27; steps <= 29; steps++) {
            int last = steps;
            StepHook hook = new StepHook(progress -> {
                if ((progress.epoch() - 1) * progress.stepsPerEpoch() + progress.step() == last) {
                    Thread.currentThread().interrupt();
                }
            });
            interrupted.run(networks, 1, hook);
            assertThat(Thread.interrupted()).isTrue();
            checkpoints.add(Files.readAllBytes(interrupted.checkpoints().resolve(String.format(CHECKPOINT, steps))));
        }
    }

    /** Writes the files that a kill leaves. */
    private interface Kill {
        void leave(Path checkpoints) throws IOException;
    }

    static Stream<Arguments> kills() {
        byte[] next = checkpoints.get(1);
        return Stream.of(
                kill("before the first checkpoint", folder -> {}),
                kill("before the first byte", folder -> {
                    write(folder, 27);
                    Files.write(folder.resolve(TEMPORARY), new byte[0]);
                }),
                kill("during the write", folder -> {
                    write(folder, 27);
                    Files.write(folder.resolve(TEMPORARY), Arrays.copyOf(next, next.length / 2));
                }),
                kill("before the rename", folder -> {
                    write(folder, 27);
                    Files.write(folder.resolve(TEMPORARY), next);
                }),
                kill("between rename and delete", folder -> {
                    write(folder, 27);
                    write(folder, 28);
                    write(folder, 29);
                }),
                kill("after the delete", folder -> {
                    write(folder, 28);
                    write(folder, 29);
                }));
    }

    private static Arguments kill(String moment, Kill kill) {
        return arguments(moment, kill);
    }

    private static void write(Path folder, int steps) throws IOException {
        Files.write(folder.resolve(String.format(CHECKPOINT, steps)), checkpoints.get(steps - 27));
    }

    /** The CSV log has rows of epochs that the checkpoint does not know. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("kills")
    void theTrainingEndsInTheSameBytes(String moment, Kill kill) throws IOException {
        ResumableTraining killed = new ResumableTraining(folder, SPEC, SEED, NEVER);
        Files.createDirectories(killed.checkpoints());
        Files.createFile(killed.checkpoints().resolve("checkpoints.lock"));
        Files.copy(uninterrupted.directory().resolve("log.csv"), folder.resolve("log.csv"));
        kill.leave(killed.checkpoints());

        killed.run(networks);

        assertThat(killed.results()).containsExactlyElementsOf(uninterrupted.results());
        try (Stream<Path> files = Files.list(killed.checkpoints())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSizeLessThanOrEqualTo(2 + ResumableTraining.KEPT)
                    .doesNotContain(TEMPORARY);
        }
    }
}
