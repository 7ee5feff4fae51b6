package dev.gradwright.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateBufferTest {
    private final StateBuffer buffer = new StateBuffer();

    @Test
    void writesTheBytesOfASnapshot() {
        assertSameBytes(new EveryType(1));
    }

    @Test
    void laterCapturesReplaceEveryValue() {
        buffer.capture(new EveryType(1));

        assertSameBytes(new EveryType(2));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void tensorsAreWrittenRowByRow(KernelTier tier) {
        Tensor weights = tier.newKernels().weights(37, 19);
        FMatrixRMaj values = new FMatrixRMaj(37, 19);
        for (int i = 0; i < values.getNumElements(); i++) {
            values.data[i] = i;
        }
        weights.load(values);
        Stateful state = visitor -> visitor.visit("w", weights);

        assertSameBytes(state);
        weights.fill(3);
        assertSameBytes(state);
    }

    @Test
    void whatIsWrittenIsTheStateAtTheCapture() {
        float[] values = {1, 2};
        Stateful state = visitor -> visitor.visit("values", values);
        byte[] before = StateSnapshot.of(state).toBytes();
        buffer.capture(state);

        values[0] = 7;

        assertThat(written()).isEqualTo(before);
    }

    @Test
    void arraysMayGrowAndShrink() {
        for (int length : new int[] {2, 3, 100, 1, 0}) {
            assertSameBytes(new Growing(length));
        }
    }

    @Test
    void namesOfPartsAreNested() {
        Stateful inner = visitor -> visitor.visit("steps", 3L);
        Stateful middle = visitor -> visitor.visit("rule", inner);
        Stateful whole = visitor -> {
            visitor.visit("optimizer", middle);
            visitor.visit("steps", 4L);
        };

        assertSameBytes(whole);
        assertSameBytes(whole);
    }

    @Test
    void aStateWithOtherNamesIsLearnedAnew() {
        Stateful part = visitor -> visitor.visit("a", 1);
        assertSameBytes(visitor -> {
            visitor.visit("one", part);
            visitor.visit("b", 2);
        });

        assertSameBytes(visitor -> visitor.visit("other", part));
        assertSameBytes(part);
        assertSameBytes(visitor -> visitor.visit("a", "now a text"));
        assertSameBytes(visitor -> visitor.visit("a", new FMatrixRMaj(2, 3)));
        assertSameBytes(visitor -> visitor.visit("a", new FMatrixRMaj(3, 2)));
        assertSameBytes(visitor -> visitor.visit("a", new double[3]));
        assertSameBytes(visitor -> visitor.visit("a", new double[4]));
        assertSameBytes(visitor -> visitor.visitFixed("a", "fixed"));
    }

    @Test
    void aNameIsVisitedOnce() {
        Stateful twice = visitor -> {
            visitor.visit("a", 1);
            visitor.visit("a", 2);
        };

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> buffer.capture(twice))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("two values of the state are named a; visit each under a name of its own");
        }
    }

    @Test
    void aCaptureThatFailsLeavesNothingToWrite() {
        buffer.capture(visitor -> visitor.visit("a", 1));
        assertThatThrownBy(() -> buffer.capture(visitor -> {
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThatThrownBy(this::written)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no state was captured, or the last capture has failed");
    }

    @Test
    void theVisitedObjectDoesNotChange() {
        EveryType state = new EveryType(1);

        buffer.capture(state);

        assertThat(state).hasToString(new EveryType(1).toString());
    }

    @Test
    @Tag("own-jvm")
    void laterCapturesAllocateNothing() {
        EveryType state = new EveryType(1);
        StateSnapshot part = StateSnapshot.of(new EveryType(2));
        Tensor weights = KernelTier.PORTABLE.newKernels().weights(37, 19);
        Stateful whole = visitor -> {
            state.visit(visitor);
            visitor.visit("best", part);
            visitor.visit("weights", weights);
        };
        buffer.capture(whole);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 100 && least > 0; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                buffer.capture(whole);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).isZero();
    }

    private void assertSameBytes(Stateful state) {
        buffer.capture(state);
        assertThat(written()).isEqualTo(StateSnapshot.of(state).toBytes());
    }

    private byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            buffer.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Arrays of a length, the second of them with room for more. */
    private static final class Growing implements Stateful {
        private float[] floats;
        private long[] longs = new long[200];
        private final int length;

        Growing(int length) {
            this.floats = new float[length];
            this.length = length;
        }

        @Override
        public void visit(StateVisitor visitor) {
            floats = visitor.visitGrowing("floats", floats);
            longs = visitor.visitGrowing("longs", longs, length);
        }
    }
}
