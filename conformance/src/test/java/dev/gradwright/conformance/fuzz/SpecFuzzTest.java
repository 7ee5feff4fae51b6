package dev.gradwright.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tries random specs, most of them broken. {@code -Dfuzz.specs} says how many, {@code -Dfuzz.seed} is the seed of the first; a
 * finding is reproduced with its seed and one spec.
 */
class SpecFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 0);
    private static final int SPECS = Integer.getInteger("fuzz.specs", 200);

    /** Eclipse's compiler is slower, so it gets one of so many groups. */
    private static final int ECLIPSE_SHARE = 10;

    /** Specs are compiled in groups of consecutive seeds. */
    private static final long FIRST_GROUP = Math.floorDiv(SEED, Candidate.GROUP);

    private static final long LAST_GROUP = Math.floorDiv(SEED + SPECS - 1, Candidate.GROUP);

    /** A long run tells how far it is after so many groups. */
    private static final int PROGRESS = 20;

    private final Annotations dsl = Annotations.ofTheDsl();
    private final SpecChecker checker;

    SpecFuzzTest(@TempDir Path directory) {
        checker = new SpecChecker(directory);
    }

    @Test
    void everySpecCompilesOrIsRejectedByName() {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (long group = FIRST_GROUP; group <= LAST_GROUP; group++) {
            collect(specsOf(group), checker::withJavac, findings);
            if (group % PROGRESS == 0) {
                log("all up to seed " + ((group + 1) * Candidate.GROUP - 1) + " tried");
            }
        }

        log(SPECS + " specs with javac: " + checker.outcomes());
        assertThat(findings.values().stream().map(finding -> report(finding, checker::withJavac)))
                .isEmpty();
    }

    @Test
    void everySpecCompilesOrIsRejectedByNameInEclipse() {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (long group = FIRST_GROUP; group <= LAST_GROUP; group += ECLIPSE_SHARE) {
            collect(specsOf(group), checker::withEclipse, findings);
        }

        assertThat(findings.values().stream().map(finding -> report(finding, checker::withEclipse)))
                .isEmpty();
    }

    /** The specs of a group that are wanted. */
    private List<Candidate> specsOf(long group) {
        long first = group * Candidate.GROUP;
        return LongStream.range(Math.max(SEED, first), Math.min(SEED + SPECS, first + Candidate.GROUP))
                .mapToObj(seed -> Candidate.of(seed, dsl))
                .toList();
    }

    /** Keeps the first finding of each kind. */
    private static void collect(
            List<Candidate> group, Function<List<Candidate>, List<Finding>> check, Map<String, Finding> findings) {
        for (Finding finding : check.apply(group)) {
            if (findings.putIfAbsent(finding.kind(), finding) == null) {
                log(finding.candidate().seed() + ": " + finding.kind() + "\n    " + finding.details());
            }
        }
    }

    /** A long run shows what it finds before it ends. */
    private static void log(String text) {
        if (System.getProperty("fuzz.specs") != null) {
            System.out.println(text);
        }
    }

    private static String report(Finding finding, Function<List<Candidate>, List<Finding>> check) {
        Candidate candidate = finding.candidate();
        Source smallest = Shrinker.shrink(
                candidate.source(),
                source -> check.apply(List.of(candidate.with(source))).stream()
                        .anyMatch(other -> other.kind().equals(finding.kind())));
        return "%s%n%s%nsmallest spec, from -Dfuzz.seed=%d -Dfuzz.specs=1:%n%s%n"
                .formatted(
                        finding.kind(),
                        finding.details(),
                        candidate.seed(),
                        String.join("\n", candidate.with(smallest).files().values()));
    }
}
