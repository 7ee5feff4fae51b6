package dev.gradwright.conformance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.TrainedNetworks;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.kernel.KernelTier;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that trains networks with every optimizer, schedule and layer is killed at random moments and started again,
 * until it completes. The models, histories and CSV logs have the same bytes as those of a program that was never killed.
 *
 * <p>The number of kills is {@code -Dresume.kills}, their seed {@code -Dresume.seed}. With {@code -Dresume.jdks}, the home
 * directories of JDKs separated as a class path is, each start uses one of them at random.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("resume.kills", 5);
    private static final long SEED = Long.getLong("resume.seed", 20);
    private static final List<Path> JDKS = Stream.of(System.getProperty("resume.jdks", System.getProperty("java.home"))
                    .split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    private static final List<String> SPECS = List.copyOf(TrainedNetworks.names());

    private static final int PAUSE_MICROS = 10_000;
    /** About half the time in which the program trains. */
    private static final int TRAINING_MILLIS = 600;
    /** From the launch of the JVM to the first steps. */
    private static final int START_MILLIS = 1500;

    @TempDir
    private static Path directory;

    private static TrainedNetworks networks;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Set<String> resumedWithinAnEpoch = new TreeSet<>();
    private int kills;
    private int unfinishedFiles;
    private int undeletedFiles;

    @BeforeAll
    static void compile() {
        networks = TrainedNetworks.of(directory.resolve("networks"), Map.of());
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aKilledProgramEndsInTheSameBytes() throws Exception {
        for (int round = 0; mustKill(); round++) {
            requireSameBytes(round);
        }

        assertThat(resumedWithinAnEpoch).containsAll(SPECS);
        System.out.println(kills + " kills of " + SPECS.size() + " trainings at once, " + unfinishedFiles
                + " trainings killed during a write, " + undeletedFiles + " between rename and delete");
    }

    /** The programs of all rounds train networks of every kind, all of which are resumed in the middle of an epoch. */
    @Test
    void everyOptimizerScheduleAndLayerIsTrained() {
        List<Graph> graphs = SPECS.stream()
                .map(spec -> networks.create(spec, 1, KernelTier.PORTABLE).graph())
                .toList();

        assertThat(graphs)
                .extracting(graph -> graph.training().optimizer().kind())
                .containsAll(Stream.of(OptimizerKind.values())
                        .filter(kind -> kind != OptimizerKind.CUSTOM)
                        .map(kind -> kind.annotation().type().getSimpleName())
                        .toList());
        assertThat(graphs)
                .extracting(graph -> graph.training().schedule().kind())
                .containsAll(Stream.of(ScheduleKind.values())
                        .filter(kind -> kind != ScheduleKind.CUSTOM)
                        .map(kind -> kind.annotation().type().getSimpleName())
                        .toList());
        assertThat(graphs.stream().flatMap(graph -> graph.nodes().stream()).map(Node::kind))
                .containsAll(Stream.of(LayerSpec.Kind.values())
                        .map(LayerSpec.Kind::simpleName)
                        .toList());
    }

    private boolean mustKill() {
        return kills < KILLS || resumedWithinAnEpoch.size() < SPECS.size();
    }

    private void requireSameBytes(int round) throws Exception {
        long seed = random.nextInt(1, Integer.MAX_VALUE);
        int everySteps = random.nextBoolean() ? 1 : random.nextInt(2, 6);
        Path killed = directory.resolve("killed" + round);
        Path whole = directory.resolve("whole" + round);
        killUntilItEnds(killed, seed, everySteps);
        for (String spec : SPECS) {
            ResumableTraining uninterrupted = new ResumableTraining(whole.resolve(spec), spec, seed, everySteps);
            uninterrupted.run(networks);
            ResumableTraining resumed = new ResumableTraining(killed.resolve(spec), spec, seed, everySteps);
            requireSame(resumed, uninterrupted, round);
            resumed.run(networks);
            requireSame(resumed, uninterrupted, round);
        }
    }

    private static void requireSame(ResumableTraining resumed, ResumableTraining uninterrupted, int round) {
        assertThat(resumed.results())
                .as("%s in round %d, -Dresume.seed=%d", resumed, round, SEED)
                .containsExactlyElementsOf(uninterrupted.results());
    }

    private void killUntilItEnds(Path killed, long seed, int everySteps) throws Exception {
        boolean ended = false;
        while (!ended) {
            TrainingProgram.Options options =
                    new TrainingProgram.Options(killed, SPECS, seed, everySteps, random.nextInt(1, 4), PAUSE_MICROS);
            Path jdk = JDKS.get(random.nextInt(JDKS.size()));
            try (Program program = Program.start(jdk, directory.resolve("networks/classes"), options)) {
                if (mustKill()) {
                    awaitRandomMoment(program);
                    program.kill();
                }
                ended = program.await() == 0;
                if (ended) {
                    assertThat(program.errors()).isEmpty();
                } else {
                    kills++;
                    inspect(killed);
                }
                program.lines().forEach(this::noteResumption);
            }
        }
    }

    /** Mostly a moment at which the trainings do steps, sometimes one before that. */
    private void awaitRandomMoment(Program program) throws InterruptedException {
        boolean isEarly = random.nextInt(8) == 0;
        if (!isEarly) {
            program.awaitLine(TrainingProgram.STARTED);
        }
        program.endsWithin(random.nextInt(isEarly ? START_MILLIS : TRAINING_MILLIS));
    }

    private void noteResumption(String line) {
        String[] words = line.split(" ", -1);
        boolean isComplete = words.length == 4 && line.startsWith(TrainingProgram.RESUMED);
        if (isComplete && Integer.parseInt(words[2]) % Integer.parseInt(words[3]) != 0) {
            resumedWithinAnEpoch.add(words[1]);
        }
    }

    /** Counts what the kill has left behind. */
    private void inspect(Path killed) throws IOException {
        for (String spec : SPECS) {
            Path checkpoints = new ResumableTraining(killed.resolve(spec), spec, 0, 1).checkpoints();
            if (Files.isDirectory(checkpoints)) {
                try (Stream<Path> files = Files.list(checkpoints)) {
                    List<String> names =
                            files.map(file -> file.getFileName().toString()).toList();
                    unfinishedFiles += count(names, ".tmp") > 0 ? 1 : 0;
                    undeletedFiles += count(names, ".checkpoint") > ResumableTraining.KEPT ? 1 : 0;
                }
            }
        }
    }

    private static long count(List<String> names, String end) {
        return names.stream().filter(name -> name.endsWith(end)).count();
    }
}
