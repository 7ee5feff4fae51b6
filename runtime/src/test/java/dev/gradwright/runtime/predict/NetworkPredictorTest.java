package dev.gradwright.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class NetworkPredictorTest {
    private final Echo echo = new Echo(2);

    @Test
    void predictsOneRow() {
        float[] out = new float[2];

        echo.predict(new float[] {3, -4}, out);

        assertThat(out).containsExactly(3, -4);
    }

    @Test
    void predictsManyRowsInChunks() {
        FMatrixRMaj x = new FMatrixRMaj(1000, 2);
        for (int i = 0; i < 2000; i++) {
            x.data[i] = i;
        }
        FMatrixRMaj out = new FMatrixRMaj(1, 1);

        echo.predict(x, out);

        assertThat(out.numRows).isEqualTo(1000);
        assertThat(out.data).isEqualTo(x.data);
    }

    /** If rows fill whole vectors, the vector kernels read them from the caller's matrix without copying. */
    @Test
    void doesNotKeepTheMatrixOfAPrediction() {
        Echo wide = new Echo(KernelTier.active(), 16);
        FMatrixRMaj x = new FMatrixRMaj(3, 16);
        for (int i = 0; i < 48; i++) {
            x.data[i] = i;
        }
        float[] before = x.data.clone();
        FMatrixRMaj out = new FMatrixRMaj(1, 1);

        wide.predict(x, out);
        assertThat(out.data).isEqualTo(before);
        assertThat(wide.scratches)
                .singleElement()
                .satisfies(scratch -> assertThat(scratch.input.rows()).isZero());

        wide.predict(new float[16], new float[16]);
        assertThat(x.data).as("x, after other rows").isEqualTo(before);
    }

    @Test
    void classifiesByTheLargestOutput() {
        assertThat(echo.classify(new float[] {1, 2})).isEqualTo(1);
        assertThat(echo.classify(new float[] {2, 2})).isZero();
    }

    @Test
    void classifiesOneOutputByItsThreshold() {
        Echo single = new Echo(1);

        assertThat(single.classify(new float[] {0.51f})).isEqualTo(1);
        assertThat(single.classify(new float[] {0.5f})).isZero();
    }

    @Test
    void hasTheDeclaredWidths() {
        assertThat(echo.inputs()).isEqualTo(2);
        assertThat(echo.outputs()).isEqualTo(2);
    }

    @Test
    void rejectsMismatchingDataBeforeTraining() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> echo.classify(new float[3]))
                .withMessage("features must have 2 values, but has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> echo.predict(new float[2], new float[1]))
                .withMessage("out must have 2 values, but has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> echo.predict(new FMatrixRMaj(1, 3), new FMatrixRMaj(1, 1)))
                .withMessage("x must have 2 columns, but has 3");
    }

    @Test
    void rejectsFeaturesThatAreNotFiniteBeforeAnythingChanges() {
        float[] out = {7, 7};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> echo.predict(new float[] {0, Float.NaN}, out))
                .withMessage("features must be finite, but row 0, column 1 is NaN");
        assertThat(out).containsExactly(7, 7);
    }

    @Test
    void rejectsAValueInTheLastChunkBeforeTheFirstIsPredicted() {
        FMatrixRMaj x = new FMatrixRMaj(130, 2);
        x.set(129, 0, Float.POSITIVE_INFINITY);
        FMatrixRMaj out = new FMatrixRMaj(1, 1, true, 7);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> echo.predict(x, out))
                .withMessage("x must be finite, but row 129, column 0 is Infinity");
        assertThat(out.numRows).isEqualTo(1);
        assertThat(out.data).containsExactly(7);
    }

    @Test
    void rejectsItsInputAsOutput() {
        FMatrixRMaj x = new FMatrixRMaj(1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> echo.predict(x, x))
                .withMessage("out must not be x");
    }

    @Test
    void threadsShareNothing() {
        boolean right = IntStream.range(0, 20_000)
                .parallel()
                .allMatch(i -> echo.classify(new float[] {i % 2, 0.5f}) == 1 - i % 2);

        assertThat(right).isTrue();
        assertThat(echo.scratches).hasSizeLessThanOrEqualTo(Thread.activeCount() + 8);
    }

    @Test
    void buffersOfEndedThreadsAreReused() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            Thread thread = new Thread(() -> echo.classify(new float[] {1, 2}));
            thread.start();
            thread.join();
        }

        assertThat(echo.scratches).hasSize(1);
    }

    /** JDK 21 and later. */
    @Test
    void virtualThreadsDoNotKeepBuffers() throws Exception {
        ThreadFactory virtual = virtualThreads();
        CountDownLatch predicted = new CountDownLatch(10_000);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 10_000; i++) {
            virtual.newThread(() -> {
                        echo.classify(new float[] {1, 2});
                        predicted.countDown();
                        awaitUninterruptibly(end);
                    })
                    .start();
        }
        try {
            assertThat(predicted.await(2, TimeUnit.MINUTES)).isTrue();

            int processors = Runtime.getRuntime().availableProcessors();
            assertThat(echo.scratches).hasSizeLessThan(100 + 4 * processors);
        } finally {
            end.countDown();
        }
    }

    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        assumeTrue(Runtime.version().feature() >= 21);
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aNestedCallHasSeparateBuffers() {
        echo.duringForward = () -> {
            echo.duringForward = () -> {};
            assertThat(echo.classify(new float[] {1, 2})).isEqualTo(1);
        };

        assertThat(echo.classify(new float[] {2, 1})).isZero();
        assertThat(echo.scratches).hasSize(2);
    }

    @Test
    void anExceptionLosesNoBuffers() {
        float[] out = new float[2];
        echo.duringForward = () -> {
            throw new IllegalStateException("broken");
        };
        assertThatIllegalStateException().isThrownBy(() -> echo.predict(new FMatrixRMaj(1, 2), new FMatrixRMaj(1, 1)));
        echo.duringForward = () -> {};
        assertThatIllegalArgumentException().isThrownBy(() -> echo.classify(new float[] {0, Float.NaN}));

        echo.predict(new float[] {3, -4}, out);

        assertThat(out).containsExactly(3, -4);
        assertThat(echo.scratches).hasSize(1);
    }

    @Test
    void allocatesNothingAfterTheFirstCall() {
        float[] features = {1, 2};
        float[] out = new float[2];
        FMatrixRMaj x = new FMatrixRMaj(300, 2);
        FMatrixRMaj predictions = new FMatrixRMaj(300, 2);

        assertThat(Allocation.ofOne(() -> {
                    echo.predict(features, out);
                    echo.classify(features);
                    echo.predict(x, predictions);
                }))
                .isZero();
    }

    @Test
    void labelsAreDecidedWithoutAllocation() {
        Echo single = new Echo(1);
        float[] feature = {0.75f};
        boolean[] labels = new boolean[1];

        assertThat(Allocation.ofOne(() -> single.classify(feature, labels))).isZero();
        assertThat(labels).containsExactly(true);
    }

    /** Predicts its input. */
    private static final class Echo extends NetworkPredictor<Echo.Scratch> {
        private final Set<Scratch> scratches = Collections.newSetFromMap(new ConcurrentHashMap<>());
        private final int width;
        private volatile Runnable duringForward = () -> {};

        Echo(int width) {
            this(KernelTier.PORTABLE, width);
        }

        Echo(KernelTier tier, int width) {
            super(
                    PredictorWeights.of(List.of(), "none", tier),
                    width,
                    width,
                    width == 1 ? Decision.PROBABILITY : Decision.LARGEST);
            this.width = width;
        }

        @Override
        protected Scratch newScratch(Kernels kernels) {
            Scratch scratch = new Scratch(kernels, width);
            scratches.add(scratch);
            return scratch;
        }

        @Override
        protected Tensor forward(Scratch s) {
            duringForward.run();
            return s.input;
        }

        static final class Scratch extends NetworkPredictor.Scratch {
            Scratch(Kernels kernels, int width) {
                super(kernels, width);
            }
        }
    }
}
