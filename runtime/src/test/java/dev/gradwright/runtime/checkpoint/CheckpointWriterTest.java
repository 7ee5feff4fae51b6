package dev.gradwright.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.state.StateBuffer;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.Stateful;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** States are written on another thread; a slow disk gets fewer of them, but always the newest. */
class CheckpointWriterTest {
    private final FMatrixRMaj values = new FMatrixRMaj(1, 1000);
    private final Stateful state = visitor -> visitor.visit("values", values);

    @Test
    void whileTheDiskIsSlowTheNewestStateTakesThePlaceOfTheOneThatWaits() {
        SlowDisk disk = new SlowDisk();
        try (CheckpointWriter writer = new CheckpointWriter(disk, Map.of())) {
            write(writer, 1);
            disk.begun.acquireUninterruptibly();
            write(writer, 2);
            write(writer, 3);
            write(writer, 4);
            disk.mayGoOn.release(2);
            writer.flush();
        }

        assertThat(disk.written).containsExactly("step 1 holds 1.0", "step 4 holds 4.0");
    }

    @Test
    void whatWaitsIsWrittenAtTheEnd() {
        SlowDisk disk = new SlowDisk();
        disk.mayGoOn.release(2);
        try (CheckpointWriter writer = new CheckpointWriter(disk, Map.of())) {
            write(writer, 7);
        }

        assertThat(disk.written).containsExactly("step 7 holds 7.0");
    }

    @Test
    void waitingForASlowDiskHasALimit() {
        SlowDisk disk = new SlowDisk();
        CheckpointWriter writer = new CheckpointWriter(disk, Map.of());
        write(writer, 1);

        assertThat(writer.flush(10)).isFalse();

        disk.mayGoOn.release();
        writer.close();
        assertThat(writer.flush(0)).isTrue();
    }

    @Test
    void anInterruptDoesNotEndTheWaiting() {
        SlowDisk disk = new SlowDisk();
        CheckpointWriter writer = new CheckpointWriter(disk, Map.of());
        write(writer, 1);
        Thread.currentThread().interrupt();
        disk.mayGoOn.release();

        writer.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(disk.written).containsExactly("step 1 holds 1.0");
    }

    @Test
    void aFailureIsToldOnceAndTheNextStateIsTriedAgain() {
        int[] attempts = {0};
        CheckpointWriter writer = new CheckpointWriter(
                (header, ignored) -> {
                    attempts[0]++;
                    if (attempts[0] == 1) {
                        throw new IOException("No space left on device");
                    }
                },
                Map.of());
        write(writer, 1);
        writer.flush();

        assertThat(writer.takeFailure()).isEqualTo("java.io.IOException: No space left on device");
        assertThat(writer.takeFailure()).isNull();

        write(writer, 2);
        writer.close();
        assertThat(writer.takeFailure()).isNull();
        assertThat(attempts[0]).isEqualTo(2);
    }

    @Test
    void anErrorDoesNotEndTheThread() {
        CheckpointWriter writer = new CheckpointWriter(
                (header, ignored) -> {
                    throw new OutOfMemoryError("no memory");
                },
                Map.of());
        write(writer, 1);

        writer.close();

        assertThat(writer.takeFailure()).isEqualTo("java.lang.OutOfMemoryError: no memory");
    }

    @Test
    @Tag("own-jvm")
    void theThreadThatTrainsAllocatesNothing() {
        try (CheckpointWriter writer = new CheckpointWriter((header, ignored) -> {}, Map.of())) {
            assertThat(Allocation.ofOne(() -> writer.write(1, false, state))).isZero();
        }
    }

    private void write(CheckpointWriter writer, int step) {
        values.data[0] = step;
        writer.write(step, false, state);
    }

    /** Writes only when it is told to. */
    private static final class SlowDisk implements CheckpointWriter.Destination {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore mayGoOn = new Semaphore(0);
        private final List<String> written = new CopyOnWriteArrayList<>();

        @Override
        public void write(CheckpointHeader header, StateBuffer state) throws IOException {
            begun.release();
            mayGoOn.acquireUninterruptibly();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.writeTo(bytes);
            StateSnapshot read = StateSnapshot.readFrom(new ByteArrayInputStream(bytes.toByteArray()));
            FMatrixRMaj values = (FMatrixRMaj) read.values().get("values");
            written.add("step " + header.step() + " holds " + values.data[0]);
        }
    }
}
