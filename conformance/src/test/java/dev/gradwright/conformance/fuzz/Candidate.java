package dev.gradwright.conformance.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * A spec that is tried, in a package of its own.
 *
 * @param seed determines everything about it
 */
record Candidate(long seed, Source source) {
    /** Three of four specs have mutations. */
    private static final int MAX_MUTATIONS = 4;

    /** Specs with the same quotient are compiled together, with the same options. */
    static final int GROUP = 50;

    private static final List<String> OPTIONS = List.of(
            "",
            "",
            "",
            "-Agradwright.lint=error",
            "-Agradwright.lint=off",
            "-Agradwright.lint=warn",
            "-Agradwright.lint=sometimes",
            "-Agradwright.summary=true",
            "-Agradwright.report=true");

    private static final Pattern TYPE_NAMED_JAVA = Pattern.compile("(class|interface|enum|record) java\\b");

    static Candidate of(long seed, Annotations dsl) {
        SplittableRandom random = new SplittableRandom(seed);
        Source source = SpecGenerator.of(random);
        Source mutated = source.copy();
        Mutations.apply(random.nextInt(MAX_MUTATIONS), mutated, random, dsl);
        return new Candidate(seed, mutated.types().isEmpty() ? source : mutated);
    }

    Candidate with(Source changed) {
        return new Candidate(seed, changed);
    }

    /** An option of the processor for all specs of the group. */
    Optional<String> option() {
        long group = Math.floorDiv(seed, GROUP);
        return Optional.of(OPTIONS.get(Math.floorMod(group, OPTIONS.size()))).filter(option -> !option.isEmpty());
    }

    String folder() {
        return "fuzz/s" + seed + "/";
    }

    Map<String, String> files() {
        return source.files("fuzz.s" + seed);
    }

    /** Whether the files have a type with {@code @Network} or the like. */
    boolean declaresNetwork() {
        return source.allTypes().stream()
                .flatMap(type -> type.annotations().stream())
                .anyMatch(annotation -> annotation.name().equals("Network"));
    }

    /** Eclipse's compiler takes such a type for the package of {@code java.lang.Record}, which every record extends. */
    boolean declaresTypeNamedJava() {
        return files().values().stream()
                .anyMatch(text -> TYPE_NAMED_JAVA.matcher(text).find());
    }
}
