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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which warnings are printed, and whether as errors. The option {@value #OPTION} and {@code @SuppressWarnings}
 * control this. Warnings in class files are never printed, because users cannot edit these. Errors do not change.
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
     * The lint level of a compilation; without {@value #OPTION}, warnings are printed as warnings.
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

    /** The problem with the value of the option; empty if it is valid. */
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
        return level != Level.OFF
                && !positionOf(warning.origin()).isInClassFile()
                && placesOf(warning)
                        .map(Lint::positionOf)
                        .filter(place -> !place.isInClassFile())
                        .noneMatch(place -> Suppressions.cover(warning.name().label(), place.element()));
    }

    /** Where a warning can be suppressed: at its position, at composed annotations around it, and at the whole network. */
    private static Stream<Origin> placesOf(Diagnostic warning) {
        Stream<Origin> composed =
                warning.origin() instanceof ComposedOrigin origin ? origin.types().stream() : Stream.empty();
        return Stream.concat(Stream.of(warning.origin()), Stream.concat(composed, warning.network().stream()));
    }

    static ElementOrigin positionOf(Origin origin) {
        if (origin instanceof ComposedOrigin composed) {
            return positionOf(composed.use());
        } else if (origin instanceof ReturnTypeOrigin returnType) {
            return returnType.method();
        } else if (origin instanceof ElementOrigin element) {
            return element;
        }
        throw new IllegalStateException("not a position in the sources: " + origin);
    }
}
