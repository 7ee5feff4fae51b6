package dev.gradwright.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;

/** The enum constants that a generated file names. */
final class StaticImports {
    private final List<Enum<?>> constants = new ArrayList<>();

    /** The simple name of a constant, which is imported from now on. No two enums of the DSL share a constant's name. */
    String name(Enum<?> constant) {
        if (!constants.contains(constant)) {
            constants.add(constant);
        }
        return constant.name();
    }

    void addTo(JavaFile.Builder file) {
        constants.forEach(file::addStaticImport);
    }
}
