package dev.gradwright.runtime.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that a file fits the network that is loaded from it: each tensor is taken by name, and in the end none may be
 * left.
 */
final class NetworkMatch {
    private final String fingerprint;
    private final Map<String, TensorEntry> left = new LinkedHashMap<>();

    NetworkMatch(SafetensorsHeader header) {
        fingerprint = header.metadata().getOrDefault("fingerprint", "none");
        header.tensors().forEach(tensor -> left.put(tensor.name(), tensor));
    }

    /** Takes a tensor, which must have this shape. */
    TensorEntry take(String name, int rows, int columns) throws InvalidFileException {
        TensorEntry tensor = left.remove(name);
        String shape = rows + " x " + columns;
        if (tensor == null) {
            throw foreign("it has no tensor " + name + ", which in the network is " + shape);
        }
        if (!tensor.isMatrix(rows, columns)) {
            throw foreign("its tensor " + name + " is " + tensor.shapeText() + ", but in the network " + shape);
        }
        if (!tensor.type().equals(TensorEntry.FLOAT)) {
            throw foreign("its tensor " + name + " is of type " + Quoted.of(tensor.type()) + ", but must be "
                    + TensorEntry.FLOAT);
        }
        long bytes = (long) Float.BYTES * rows * columns;
        if (tensor.end() - tensor.begin() != bytes) {
            throw new InvalidFileException("corrupt header: tensor " + name + " of " + shape + " takes " + bytes
                    + " bytes, but " + (tensor.end() - tensor.begin()) + " are reserved");
        }
        return tensor;
    }

    /** Takes all tensors whose names begin with a prefix. */
    List<TensorEntry> takeAll(String prefix) {
        List<TensorEntry> taken = left.values().stream()
                .filter(tensor -> tensor.name().startsWith(prefix))
                .toList();
        taken.forEach(tensor -> left.remove(tensor.name()));
        return taken;
    }

    /** Throws unless all tensors were taken and the file has the network's fingerprint. */
    void requireNothingElse(String expectedFingerprint) throws InvalidFileException {
        if (!left.isEmpty()) {
            throw foreign("it has a tensor "
                    + Quoted.of(left.keySet().iterator().next()) + ", which the network does not have");
        }
        if (!fingerprint.equals(expectedFingerprint)) {
            throw foreign("its fingerprint is " + Quoted.of(fingerprint) + ", that of the network "
                    + expectedFingerprint + "; a layer differs in name, kind or function");
        }
    }

    private static InvalidFileException foreign(String difference) {
        return new InvalidFileException("comes from another network: " + difference);
    }
}
