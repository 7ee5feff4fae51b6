package dev.gradwright.conformance.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.conformance.model.TrainedNetworks;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.state.StateBuffer;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.EarlyStopping;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of a training is captured between two steps, into memory that is allocated once. */
@Tag("own-jvm")
class CaptureTest {
    private static final int ROWS = 37;

    @TempDir
    private static Path directory;

    private static TrainedNetworks networks;

    @BeforeAll
    static void compile() {
        networks = TrainedNetworks.of(directory, Map.of());
    }

    static Stream<Arguments> onEveryTier() {
        return TrainedNetworks.names().stream()
                .flatMap(spec -> Arrays.stream(KernelTier.values()).map(tier -> arguments(spec, tier)));
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void itsBytesAreThoseOfASnapshot(String spec, KernelTier tier) {
        StateBuffer buffer = new StateBuffer();

        fit(spec, tier, progress -> {
            buffer.capture(progress);
            assertThat(bytes(buffer)).isEqualTo(StateSnapshot.of(progress).toBytes());
        });
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void laterCapturesAllocateNothing(String spec, KernelTier tier) {
        StateBuffer buffer = new StateBuffer();

        fit(spec, tier, progress -> {
            if (progress.epoch() == 2 && progress.step() == 2) {
                assertThat(AllocationMeter.steadyBytes(() -> buffer.capture(progress)))
                        .isZero();
            }
        });
    }

    private static void fit(String spec, KernelTier tier, StepListener listener) {
        TrainableNetwork network = networks.create(spec, 1, tier);
        Trainer.of(network)
                .epochs(2)
                .batchSize(5)
                .gradientAccumulation(2)
                .validation(TrainedNetworks.data(network, ROWS, 2))
                .listener(EarlyStopping.patience(2).restoringBest())
                .listener(listener)
                .fit(TrainedNetworks.data(network, ROWS, 1));
    }

    private static byte[] bytes(StateBuffer buffer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            buffer.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface StepListener extends TrainingListener {
        @Override
        void stepDone(TrainingProgress progress);
    }
}
