package dev.gradwright.processor.read;

import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/** Finds the syntax trees of javac, which contain more than its elements. Other compilers have none. */
public final class JavacTrees {
    private JavacTrees() {}

    /** The trees of this compilation; empty for other compilers than javac. */
    public static Optional<Trees> in(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return Optional.empty();
        }
    }
}
