package dev.gradwright.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of rows that have their number as feature. */
@Timeout(60)
class StreamBatchesTest {
    private static final int ROWS = 103;

    private final NumberedRows source = new NumberedRows(ROWS);
    private TrainingBatches batches = batches(20, 4);

    private TrainingBatches batches(int window, int batchSize) {
        return new WeightedStream(source.stream().window(window), null, "").batches(batchSize);
    }

    @AfterEach
    void everyPassIsClosedAndItsThreadHasEnded() {
        batches.close();

        assertThat(source.closed()).isEqualTo(source.opened());
        assertThat(threads()).isEmpty();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gradwright-stream") && thread.isAlive())
                .toList();
    }

    /** The features of the batches from one on. */
    private static List<Float> features(TrainingBatches batches, int from) {
        List<Float> features = new ArrayList<>();
        for (int batch = from; batch < batches.count(); batch++) {
            batches.load(batch);
            assertThat(batches.x().numRows).isEqualTo(batches.rows(batch));
            for (int row = 0; row < batches.x().numRows; row++) {
                features.add(batches.x().data[row]);
                assertThat(batches.y().data[row]).isEqualTo(batches.x().data[row] / 2);
            }
        }
        return features;
    }

    private static List<Float> numbers(int rows) {
        return IntStream.range(0, rows).mapToObj(row -> (float) row).toList();
    }

    @Test
    void withoutShufflingTheOrderIsThatOfTheStreamInEachEpoch() {
        assertThat(features(batches, 0)).isEqualTo(numbers(ROWS));
        assertThat(features(batches, 0)).isEqualTo(numbers(ROWS));
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "4, 4", "20, 4", "21, 4", "102, 4", "103, 4", "1000, 4", "20, 1", "20, 50", "20, 103", "20, 500"
    })
    void anEpochHasEachRowOnce(int window, int batchSize) {
        batches = batches(window, batchSize);

        for (long key = 0; key < 5; key++) {
            batches.shuffle(key);
            assertThat(features(batches, 0)).containsExactlyInAnyOrderElementsOf(numbers(ROWS));
        }
    }

    @Test
    void anOrderIsAFunctionOfItsKey() {
        batches.shuffle(1);
        List<Float> first = features(batches, 0);
        batches.shuffle(2);
        assertThat(features(batches, 0)).isNotEqualTo(first);
        batches.shuffle(1);
        assertThat(features(batches, 0)).isEqualTo(first);
    }

    @Test
    void rowsMoveWithinTheWindowOnly() {
        batches.shuffle(1);
        List<Float> order = features(batches, 0);

        assertThat(order).isNotEqualTo(numbers(ROWS));
        for (int place = 0; place < ROWS; place++) {
            assertThat(order.get(place)).isBetween(place - 20f, place + 20f);
        }
    }

    /** A row meets others in the next epoch, since the first window has another size. */
    @Test
    void theWindowsBeginElsewhereInOtherEpochs() {
        assertThat(IntStream.range(0, 20)
                        .map(key -> StreamBlocks.shuffled(ROWS, 4, 20, key).first())
                        .distinct()
                        .sorted())
                .containsExactly(4, 8, 12, 16, 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {ROWS, 1000})
    void aStreamThatFitsIntoTheWindowHasTheOrderOfADatasetAndIsReadOnce(int window) {
        batches = batches(window, 4);
        Batches inMemory = new Batches(NumberedRows.dataset(ROWS), 4);
        int opened = source.opened();

        for (long key = 0; key < 3; key++) {
            batches.shuffle(key);
            inMemory.shuffle(key);
            assertThat(features(batches, 0)).isEqualTo(features(inMemory, 0));
        }

        assertThat(source.opened()).isEqualTo(opened + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 1000})
    void aRestoredStateContinuesAtAnyBatch(int window) {
        for (int batch = 0; batch < batches.count(); batch++) {
            TrainingBatches saved = batches(window, 4);
            saved.shuffle(3);
            StateSnapshot state = StateSnapshot.of(saved);
            List<Float> expected = features(saved, batch);
            saved.close();

            TrainingBatches restored = batches(window, 4);
            state.restore(restored);
            assertThat(features(restored, batch)).isEqualTo(expected);
            restored.close();
        }
    }

    @Test
    void aStateFitsOnlyTheSameSizes() {
        TrainingBatches other = batches(24, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateSnapshot.of(batches).restore(other))
                .withMessageContaining("window 20")
                .withMessageContaining("window 24");
    }

    @Test
    void weightsBelongToTheirRows() {
        batches = new WeightedStream(source.stream().window(20), (row, y, from) -> row * 10 + y[from], "").batches(4);
        batches.shuffle(5);

        for (int batch = 0; batch < batches.count(); batch++) {
            batches.load(batch);
            for (int row = 0; row < batches.rows(batch); row++) {
                float number = batches.x().data[row];
                assertThat(batches.sampleWeights().data[row]).isEqualTo(number * 10 + number / 2);
            }
        }
    }

    @Test
    void oneThreadOfItsOwnReads() {
        features(batches, 0);

        assertThat(source.threads().subList(1, source.threads().size())).containsOnly("gradwright-stream");
    }

    @Test
    void anEpochMayEndEarly() {
        batches.load(0);
        batches.shuffle(1);
        batches.load(0);

        assertThat(threads()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anErrorOfTheSourceIsThrownWhenItsRowsAreWanted() {
        source.failAt(50);
        batches.load(4);

        assertThatIllegalStateException()
                .isThrownBy(() -> features(batches, 5))
                .withMessage("numbers, row 50: the disk is gone");
    }

    @Test
    void aSourceThatHasFewerRowsThanBeforeIsAnError() {
        source.resize(100);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> features(batches, 0))
                .withMessage(
                        "numbers: has changed since it was read first: it had 103 rows, and has 100 now; a stream must"
                                + " be the same in each pass");
    }

    @Test
    void aSourceThatHasMoreRowsThanBeforeIsAnError() {
        source.resize(104);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> features(batches, 0))
                .withMessageContaining("it had 103 rows, and has more now");
    }

    @Test
    void aSourceThatHasOtherValuesThanBeforeIsAnError() {
        source.changeAt(7);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> features(batches, 0))
                .withMessageContaining("it had 103 rows, and has others now, as their checksum tells");
    }

    @Test
    void anInterruptDoesNotLoseABatch() {
        Thread.currentThread().interrupt();
        batches.load(0);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(batches.x().data).startsWith(0, 1, 2, 3);
    }

    /** It waits for a row that never comes, until it is interrupted. */
    @Test
    void closingInterruptsASourceThatBlocks() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean blocks = new AtomicBoolean();
        batches = new WeightedStream(
                        EncodedStream.of("slow", 1, 1, () -> new Blocking(source.get(), reached, never, blocks)),
                        null,
                        "")
                .batches(4);
        blocks.set(true);
        Thread waiting = new Thread(() -> {
            try {
                batches.load(0);
            } catch (IllegalStateException expected) {
                // The end of the source.
            }
        });
        waiting.start();
        reached.await();

        batches.close();
        waiting.join();

        assertThat(threads()).isEmpty();
    }

    /** It waits for a row that never comes. */
    @Test
    void anInterruptIsPassedOnToASourceThatBlocks() {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean blocks = new AtomicBoolean();
        batches = new WeightedStream(
                        EncodedStream.of(
                                "slow", 1, 1, () -> new Blocking(source.get(), reached, new CountDownLatch(1), blocks)),
                        null,
                        "")
                .batches(4);
        blocks.set(true);
        Thread training = Thread.currentThread();
        Thread impatient = new Thread(() -> {
            try {
                reached.await();
            } catch (InterruptedException e) {
                return;
            }
            training.interrupt();
        });
        impatient.start();

        assertThatIllegalStateException().isThrownBy(() -> batches.load(0)).withMessage("interrupted");

        assertThat(Thread.interrupted()).isTrue();
    }

    private record Blocking(RowCursor rows, CountDownLatch reached, CountDownLatch never, AtomicBoolean blocks)
            implements RowCursor {
        @Override
        public boolean next(float[] x, int xFrom, float[] y, int yFrom) {
            if (blocks.get()) {
                reached.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted", e);
                }
            }
            return rows.next(x, xFrom, y, yFrom);
        }

        @Override
        public boolean skip() {
            return rows.skip();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
