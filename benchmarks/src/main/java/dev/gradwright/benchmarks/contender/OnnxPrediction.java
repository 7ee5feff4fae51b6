package dev.gradwright.benchmarks.contender;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * Prediction with ONNX Runtime in its fastest configuration: one thread, all optimizations, a model of fixed shape with
 * batch norm folded, and tensors on existing direct buffers. Copying the input and output is not included.
 */
final class OnnxPrediction implements Prediction {
    private final OrtSession session;
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final FloatBuffer outputs;
    private final Map<String, OnnxTensor> inputsByName;
    private final Map<String, OnnxTensor> outputsByName;

    OnnxPrediction(byte[] model, FMatrixRMaj features, int units) {
        int rows = features.numRows;
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(model, options);
            FloatBuffer inputs = direct(rows * features.numCols);
            inputs.put(features.data).rewind();
            input = OnnxTensor.createTensor(environment, inputs, new long[] {rows, features.numCols});
            outputs = direct(rows * units);
            output = OnnxTensor.createTensor(environment, outputs, new long[] {rows, units});
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        inputsByName = Map.of(OnnxModel.INPUT, input);
        outputsByName = Map.of(OnnxModel.OUTPUT, output);
    }

    private static FloatBuffer direct(int length) {
        return ByteBuffer.allocateDirect(Float.BYTES * length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void run() {
        try (OrtSession.Result result = session.run(inputsByName, outputsByName)) {
            if (result.size() != 1) {
                throw new IllegalStateException("expected one output, but there are " + result.size());
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public float[] outputs() {
        float[] values = new float[outputs.capacity()];
        outputs.duplicate().rewind().get(values);
        return values;
    }

    @Override
    public void close() {
        input.close();
        output.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
