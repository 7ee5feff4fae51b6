package dev.gradwright.conformance.state;

import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ejml.data.FMatrixRMaj;

/**
 * Compares two objects field by field, through everything that is reachable from them. The fields that may differ are
 * given as {@code Class.field}.
 */
final class ObjectGraph {
    private final Set<String> scratch;
    private final Set<String> differences = new TreeSet<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ObjectGraph(Set<String> scratch) {
        this.scratch = scratch;
    }

    /** The fields in which two objects differ, as in {@code AdamRule.alpha}. */
    static Set<String> differences(Object one, Object other, Set<String> scratch) {
        ObjectGraph graph = new ObjectGraph(scratch);
        graph.compare("root", one, other);
        return Collections.unmodifiableSet(graph.differences);
    }

    private void compare(String field, Object one, Object other) {
        if (one == other) {
            return;
        }
        if (one == null || other == null || one.getClass() != other.getClass()) {
            differences.add(field);
        } else if (isValue(one)) {
            if (!one.equals(other)) {
                differences.add(field);
            }
        } else if (seen.add(one)) {
            compareContents(field, one, other);
        }
    }

    private void compareContents(String field, Object one, Object other) {
        if (one instanceof Tensor tensor) {
            compareFloats(field, values(tensor), values((Tensor) other));
        } else if (one instanceof FMatrixRMaj matrix) {
            compareFloats(field, matrix, (FMatrixRMaj) other);
        } else if (one.getClass().isArray()) {
            compareArrays(field, one, other);
        } else if (one instanceof Map<?, ?> map) {
            compareAll(field, map.keySet(), ((Map<?, ?>) other).keySet());
            compareAll(field, map.values(), ((Map<?, ?>) other).values());
        } else if (one instanceof Collection<?> elements) {
            compareAll(field, elements, (Collection<?>) other);
        } else if (isOurs(one.getClass())) {
            compareFields(one, other);
        }
    }

    private static boolean isValue(Object object) {
        return object instanceof Number
                || object instanceof String
                || object instanceof Boolean
                || object instanceof Enum
                || object instanceof Class;
    }

    /**
     * Whether an object is of the library or of a compiled spec. Kernels are not compared, because they contain only
     * code and scratch memory.
     */
    private static boolean isOurs(Class<?> type) {
        return !Kernels.class.isAssignableFrom(type)
                && !type.isHidden()
                && (type.getName().startsWith("dev.gradwright.runtime.") || isCompiled(type));
    }

    private static boolean isCompiled(Class<?> type) {
        return type.getName().startsWith(NetworkModel.PACKAGE + ".");
    }

    private void compareFields(Object one, Object other) {
        for (Class<?> type = one.getClass(); type != null && isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                String name = nameOf(type) + "." + field.getName();
                if (!Modifier.isStatic(field.getModifiers()) && !isBuffer(field) && !scratch.contains(name)) {
                    compare(name, get(field, one), get(field, other));
                }
            }
        }
    }

    private static String nameOf(Class<?> type) {
        return isCompiled(type) && TrainableNetwork.class.isAssignableFrom(type) ? "Network" : type.getSimpleName();
    }

    /**
     * Whether a field holds a tensor that a generated network computes anew for each batch. Parameters are compared as
     * parameters.
     */
    private static boolean isBuffer(Field field) {
        return field.getType() == Tensor.class && isCompiled(field.getDeclaringClass());
    }

    private void compareAll(String field, Collection<?> ones, Collection<?> others) {
        compareArrays(field, ones.toArray(), others.toArray());
    }

    private void compareArrays(String field, Object one, Object other) {
        if (Array.getLength(one) != Array.getLength(other)) {
            differences.add(field);
            return;
        }
        for (int i = 0; i < Array.getLength(one); i++) {
            compare(field, Array.get(one, i), Array.get(other, i));
        }
    }

    private void compareFloats(String field, FMatrixRMaj one, FMatrixRMaj other) {
        boolean agrees = one.numRows == other.numRows && one.numCols == other.numCols;
        for (int i = 0; agrees && i < one.getNumElements(); i++) {
            agrees = Float.floatToRawIntBits(one.data[i]) == Float.floatToRawIntBits(other.data[i]);
        }
        if (!agrees) {
            differences.add(field);
        }
    }

    private static FMatrixRMaj values(Tensor tensor) {
        FMatrixRMaj values = new FMatrixRMaj(1, 1);
        tensor.store(values);
        return values;
    }

    private static Object get(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
