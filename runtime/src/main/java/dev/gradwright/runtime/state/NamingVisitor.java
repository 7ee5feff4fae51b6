package dev.gradwright.runtime.state;

import java.util.HashSet;
import java.util.Set;

/** Prefixes the names of values with those of the parts that contain them, and rejects a name that is visited twice. */
abstract class NamingVisitor implements StateVisitor {
    private final Set<String> visited = new HashSet<>();
    private String prefix = "";

    @Override
    public final void visit(String name, Stateful part) {
        String outer = prefix;
        prefix = outer + name + ".";
        part.visit(this);
        prefix = outer;
    }

    /** The full name of a value that is visited now. */
    final String path(String name) {
        String path = prefix + name;
        if (!visited.add(path)) {
            throw visitedTwice(path);
        }
        return path;
    }

    static IllegalStateException visitedTwice(String path) {
        return new IllegalStateException(
                "two values of the state are named " + path + "; visit each under a name of its own");
    }

    /** The names visited so far. */
    final Set<String> visited() {
        return visited;
    }
}
