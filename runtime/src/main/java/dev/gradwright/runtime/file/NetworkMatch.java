package dev.gradwright.runtime.file;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a file was written by the network that is to be loaded from it. */
final class NetworkMatch {
    private final String fingerprint;
    private final List<Parameter> parameters;

    NetworkMatch(TrainableNetwork network) {
        fingerprint = network.fingerprint();
        parameters = network.parameters();
    }

    /** Throws unless the header has exactly the network's tensors and its fingerprint. */
    void require(SafetensorsHeader header) throws InvalidFileException {
        header.requireFormat();
        Map<String, TensorEntry> unknown = new LinkedHashMap<>();
        for (TensorEntry tensor : header.tensors()) {
            unknown.put(tensor.name(), tensor);
        }
        for (Parameter parameter : parameters) {
            require(parameter, unknown.remove(parameter.name()));
        }
        if (!unknown.isEmpty()) {
            throw foreign("it has a tensor "
                    + Quoted.of(unknown.keySet().iterator().next()) + ", which the network does not have");
        }
        String found = header.metadata().getOrDefault("fingerprint", "none");
        if (!found.equals(fingerprint)) {
            throw foreign("its fingerprint is " + Quoted.of(found) + ", that of the network " + fingerprint
                    + "; a layer differs in name, kind or function");
        }
    }

    private static void require(Parameter parameter, @Nullable TensorEntry tensor) throws InvalidFileException {
        if (tensor == null) {
            throw foreign("it has no tensor " + parameter.name() + ", which in the network is " + shape(parameter));
        }
        if (!tensor.isMatrix(parameter.rows(), parameter.columns())) {
            throw foreign("its tensor " + parameter.name() + " is " + tensor.shapeText() + ", but in the network "
                    + shape(parameter));
        }
        if (!tensor.type().equals(TensorEntry.FLOAT)) {
            throw foreign("its tensor " + parameter.name() + " is of type " + Quoted.of(tensor.type())
                    + ", but must be " + TensorEntry.FLOAT);
        }
        long bytes = (long) Float.BYTES * parameter.rows() * parameter.columns();
        if (tensor.end() - tensor.begin() != bytes) {
            throw new InvalidFileException("corrupt header: tensor " + parameter.name() + " of " + shape(parameter)
                    + " takes " + bytes + " bytes, but " + (tensor.end() - tensor.begin()) + " are reserved");
        }
    }

    private static String shape(Parameter parameter) {
        return parameter.rows() + " x " + parameter.columns();
    }

    private static InvalidFileException foreign(String difference) {
        return new InvalidFileException("comes from another network: " + difference);
    }
}
