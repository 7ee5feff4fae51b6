package dev.gradwright.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class StateSnapshotTest {
    @Test
    void restoresEveryTypeOfValueToTheBit() {
        EveryType source = new EveryType(1);
        EveryType target = new EveryType(2);

        StateSnapshot.of(source).restore(target);

        assertThat(target.toString()).isEqualTo(source.toString());
    }

    @Test
    void restoresItsBytesToTheBit() {
        EveryType source = new EveryType(1);
        EveryType target = new EveryType(2);

        StateSnapshot.ofBytes(StateSnapshot.of(source).toBytes()).restore(target);

        assertThat(target.toString()).isEqualTo(source.toString());
    }

    @Test
    void theSameStateGivesTheSameBytes() {
        byte[] bytes = StateSnapshot.of(new EveryType(1)).toBytes();

        assertThat(StateSnapshot.of(new EveryType(1)).toBytes()).isEqualTo(bytes);
        assertThat(StateSnapshot.ofBytes(bytes).toBytes()).isEqualTo(bytes);
        assertThat(StateSnapshot.of(new EveryType(2)).toBytes()).isNotEqualTo(bytes);
    }

    @Test
    void aTensorOfOneTierIsRestoredInAnother() {
        Tensor portable = weights(KernelTier.PORTABLE);
        Tensor ejml = KernelTier.EJML.newKernels().weights(3, 2);

        StateSnapshot.of(visitor -> visitor.visit("w", portable)).restore(visitor -> visitor.visit("w", ejml));

        FMatrixRMaj values = new FMatrixRMaj(1, 1);
        ejml.store(values);
        assertThat(values.data).containsExactly(1, 2, 3, 4, 5, 6);
    }

    private static Tensor weights(KernelTier tier) {
        Tensor weights = tier.newKernels().weights(3, 2);
        weights.load(new float[] {1, 2, 3, 4, 5, 6}, 0, 3);
        return weights;
    }

    @Test
    void namesOfPartsAreNested() {
        Stateful part = visitor -> visitor.visit("steps", 3L);
        Stateful whole = visitor -> visitor.visit("optimizer", part);

        assertThat(StateSnapshot.of(whole)).hasToString("1 values: optimizer.steps");
    }

    @Test
    void reusesTheMemoryForALaterState() {
        float[] values = {1};
        Stateful state = visitor -> visitor.visit("values", values);
        StateSnapshot snapshot = StateSnapshot.of(state);
        FMatrixRMaj copy = copyIn(snapshot);
        values[0] = 2;

        snapshot.take(state);

        assertThat(copyIn(snapshot)).isSameAs(copy);
        assertThat(copy.data).containsExactly(2);
    }

    /** The first matrix of a snapshot, not a copy. */
    private static FMatrixRMaj copyIn(StateSnapshot snapshot) {
        FMatrixRMaj[] found = new FMatrixRMaj[1];
        snapshot.visit(new SavingVisitor(Map.of()) {
            @Override
            public void visit(String name, FMatrixRMaj values) {
                found[0] = values;
            }
        });
        return found[0];
    }

    @Test
    void aMissingNameIsRejectedBeforeAnythingChanges() {
        StateSnapshot saved = StateSnapshot.of(visitor -> visitor.visit("a", 1));
        int[] values = {7, 8};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.restore(visitor -> {
                    values[0] = visitor.visit("a", values[0]);
                    values[1] = visitor.visit("b", values[1]);
                }))
                .withMessage(
                        "the saved state does not fit: b, of the type Integer, is missing in the saved state; nothing was restored. Restore it into what it was saved from");
        assertThat(values).containsExactly(7, 8);
    }

    @Test
    void anUnknownNameIsRejectedBeforeAnythingChanges() {
        StateSnapshot saved = StateSnapshot.of(visitor -> {
            visitor.visit("a", 1);
            visitor.visit("b", 2);
        });
        int[] values = {7};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.restore(visitor -> values[0] = visitor.visit("a", values[0])))
                .withMessageContaining("b, of the type Integer, is in the saved state, but nothing here has that name");
        assertThat(values).containsExactly(7);
    }

    @Test
    void anotherShapeIsRejectedBeforeAnythingChanges() {
        StateSnapshot saved = StateSnapshot.of(visitor -> {
            visitor.visit("a", 1);
            visitor.visit("w", new FMatrixRMaj(2, 3));
        });
        int[] values = {7};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.restore(visitor -> {
                    values[0] = visitor.visit("a", values[0]);
                    visitor.visit("w", new FMatrixRMaj(3, 2));
                }))
                .withMessageContaining("w is 3 x 2 here, but 2 x 3 in the saved state");
        assertThat(values).containsExactly(7);
    }

    @Test
    void anotherFixedTextIsRejectedBeforeAnythingChanges() {
        StateSnapshot saved = StateSnapshot.of(visitor -> {
            visitor.visit("a", 1);
            visitor.visitFixed("structure", "input 4\nhidden TANH\noutput");
        });
        int[] values = {7};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.restore(visitor -> {
                    values[0] = visitor.visit("a", values[0]);
                    visitor.visitFixed("structure", "input 4\nhidden RELU\noutput");
                }))
                .withMessageContaining("structure is \"hidden RELU\" here, but \"hidden TANH\" in the saved state");
        assertThat(values).containsExactly(7);
    }

    @Test
    void aFixedTextWithMoreLinesIsRejected() {
        StateSnapshot saved = StateSnapshot.of(visitor -> visitor.visitFixed("structure", "input 4"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.restore(visitor -> visitor.visitFixed("structure", "input 4\noutput")))
                .withMessageContaining("structure is \"output\" here, but at its end in the saved state");
    }

    @Test
    void theSameFixedTextIsRestored() {
        Stateful state = visitor -> visitor.visitFixed("structure", "input 4\n");

        StateSnapshot.ofBytes(StateSnapshot.of(state).toBytes()).restore(state);
    }

    @Test
    void anotherTypeIsRejected() {
        StateSnapshot saved = StateSnapshot.of(visitor -> visitor.visit("rate", 1.0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.restore(visitor -> visitor.visit("rate", 1f)))
                .withMessageContaining("rate is of the type Float here, but of the type Double in the saved state");
    }

    @Test
    void aNameIsVisitedOnce() {
        Stateful twice = visitor -> {
            visitor.visit("a", 1);
            visitor.visit("a", 2);
        };

        assertThatThrownBy(() -> StateSnapshot.of(twice))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two values of the state are named a; visit each under a name of its own");
    }

    @Test
    void everyFlippedByteIsDetected() {
        byte[] bytes = StateSnapshot.of(new EveryType(1)).toBytes();

        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            assertThatIllegalArgumentException().as("byte %d", i).isThrownBy(() -> StateSnapshot.ofBytes(flipped));
        }
    }

    @Test
    void everyMissingByteIsDetected() {
        byte[] bytes = StateSnapshot.of(new EveryType(1)).toBytes();

        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException()
                    .as("%d bytes", length)
                    .isThrownBy(() -> StateSnapshot.ofBytes(truncated))
                    .withMessage("the saved state is truncated");
        }
    }

    @Test
    void noFurtherByteGoesUnnoticed() {
        byte[] bytes = StateSnapshot.of(new EveryType(1)).toBytes();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateSnapshot.ofBytes(Arrays.copyOf(bytes, bytes.length + 3)))
                .withMessage("the saved state is corrupt: it is followed by 3 other bytes");
    }

    @Test
    void rejectsOtherBytesAndOtherVersions() {
        byte[] bytes = StateSnapshot.of(new EveryType(1)).toBytes();
        bytes[7] = 9;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateSnapshot.ofBytes(bytes))
                .withMessage("the saved state has the format 9, but this version of the library reads 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateSnapshot.ofBytes(new byte[100]))
                .withMessage("these bytes are not a saved state: they begin with something else");
    }
}
