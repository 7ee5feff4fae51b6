package dev.gradwright.conformance.cost;

import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.network.NetworkParameter;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Counts the floats that a network holds: the contents, without padding, of each tensor, matrix and array that its
 * fields lead to. Kernels are left out, because their scratch depends on the tier.
 */
final class HeldFloats {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long count;

    private HeldFloats() {}

    static long of(TrainableNetwork network) {
        HeldFloats floats = new HeldFloats();
        floats.visit(network);
        return floats.count;
    }

    private void visit(@Nullable Object object) {
        if (object == null || !isOurs(object) || !seen.add(object)) {
            return;
        }
        if (object instanceof Tensor tensor) {
            count += (long) tensor.rows() * tensor.columns();
        } else if (object instanceof FMatrixRMaj matrix) {
            count += matrix.getNumElements();
        } else if (object instanceof float[] floats) {
            count += floats.length;
        } else if (object.getClass().isArray()) {
            visitElements(object);
        } else if (object instanceof Collection<?> elements) {
            elements.forEach(this::visit);
        } else if (object instanceof Map<?, ?> map) {
            map.values().forEach(this::visit);
        } else {
            visitFields(object);
        }
    }

    private static boolean isOurs(Object object) {
        Class<?> type = object.getClass();
        return !(object instanceof Kernels)
                && !(object instanceof Enum)
                && !type.isHidden()
                && (type.isArray()
                        || object instanceof Collection
                        || object instanceof Map
                        || object instanceof FMatrixRMaj
                        || type.getName().startsWith("dev.gradwright.runtime.")
                        || type.getName().startsWith(NetworkModel.PACKAGE + "."));
    }

    private void visitElements(Object array) {
        if (!array.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(array); i++) {
                visit(Array.get(array, i));
            }
        }
    }

    private void visitFields(Object object) {
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && !isCopyOfBlocks(object, field)
                        && !isBlocksOfTensors(field)) {
                    visit(get(field, object));
                }
            }
        }
    }

    /** The copies of moving averages are arrays as long as the padded ones of the tensors. */
    private boolean isCopyOfBlocks(Object object, Field field) {
        if (!field.getDeclaringClass().getSimpleName().equals("MovingAverages")
                || !field.getName().equals("kept")) {
            return false;
        }
        Collection<?> averages = (Collection<?>) get(field(object, "averages"), object);
        for (Object average : averages) {
            Tensor tensor = ((NetworkParameter) average).tensor();
            count += (long) tensor.rows() * tensor.columns();
        }
        return true;
    }

    /** The arrays of the slots are those of the tensors beside them. */
    private static boolean isBlocksOfTensors(Field field) {
        return field.getDeclaringClass().getSimpleName().equals("ParameterSlots")
                && field.getName().equals("blocks");
    }

    private static Field field(Object object, String name) {
        try {
            return object.getClass().getDeclaredField(name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
