package dev.gradwright.runtime.predict;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A serializable handle for sending a predictor to another JVM: the name of its class and the bytes of its file, or of
 * the files of the members of an ensemble. Deserializing a handle runs no code of the predictor. {@link #predictor}
 * loads the predictor once for all equal handles of a JVM, and any number of threads may call it.
 */
public final class PredictorHandle implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * The predictors of this JVM, by class and by the digest of their bytes: a cluster sends a copy of a handle with each
     * task. A predictor that no handle refers to is kept as long as there is enough memory, and not longer than its class.
     */
    private static final ClassValue<Map<String, SoftReference<NetworkPredictor<?>>>> LOADED = new ClassValue<>() {
        @Override
        protected Map<String, SoftReference<NetworkPredictor<?>>> computeValue(Class<?> type) {
            return new HashMap<>();
        }
    };

    private final String className;
    private final byte[][] files;
    private final String digest;
    private transient volatile @Nullable NetworkPredictor<?> loaded;

    /**
     * @param className of the generated predictor
     * @param files the bytes of its file; those of each member of an ensemble
     */
    PredictorHandle(String className, List<byte[]> files) {
        this.className = className;
        this.files = files.toArray(byte[][]::new);
        this.digest = digestOf(this.files);
    }

    private static String digestOf(byte[][] files) {
        return Arrays.stream(files).map(PredictorHandle::digestOf).collect(Collectors.joining(" "));
    }

    private static String digestOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * The handle of a generated predictor, or of a {@link PredictorEnsemble} of some.
     *
     * @throws dev.gradwright.runtime.file.ModelFileException if a folded weight is not finite, so that it could not be
     *     loaded
     * @throws IllegalArgumentException if the predictor was not generated
     */
    public static PredictorHandle of(NetworkPredictor<?> predictor) {
        if (loaderOf(predictor.memberClass()).isEmpty()) {
            throw new IllegalArgumentException(
                    predictor.memberClass().getName()
                            + " was not generated, and has no static method load(InputStream) by which another JVM could load it");
        }
        return new PredictorHandle(predictor.memberClass().getName(), predictor.files());
    }

    /**
     * The predictor, with this JVM's kernels. The first call loads it, its class by the context class loader of the
     * thread, unless an equal handle has loaded it.
     *
     * @throws IllegalStateException if this JVM lacks the class, or the class is not the predictor that was saved; the
     *     message names the remedy
     */
    public NetworkPredictor<?> predictor() {
        NetworkPredictor<?> predictor = loaded;
        if (predictor == null) {
            predictor = findOrLoad(requirePredictor(findClass()));
            loaded = predictor;
        }
        return predictor;
    }

    private NetworkPredictor<?> findOrLoad(Class<?> type) {
        Map<String, SoftReference<NetworkPredictor<?>>> known = LOADED.get(type);
        synchronized (known) {
            SoftReference<NetworkPredictor<?>> reference = known.get(digest);
            NetworkPredictor<?> predictor = reference == null ? null : reference.get();
            if (predictor == null) {
                predictor = load(type);
                known.values().removeIf(other -> other.get() == null);
                known.put(digest, new SoftReference<>(predictor));
            }
            return predictor;
        }
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

    /** Checks that a class is a predictor before any of its code runs. */
    private Class<?> requirePredictor(Class<?> type) {
        if (!NetworkPredictor.class.isAssignableFrom(type)) {
            throw unusable("the class is no predictor", null);
        }
        return type;
    }

    private NetworkPredictor<?> load(Class<?> type) {
        if (!digestOf(files).equals(digest)) {
            throw unusable("its bytes were changed on the way; send it again", null);
        }
        return files.length == 1
                ? load(type, files[0])
                : PredictorEnsemble.of(
                        Arrays.stream(files).map(file -> load(type, file)).toList());
    }

    private NetworkPredictor<?> load(Class<?> type, byte[] bytes) {
        try {
            Method load = loaderOf(type)
                    .orElseThrow(
                            () -> unusable("the class was not generated, or by another version of Gradwright", null));
            load.trySetAccessible();
            return (NetworkPredictor<?>) load.invoke(null, new ByteArrayInputStream(bytes));
        } catch (IllegalAccessException e) {
            throw unusable(
                    "its module does not let Gradwright call it; let the module open or export the package "
                            + type.getPackageName() + " to dev.gradwright.runtime",
                    e);
        } catch (InvocationTargetException e) {
            throw failed(e.getTargetException());
        } catch (LinkageError e) {
            throw failed(e);
        }
    }

    /** The method that a generated predictor has for this; empty for other classes. */
    private static Optional<Method> loaderOf(Class<?> type) {
        try {
            return Optional.of(type.getMethod("load", InputStream.class))
                    .filter(load -> Modifier.isStatic(load.getModifiers()) && load.getReturnType() == type);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private IllegalStateException failed(Throwable reason) {
        if (reason instanceof LinkageError) {
            return unusable("the class does not fit this JVM's version of Gradwright: " + reason, reason);
        }
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
                && digest.equals(handle.digest)
                && Arrays.deepEquals(files, handle.files);
    }

    @Override
    public int hashCode() {
        return 31 * className.hashCode() + digest.hashCode();
    }

    @Override
    public String toString() {
        int bytes = Arrays.stream(files).mapToInt(file -> file.length).sum();
        return "the handle of " + (files.length == 1 ? "" : files.length + " ") + className + " (" + bytes + " bytes)";
    }
}
