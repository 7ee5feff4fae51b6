package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class DataFingerprintTest {
    private static final float[] FEATURES = {1, -2, 0.5f, 3e-9f, 0, 7};
    private static final float[] TARGETS = {0, 1, 1};

    private static Dataset data(float... features) {
        return Dataset.of(FMatrixRMaj.wrap(3, 2, features), FMatrixRMaj.wrap(3, 1, TARGETS));
    }

    @Test
    void theTextGivesShapesAndChecksums() {
        assertThat(DataFingerprint.of(data(FEATURES)))
                .hasToString(
                        String.format("3 x 2 features %08x, 3 x 1 targets %08x", crc32c(FEATURES), crc32c(TARGETS)));
    }

    @Test
    void itIsTheSameOnEveryMachine() {
        assertThat(DataFingerprint.of(data(FEATURES))).hasToString("3 x 2 features b0794978, 3 x 1 targets 5bc05cb6");
    }

    @Test
    void equalDataHaveEqualFingerprints() {
        assertThat(DataFingerprint.of(data(FEATURES.clone()))).isEqualTo(DataFingerprint.of(data(FEATURES)));
    }

    @Test
    void aChangedValueChangesIt() {
        float[] changed = FEATURES.clone();
        changed[5] = Math.nextUp(changed[5]);

        assertThat(DataFingerprint.of(data(changed))).isNotEqualTo(DataFingerprint.of(data(FEATURES)));
    }

    @Test
    void theOrderOfTheRowsChangesIt() {
        Dataset shuffled = data(FEATURES).shuffled(1);

        assertThat(DataFingerprint.of(shuffled)).isNotEqualTo(DataFingerprint.of(data(FEATURES)));
    }

    @Test
    void weightsOfTheRowsArePartOfIt() {
        FMatrixRMaj weights = FMatrixRMaj.wrap(3, 1, new float[] {1, 1, 2});

        assertThat(DataFingerprint.of(data(FEATURES), weights).toString())
                .startsWith(DataFingerprint.of(data(FEATURES)).toString())
                .endsWith(String.format(", 3 x 1 weights %08x", crc32c(1, 1, 2)));
    }

    /** Values are converted in chunks, which must not be seen in the result. */
    @Test
    void matricesOfAnySizeAreReadToTheEnd() {
        float[] values = new float[4096 * 3 + 5];
        values[values.length - 1] = 1;
        Dataset data = Dataset.of(FMatrixRMaj.wrap(1, values.length, values), FMatrixRMaj.wrap(1, 1, new float[1]));

        assertThat(DataFingerprint.of(data).features().checksum()).isEqualTo(crc32c(values));
    }

    /** A matrix that was reshaped has an array that is larger than itself. */
    @Test
    void unusedPartsOfAnArrayDoNotCount() {
        FMatrixRMaj features = FMatrixRMaj.wrap(3, 2, new float[] {1, -2, 0.5f, 3e-9f, 0, 7, 8, 9});

        assertThat(DataFingerprint.of(Dataset.of(features, FMatrixRMaj.wrap(3, 1, TARGETS))))
                .isEqualTo(DataFingerprint.of(data(FEATURES)));
    }

    /** CRC-32C bit by bit, as RFC 3720 defines it. */
    private static int crc32c(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        int crc = -1;
        for (byte value : bytes.array()) {
            crc ^= value & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        return ~crc;
    }
}
