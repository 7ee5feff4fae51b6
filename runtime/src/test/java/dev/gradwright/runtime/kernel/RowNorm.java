package dev.gradwright.runtime.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A normalization of {@link RowNormKernels}, found by its methods: {@code norm(x, vectors…, epsilon, y)} and {@code
 * normBackward(x, dy, first vector, epsilon, gradients of the vectors…, dx)}. Tests that use {@link #all} cover each of
 * them.
 */
record RowNorm(String name, int vectors) {
    private static final float EPSILON = 1e-3f;

    /** All of them. */
    static List<RowNorm> all() {
        return Stream.of(RowNormKernels.class.getMethods())
                .filter(method -> method.isDefault() && !method.getName().endsWith("Backward"))
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .map(method -> new RowNorm(method.getName(), method.getParameterCount() - 3))
                .toList();
    }

    /** Trained values for a width, and memory for their gradients. */
    List<Tensor> vectors(Kernels kernels, int columns) {
        return IntStream.range(0, vectors)
                .mapToObj(i -> Samples.vector(kernels, Samples.normal(columns, 5 + i)))
                .toList();
    }

    /** Computes {@code y} of {@code x}. */
    void forward(Kernels kernels, Tensor x, List<Tensor> values, Tensor y) {
        invoke(forwardCall(kernels, x, values, y));
    }

    /** Computes {@code dx} of {@code x} and {@code dy}, and the gradients of the values. */
    void backward(Kernels kernels, Tensor x, Tensor dy, List<Tensor> values, List<Tensor> gradients, Tensor dx) {
        invoke(backwardCall(kernels, x, dy, values, gradients, dx));
    }

    /** The call of {@link #forward}; it allocates nothing by itself. */
    MethodHandle forwardCall(Kernels kernels, Tensor x, List<Tensor> values, Tensor y) {
        return call(kernels, name, Stream.of(Stream.of(x), values.stream(), Stream.of(EPSILON, y)));
    }

    /** The call of {@link #backward}; it allocates nothing by itself. */
    MethodHandle backwardCall(
            Kernels kernels, Tensor x, Tensor dy, List<Tensor> values, List<Tensor> gradients, Tensor dx) {
        return call(
                kernels,
                name + "Backward",
                Stream.of(Stream.of(x, dy, values.get(0), EPSILON), gradients.stream(), Stream.of(dx)));
    }

    private static MethodHandle call(Kernels kernels, String name, Stream<Stream<?>> arguments) {
        Method method = Stream.of(RowNormKernels.class.getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("RowNormKernels has no method " + name));
        try {
            MethodHandle handle = MethodHandles.lookup().unreflect(method).bindTo(kernels);
            return MethodHandles.insertArguments(
                    handle, 0, arguments.flatMap(some -> some).toArray());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Calls a handle without arguments. */
    static void invoke(MethodHandle call) {
        try {
            call.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
