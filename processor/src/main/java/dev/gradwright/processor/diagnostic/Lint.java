package dev.gradwright.processor.diagnostic;

import dev.gradwright.processor.declaration.ComposedOrigin;
import dev.gradwright.processor.read.ElementOrigin;
import dev.gradwright.processor.read.ReturnTypeOrigin;
import dev.gradwright.processor.read.Suppressions;
import dev.gradwright.processor.spec.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which warnings are printed, and whether as errors: by the option {@value #OPTION}, by {@code @SuppressWarnings}, and by
 * where the place is, since nobody can edit a class file. Errors stay as they are.
 */
public final class Lint {
    /** The name of the option, without {@code -A}. */
    public static final String OPTION = "gradwright.lint";

    /** The values of the option, in lower case. */
    private enum Level {
        OFF,
        WARN,
        ERROR;

        static Optional<Level> named(String text) {
            return Arrays.stream(values())
                    .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
        }
    }

    private final Level level;
    private final Optional<String> problem;

    private Lint(Level level, Optional<String> problem) {
        this.level = level;
        this.problem = problem;
    }

    /**
     * What the options of a compilation ask for; without {@value #OPTION}, warnings are printed as such.
     *
     * @param options {@code -Akey=value} by key; null is the value of {@code -Akey}
     */
    public static Lint of(Map<String, @Nullable String> options) {
        if (!options.containsKey(OPTION)) {
            return new Lint(Level.WARN, Optional.empty());
        }
        String value = Objects.requireNonNullElse(options.get(OPTION), "");
        return Level.named(value)
                .map(level -> new Lint(level, Optional.empty()))
                .orElseGet(() -> new Lint(Level.WARN, Optional.of(problemOf(value))));
    }

    private static String problemOf(String value) {
        return "-A%s must be off, warn or error, but is %s"
                .formatted(OPTION, value.isEmpty() ? "empty" : "\"" + value + "\"");
    }

    /** What is wrong with the option; empty if nothing is. */
    public Optional<String> problem() {
        return problem;
    }

    /** The diagnostics to print, in order. */
    public List<Diagnostic> applyTo(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.isError() || isWanted(diagnostic))
                .map(diagnostic -> level == Level.ERROR ? diagnostic.asError() : diagnostic)
                .toList();
    }

    private boolean isWanted(Diagnostic warning) {
        ElementOrigin place = placeOf(warning.origin());
        return level != Level.OFF
                && !place.isOutside()
                && !Suppressions.cover(warning.name().label(), place.element());
    }

    private static ElementOrigin placeOf(Origin origin) {
        if (origin instanceof ComposedOrigin composed) {
            return placeOf(composed.use());
        } else if (origin instanceof ReturnTypeOrigin returnType) {
            return returnType.method();
        } else if (origin instanceof ElementOrigin element) {
            return element;
        }
        throw new IllegalStateException("no place in a source: " + origin);
    }
}
