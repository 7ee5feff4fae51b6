package dev.gradwright.processor.read;

import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/** Finds the syntax trees of javac, which show what its elements do not. Other compilers have none. */
public final class JavacTrees {
    private JavacTrees() {}

    /** Those of this compilation; empty if the compiler is another. */
    public static Optional<Trees> in(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return Optional.empty();
        }
    }
}
