package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static dev.gradwright.runtime.kernel.Samples.vector;
import static dev.gradwright.runtime.kernel.Samples.weights;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.Samples.Shape;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of the operations. Run as a program, it prints a digest of each, so that a test can compare JVMs whose
 * vectors have different lengths.
 */
final class KernelResults {
    /** Large enough for three threads, with remainders in every direction, and with many rows, few, and one. */
    static final List<Shape> SHAPES =
            List.of(new Shape(203, 301, 337), new Shape(70, 301, 901), new Shape(33, 37, 19), new Shape(1, 16, 5));

    private KernelResults() {}

    /** Prints a line for each result of the vector tier. */
    public static void main(String[] arguments) {
        of(KernelTier.VECTOR.newKernels()).forEach((name, bits) -> System.out.println(name + " " + bits));
    }

    /** A digest of every result, by name. */
    static Map<String, Integer> of(Kernels kernels) {
        Map<String, Integer> digests = new LinkedHashMap<>();
        for (Shape s : SHAPES) {
            all(kernels, s).forEach((name, result) -> digests.put(name + " " + s, digest(result)));
        }
        return digests;
    }

    private static Map<String, float[]> all(Kernels kernels, Shape s) {
        Tensor x = activations(kernels, s.rows(), s.inputs(), normal(s.rows() * s.inputs(), 1));
        Tensor w = weights(kernels, s.inputs(), s.units(), normal(s.inputs() * s.units(), 2));
        Tensor b = vector(kernels, normal(s.units(), 3));
        Tensor dy = activations(kernels, s.rows(), s.units(), normal(s.rows() * s.units(), 4));
        Tensor y = kernels.activations(s.units());
        Tensor dx = kernels.activations(s.inputs());
        Tensor dw = kernels.weights(s.inputs(), s.units());
        Tensor db = kernels.vector(s.units());
        Tensor out = kernels.activations(s.inputs());
        BatchNormState norm = new BatchNormState(kernels, s.inputs(), 0.9f, 1e-3f);
        norm.parameters().gamma().load(normal(s.inputs(), 5), 0, 1);
        norm.parameters().beta().load(normal(s.inputs(), 6), 0, 1);

        Map<String, float[]> results = new LinkedHashMap<>();
        kernels.dense(x, w, y);
        results.put("dense", values(y));
        kernels.dense(x, w, b, y);
        results.put("dense with bias", values(y));
        for (ActivationFunction f : EnumSet.complementOf(EnumSet.of(ActivationFunction.PRELU))) {
            putActivation(f, kernels, dy, results);
        }
        kernels.inputGradient(dy, w, dx);
        results.put("inputGradient", values(dx));
        kernels.weightsGradient(x, dy, dw);
        results.put("weightsGradient", values(dw));
        kernels.biasGradient(dy, db);
        results.put("biasGradient", values(db));
        putMembers(kernels, s, results);
        kernels.batchNorm(x, norm, out);
        results.put("batchNorm", values(out));
        results.put(
                "moving averages",
                Samples.joined(norm.parameters().movingMean(), norm.parameters().movingVariance()));
        kernels.batchNormBackward(x, dx, norm, out);
        results.put("batchNormBackward", values(out));
        results.put(
                "norm gradients",
                Samples.joined(norm.gradients().gamma(), norm.gradients().beta()));
        kernels.weightsGradientThroughNorm(x, norm, dy, w, dw);
        results.put("weightsGradientThroughNorm", values(dw));
        results.put(
                "norm gradients through it",
                Samples.joined(norm.gradients().gamma(), norm.gradients().beta()));
        kernels.batchNormInference(x, norm, out);
        results.put("batchNormInference", values(out));
        RowNorm.all().forEach(rowNorm -> putRowNorm(rowNorm, kernels, x, dx, results));
        kernels.prelu(x, norm.parameters().beta(), out);
        results.put("prelu", values(out));
        kernels.preluBackward(x, dx, norm.parameters().beta(), norm.gradients().beta(), out);
        results.put("preluBackward", Samples.joined(out, norm.gradients().beta()));
        kernels.dropout(x, 0.3f, 7, out);
        results.put("dropout", values(out));
        kernels.add(x, dx, out);
        results.put("add", values(out));
        Tensor both = kernels.activations(s.inputs() + s.units());
        kernels.putColumns(x, 0, both);
        kernels.putColumns(dy, s.inputs(), both);
        results.put("putColumns", values(both));
        kernels.takeColumns(both, s.units(), out);
        results.put("takeColumns", values(out));
        Tensor indices = activations(kernels, s.rows(), 2, Samples.indices(2 * s.rows(), s.inputs()));
        Tensor rows = kernels.activations(2 * s.units());
        kernels.gather(indices, 0, 2, w, 0, rows);
        results.put("gather", values(rows));
        kernels.gatherBackward(indices, 0, 2, rows, 0, dw);
        results.put("gatherBackward", values(dw));
        kernels.copyColumns(x, 1, s.units() / 4, 2, rows);
        results.put("copyColumns", values(rows));
        kernels.scaleShift(x, 0.7f, -0.1f, out);
        results.put("scaleShift", values(out));
        kernels.scaleShift(x, norm.parameters().gamma(), norm.parameters().beta(), out);
        results.put("scaleShift by column", values(out));
        kernels.addScaled(x, 0.3f, out);
        results.put("addScaled", values(out));
        kernels.clip(out, 0.5f);
        results.put("clip", values(out));
        kernels.gaussianNoise(x, 0.2f, 9, out);
        results.put("gaussianNoise", values(out));
        kernels.alphaDropout(x, 0.1f, 9, out);
        results.put("alphaDropout", values(out));
        kernels.boundColumnNorms(dw, 0.5f, 1);
        results.put("boundColumnNorms", values(dw));
        results.put(
                "sumOfMagnitudes",
                new float[] {(float) kernels.sumOfMagnitudes(w), (float) kernels.sumOfMagnitudes(x)});
        results.put("sumOfSquares", new float[] {(float) kernels.sumOfSquares(w), (float) kernels.sumOfSquares(x)});
        return results;
    }

    private static void putActivation(ActivationFunction f, Kernels kernels, Tensor z, Map<String, float[]> results) {
        Tensor wide = kernels.activations(z.columns());
        kernels.scaleShift(z, 9, 0, wide);
        for (Tensor input : List.of(z, wide)) {
            Tensor y = kernels.activations(z.columns());
            Tensor dz = kernels.activations(z.columns());
            kernels.activate(f, 0.3f, input, y);
            boolean needsInput = EnumSet.of(ActivationFunction.GELU, ActivationFunction.SWISH, ActivationFunction.MISH)
                    .contains(f);
            kernels.activateBackward(f, 0.3f, needsInput ? input : y, z, dz);
            results.put((input == z ? "" : "wide ") + f, values(y));
            results.put((input == z ? "" : "wide ") + f + " backward", values(dz));
        }
    }

    private static void putRowNorm(RowNorm norm, Kernels kernels, Tensor x, Tensor dy, Map<String, float[]> results) {
        List<Tensor> vectors = norm.vectors(kernels, x.columns());
        List<Tensor> gradients = norm.vectors(kernels, x.columns());
        Tensor out = kernels.activations(x.columns());
        norm.forward(kernels, x, vectors, out);
        results.put(norm.name(), values(out));
        norm.backward(kernels, x, dy, vectors, gradients, out);
        results.put(norm.name() + "Backward", values(out));
        gradients.forEach(gradient -> results.put(norm.name() + " gradient " + results.size(), values(gradient)));
    }

    private static int digest(float[] values) {
        int digest = 1;
        for (float value : values) {
            digest = 31 * digest + Float.floatToIntBits(value + 0f);
        }
        return digest;
    }

    /** The operations of an ensemble of 3. */
    private static void putMembers(Kernels kernels, Shape s, Map<String, float[]> results) {
        Tensor x = activations(kernels, s.rows(), s.inputs(), normal(s.rows() * s.inputs(), 1));
        Tensor signs = activations(kernels, 3, s.inputs(), normal(3 * s.inputs(), 11));
        Tensor w = weights(kernels, s.inputs(), 3 * s.units(), normal(s.inputs() * 3 * s.units(), 12));
        Tensor b = vector(kernels, normal(3 * s.units(), 13));
        Tensor rows = kernels.activations(s.inputs());
        Tensor y = kernels.activations(s.units());
        Tensor mean = kernels.activations(s.units());
        Tensor dw = kernels.weights(s.inputs(), 3 * s.units());
        Tensor db = kernels.vector(3 * s.units());
        kernels.expand(x, signs, rows);
        results.put("expand", values(rows));
        kernels.memberDense(rows, w, b, y);
        results.put("memberDense", values(y));
        kernels.memberMean(y, 3, mean);
        results.put("memberMean", values(mean));
        kernels.memberWeightsGradient(rows, y, dw);
        kernels.memberBiasGradient(y, db);
        results.put("member gradients", Samples.joined(dw, db));
        kernels.memberInputGradient(y, w, rows);
        results.put("memberInputGradient", values(rows));
        kernels.expandBackward(rows, signs, x);
        results.put("expandBackward", values(x));
    }
}
