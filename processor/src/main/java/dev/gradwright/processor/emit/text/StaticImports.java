package dev.gradwright.processor.emit.text;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The enum constants that a generated file names. */
public final class StaticImports {
    private final List<Enum<?>> constants = new ArrayList<>();
    private final Set<String> taken;

    /**
     * Imports for a file.
     *
     * @param taken the names of other fields that are in scope in it
     */
    public StaticImports(Set<String> taken) {
        this.taken = taken;
    }

    /**
     * Imports a constant and returns its simple name, or returns the qualified name if the simple one is taken. No two
     * enums of the DSL share a constant's name.
     */
    public String name(Enum<?> constant) {
        if (taken.contains(constant.name())) {
            return constant.getDeclaringClass().getCanonicalName() + "." + constant.name();
        }
        if (!constants.contains(constant)) {
            constants.add(constant);
        }
        return constant.name();
    }

    public void addTo(JavaFile.Builder file) {
        constants.forEach(file::addStaticImport);
    }
}
