package dev.gradwright.conformance.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gradwright.conformance.model.TrainedNetworks;
import dev.gradwright.runtime.train.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is told to end does so after the step, with a checkpoint, and two programs do not share a folder. */
@Timeout(120)
class InterruptedTrainingTest {
    private static final String SPEC = "FullNadam";
    private static final long SEED = 3;
    /** More than the training has, so that there is no checkpoint but that of its end. */
    private static final int NEVER = 1_000_000;

    /** Pauses after a step: a training takes half a minute, or a moment. */
    private static final int SLOW = 250_000;

    private static final int FAST = 500;

    @TempDir
    private static Path directory;

    private static TrainedNetworks networks;
    private static ResumableTraining uninterrupted;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() {
        networks = TrainedNetworks.only(directory.resolve("networks"), SPEC);
        uninterrupted = new ResumableTraining(directory.resolve("whole"), SPEC, SEED, NEVER);
        uninterrupted.run(networks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @DisabledOnOs(OS.WINDOWS)
    void aSignalEndsItAfterTheStep(String signal) throws Exception {
        assumeThat(isIgnored(signal))
                .as("SIG%s is ignored by this process and those it starts", signal)
                .isFalse();
        try (Program program = start(SLOW)) {
            assertThat(program.awaitLine(TrainingProgram.STEP + "3")).isTrue();
            program.signal(signal);

            assertThat(program.await()).isNotZero();
            assertThat(program.lines()).doesNotContain(TrainingProgram.COMPLETED);
            assertThat(program.errors()).isEmpty();
            requireSameEnd(lastStep(program));
        }
    }

    /** Starts the program again, which continues after that step. */
    private void requireSameEnd(int step) throws Exception {
        try (Program resumed = start(FAST)) {
            assertThat(resumed.await()).as(resumed.errors()).isZero();
            assertThat(resumed.lines())
                    .startsWith(TrainingProgram.RESUMED + SPEC + " " + step + " 20")
                    .endsWith(TrainingProgram.COMPLETED);
        }
        requireSameBytes();
    }

    private static int lastStep(Program program) {
        List<String> lines = program.lines();
        return Integer.parseInt(lines.get(lines.size() - 1).substring(TrainingProgram.STEP.length()));
    }

    private void requireSameBytes() {
        assertThat(training().results()).containsExactlyElementsOf(uninterrupted.results());
    }

    @Test
    void anInterruptEndsItAfterTheStep() {
        History early = training().run(networks, 1, new StepHook(progress -> {
            if (progress.epoch() == 2 && progress.step() == 7) {
                Thread.currentThread().interrupt();
            }
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(early.epochs()).isEqualTo(1);
        assertThat(early.stopReason()).contains("interrupted");

        int[] first = new int[1];
        training().run(networks, 1, new StepHook(progress -> {
            if (first[0] == 0) {
                first[0] = (progress.epoch() - 1) * progress.stepsPerEpoch() + progress.step();
            }
        }));
        assertThat(first).containsExactly(20 + 7 + 1);
        requireSameBytes();
    }

    @Test
    void aSecondProgramIsRefusedUntilTheFirstIsGone() throws Exception {
        try (Program first = start(SLOW)) {
            assertThat(first.awaitLine(TrainingProgram.STARTED)).isTrue();
            try (Program second = start(FAST)) {
                second.await();
                assertThat(second.lines()).doesNotContain(TrainingProgram.COMPLETED);
                assertThat(second.errors()).contains("another program writes checkpoints into");
            }
            first.kill();
        }

        try (Program third = start(FAST)) {
            assertThat(third.await()).isZero();
            assertThat(third.lines()).endsWith(TrainingProgram.COMPLETED);
        }
        requireSameBytes();
    }

    private Program start(int pauseMicros) {
        return Program.start(
                Path.of(System.getProperty("java.home")),
                directory.resolve("networks/classes"),
                new TrainingProgram.Options(folder, List.of(SPEC), SEED, NEVER, 2, pauseMicros));
    }

    private ResumableTraining training() {
        return new ResumableTraining(folder.resolve(SPEC), SPEC, SEED, NEVER);
    }

    /** A process that was started in the background by a shell without job control ignores SIGINT. */
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!signal.equals("INT") || !Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(
                                        line.substring("SigIgn:".length()).strip(), 16)
                                & 2)
                        != 0);
    }
}
