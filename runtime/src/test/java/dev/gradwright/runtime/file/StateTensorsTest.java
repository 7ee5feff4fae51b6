package dev.gradwright.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.state.StateSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class StateTensorsTest {
    private static final String PREFIX = "encoder.";

    @Test
    void valuesOfEveryTypeAreReadAsTheyWereWritten() throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("flag", true);
        values.put("count", -7);
        values.put("steps", Long.MIN_VALUE);
        values.put("rate", 0.1f);
        values.put("mean", Math.PI);
        values.put("city", "Zürich\nПсков");
        values.put("floats", new float[] {1.5f, Float.MIN_VALUE});
        values.put("quantiles", new double[] {-1, 0.1, Double.MAX_VALUE});
        values.put("longs", new long[] {1, -1});
        values.put("nothing", new double[0]);
        values.put("weights", new FMatrixRMaj(new float[][] {{1, 2, 3}, {4, 5, 6}}));

        StateSnapshot read = read(written(values));

        assertThat(read.toBytes()).isEqualTo(StateSnapshot.ofValues(values).toBytes());
    }

    @Test
    void aTensorOfAnotherTypeIsNoSavedValue() {
        SafetensorsWriter writer = new SafetensorsWriter(SafetensorsHeader.format());
        writer.add(PREFIX + "mean", "BF16", List.of(), ByteBuffer.allocate(2));

        assertThatThrownBy(() -> read(bytes(writer)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("corrupt: tensor encoder.mean of type BF16 and shape [] is no saved value");
    }

    @Test
    void theBytesOfATensorFitItsShape() {
        SafetensorsWriter writer = new SafetensorsWriter(SafetensorsHeader.format());
        writer.add(PREFIX + "longs", "I64", List.of(3L), ByteBuffer.allocate(16));

        assertThatThrownBy(() -> read(bytes(writer)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("corrupt header: tensor encoder.longs of shape [3] has 16 bytes");
    }

    private static byte[] written(Map<String, Object> values) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter(SafetensorsHeader.format());
        StateTensors.add(PREFIX, StateSnapshot.ofValues(values), writer);
        return bytes(writer);
    }

    private static byte[] bytes(SafetensorsWriter writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.writeTo(Channels.newChannel(bytes));
        return bytes.toByteArray();
    }

    private static StateSnapshot read(byte[] bytes) throws IOException {
        SafetensorsReader reader =
                new SafetensorsReader(FileBytes.of(bytes), SafetensorsReader.SHORT_HEADER, "a state");
        return StateTensors.read(PREFIX, new NetworkMatch(reader.header()).takeAll(PREFIX), reader);
    }
}
