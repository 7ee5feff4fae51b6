package dev.gradwright.runtime.predict;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A serializable handle for sending a predictor to another JVM: the name of its class and the bytes of its file, or of
 * the files of the members of an ensemble.
 * Deserializing a handle runs no code of the predictor. {@link #predictor} loads the predictor once, and any number of
 * threads may call it.
 */
public final class PredictorHandle implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final String className;
    private final byte[][] files;
    private transient volatile @Nullable NetworkPredictor<?> loaded;

    /**
     * @param className of the generated predictor
     * @param files the bytes of its file; those of each member of an ensemble
     */
    PredictorHandle(String className, List<byte[]> files) {
        this.className = className;
        this.files = files.toArray(byte[][]::new);
    }

    /**
     * The handle of a generated predictor, or of an {@link Ensemble} of some.
     *
     * @throws dev.gradwright.runtime.file.ModelFileException if a folded weight is not finite, so that it could not be
     *     loaded
     */
    public static PredictorHandle of(NetworkPredictor<?> predictor) {
        return new PredictorHandle(predictor.memberClass().getName(), predictor.files());
    }

    /**
     * The predictor, with this JVM's kernels. The first call loads it, its class by the context class loader of the
     * thread.
     *
     * @throws IllegalStateException if this JVM lacks the class, or the class is not the predictor that was saved; the
     *     message names the remedy
     */
    public NetworkPredictor<?> predictor() {
        NetworkPredictor<?> predictor = loaded;
        return predictor != null ? predictor : load();
    }

    private synchronized NetworkPredictor<?> load() {
        NetworkPredictor<?> predictor = loaded;
        if (predictor == null) {
            Class<?> type = requirePredictor(findClass());
            predictor = files.length == 1
                    ? load(type, files[0])
                    : Ensemble.of(
                            Arrays.stream(files).map(file -> load(type, file)).toList());
            loaded = predictor;
        }
        return predictor;
    }

    private Class<?> findClass() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(
                    className, false, context != null ? context : getClass().getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw unusable(
                    "this JVM cannot load the class; add the generated classes to its class path, or let the thread's"
                            + " context class loader be the one that has them",
                    e);
        }
    }

    /** No code of a class runs before it is known to be a predictor. */
    private Class<?> requirePredictor(Class<?> type) {
        if (!NetworkPredictor.class.isAssignableFrom(type)) {
            throw unusable("the class is no predictor", null);
        }
        return type;
    }

    private NetworkPredictor<?> load(Class<?> type, byte[] bytes) {
        try {
            Method load = type.getMethod("load", InputStream.class);
            load.trySetAccessible();
            return (NetworkPredictor<?>) load.invoke(null, new ByteArrayInputStream(bytes));
        } catch (NoSuchMethodException e) {
            throw unusable("the class was not generated, or by another version of Gradwright", e);
        } catch (IllegalAccessException e) {
            throw unusable(
                    "its module does not let Gradwright call it; let the module open or export the package "
                            + type.getPackageName() + " to dev.gradwright.runtime",
                    e);
        } catch (InvocationTargetException e) {
            throw failed(e.getTargetException());
        }
    }

    private IllegalStateException failed(Throwable reason) {
        if (reason instanceof Error error) {
            throw error;
        }
        return unusable(String.valueOf(reason.getMessage()), reason);
    }

    private IllegalStateException unusable(String reason, @Nullable Throwable cause) {
        return new IllegalStateException(this + " cannot be loaded: " + reason, cause);
    }

    /** Handles are equal if they have the same class and the same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PredictorHandle handle
                && className.equals(handle.className)
                && Arrays.deepEquals(files, handle.files);
    }

    @Override
    public int hashCode() {
        return 31 * className.hashCode() + Arrays.deepHashCode(files);
    }

    @Override
    public String toString() {
        int bytes = Arrays.stream(files).mapToInt(file -> file.length).sum();
        return "the handle of " + (files.length == 1 ? "" : files.length + " ") + className + " (" + bytes + " bytes)";
    }
}
