package dev.gradwright.benchmarks.contender;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.gradwright.benchmarks.network.DenseWeights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * Writes dense layers as an ONNX model: a {@code Gemm} and an activation for each. Field numbers are those of
 * {@code onnx.proto} (github.com/onnx/onnx, IR version 8, operator set 13); messages are built by field number, so no
 * generated code is needed.
 */
final class OnnxModel {
    static final String INPUT = "x";
    static final String OUTPUT = "y";

    private static final long IR_VERSION = 8;
    private static final long OPERATOR_SET = 13;
    private static final long FLOAT = 1;

    private OnnxModel() {}

    /** The bytes of a {@code ModelProto} that takes {@code rows} rows. */
    static byte[] bytes(List<DenseWeights> layers, int rows) {
        return new Message()
                .number(1, IR_VERSION)
                .message(8, new Message().text(1, "").number(2, OPERATOR_SET))
                .message(7, graph(layers, rows))
                .build()
                .toByteArray();
    }

    private static Message graph(List<DenseWeights> layers, int rows) {
        Message graph = new Message().text(2, "dense");
        String previous = INPUT;
        for (int i = 0; i < layers.size(); i++) {
            DenseWeights layer = layers.get(i);
            String output = i == layers.size() - 1 ? OUTPUT : "a" + i;
            graph.message(1, node("Gemm", List.of(previous, "w" + i, "b" + i), "z" + i));
            graph.message(1, node(operator(layer), List.of("z" + i), output));
            graph.message(5, tensor("w" + i, layer.weights(), layer.inputs(), layer.units()));
            graph.message(5, tensor("b" + i, layer.bias(), layer.units()));
            previous = output;
        }
        graph.message(11, valueInfo(INPUT, rows, layers.get(0).inputs()));
        return graph.message(
                12, valueInfo(OUTPUT, rows, layers.get(layers.size() - 1).units()));
    }

    private static String operator(DenseWeights layer) {
        String name = layer.activation().name();
        return switch (layer.activation()) {
            case ELU -> "Elu";
            case RELU -> "Relu";
            default -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
        };
    }

    private static Message node(String operator, List<String> inputs, String output) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(4, operator);
    }

    private static Message tensor(String name, FMatrixRMaj values, long... dimensions) {
        Message tensor = new Message();
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values.data);
        return tensor.number(2, FLOAT).text(8, name).bytes(9, ByteString.copyFrom(bytes));
    }

    private static Message valueInfo(String name, long rows, long columns) {
        Message shape =
                new Message().message(1, new Message().number(1, rows)).message(1, new Message().number(1, columns));
        Message tensorType = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensorType));
    }

    /** A protobuf message under construction. */
    private static final class Message {
        private final UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();

        Message number(int field, long value) {
            return add(
                    field, UnknownFieldSet.Field.newBuilder().addVarint(value).build());
        }

        Message text(int field, String value) {
            return bytes(field, ByteString.copyFromUtf8(value));
        }

        Message message(int field, Message value) {
            return bytes(field, value.build().toByteString());
        }

        Message bytes(int field, ByteString value) {
            return add(
                    field,
                    UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build());
        }

        private Message add(int field, UnknownFieldSet.Field value) {
            fields.mergeField(field, value);
            return this;
        }

        UnknownFieldSet build() {
            return fields.build();
        }
    }
}
