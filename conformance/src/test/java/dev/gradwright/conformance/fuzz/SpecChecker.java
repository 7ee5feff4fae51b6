package dev.gradwright.conformance.fuzz;

import dev.gradwright.conformance.fuzz.CompilerRun.Message;
import dev.gradwright.conformance.fuzz.MemoryFiles.Text;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * Compiles specs and finds what must not happen: an exception, an internal error, silence, a diagnostic that is printed
 * twice, has no position or no known name, and everything that a compiler says about generated code.
 *
 * <p>Javac first only runs the processor, over all specs of a group. If it does not get so far, specs that javac itself rejects
 * are left out and it runs again. Then it compiles the accepted specs with what was generated, with all lints.
 */
final class SpecChecker {
    private static final Pattern NAMED = Pattern.compile("\\[(\\w+)] (.+)", Pattern.DOTALL);

    /** What the user has written. */
    private static final Pattern QUOTED = Pattern.compile("\".*?\"", Pattern.DOTALL);

    /** Signs that the text of a message was put together wrongly. */
    private static final Pattern SUSPICIOUS = Pattern.compile(
            "(?i:\\bnull\\b|Optional\\[|Optional\\.empty|<any>|%[sd]|\\$[LT]\\b|\\w+Exception\\b|dev\\.gradwright\\.processor|@[0-9a-f]{6,})|NaNf|Infinityf|\n");

    private static final Set<String> NAMES =
            Arrays.stream(DiagnosticName.values()).map(DiagnosticName::label).collect(Collectors.toSet());

    /** A rejection for reasons that no spec can give. */
    private static final Set<String> NEVER = Set.of("InternalError", "ProcessorPath", "ClassPath");

    /** Reported at a type, once for each supertype or method. */
    private static final Set<String> SEVERAL = Set.of("MissingLayer", "NameClash");

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager disk = javac.getStandardFileManager(null, Locale.ROOT, null);
    private final Path directory;
    private final JavaCompiler eclipse = new EclipseCompiler();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    /**
     * A checker.
     *
     * @param directory for the sources that need files
     */
    SpecChecker(Path directory) {
        this.directory = directory;
    }

    /** How often specs were accepted, rejected by javac, and reported by each name. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** Checks specs of one group with javac. */
    List<Finding> withJavac(List<Candidate> group) {
        List<Finding> findings = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>(group);
        CompilerRun run = process(candidates);
        while (!run.hasProcessed() && run.failure().isEmpty()) {
            Set<Candidate> rejected = rejectedBeforeProcessing(candidates, run);
            rejected.forEach(candidate -> count("rejected by the compiler"));
            candidates.removeAll(rejected);
            if (candidates.isEmpty()) {
                return findings;
            } else if (rejected.isEmpty()) {
                break;
            }
            run = process(candidates);
        }
        if (candidates.size() == 1 && run.failedAlone()) {
            count("rejected by the compiler");
            return findings;
        }
        List<Finding> general = unattributed(candidates, run);
        if (!general.isEmpty()) {
            return candidates.size() == 1 ? general : oneByOne(candidates, run, general);
        }
        List<Candidate> accepted = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<Message> messages = messagesOf(candidate, run);
            findings.addAll(findingsIn(candidate, messages, true));
            findings.addAll(silence(candidate, messages, run.generated()));
            countOutcome(messages);
            if (messages.stream().noneMatch(Message::isError)) {
                accepted.add(candidate);
            }
        }
        findings.addAll(compileAccepted(accepted, run.generated()));
        return findings;
    }

    /** Checks specs with Eclipse's compiler, which continues after every error. */
    List<Finding> withEclipse(List<Candidate> group) {
        List<String> options = new ArrayList<>(List.of("-17", "-warn:none", "-proceedOnError"));
        group.get(0).option().ifPresent(options::add);
        List<JavaFileObject> files = onDisk(group);
        if (files.isEmpty()) {
            return List.of();
        }
        CompilerRun run = CompilerRun.of(eclipse, disk, options, files, Optional.of(directory), true);
        List<Finding> general = unattributed(group, run);
        if (group.size() == 1 && run.failedAlone()) {
            return List.of();
        } else if (!general.isEmpty()) {
            return group.size() == 1
                    ? general
                    : group.stream()
                            .flatMap(one -> withEclipse(List.of(one)).stream())
                            .toList();
        }
        List<Finding> findings = new ArrayList<>();
        for (Candidate candidate : group) {
            List<Message> messages = messagesOf(candidate, run);
            findings.addAll(findingsIn(candidate, messages, false));
            if (files.stream().anyMatch(file -> file.getName().contains(candidate.folder()))) {
                List<Finding> silence = silence(candidate, messages, run.generated());
                // errors in another file can keep this compiler from reporting those of this one
                findings.addAll(silence.isEmpty() || group.size() == 1 ? silence : withEclipse(List.of(candidate)));
            }
            if (!candidate.declaresTypeNamedJava()) {
                findings.addAll(inGenerated(candidate, messages, run.generated()));
            }
        }
        return findings;
    }

    private List<Finding> oneByOne(List<Candidate> candidates, CompilerRun run, List<Finding> general) {
        List<Finding> findings = candidates.stream()
                .flatMap(one -> withJavac(List.of(one)).stream())
                .toList();
        return findings.isEmpty() && !run.failedAlone() ? general : findings;
    }

    private CompilerRun process(List<Candidate> candidates) {
        List<String> options =
                new ArrayList<>(List.of("-proc:only", "-Xlint:all", "-Xmaxerrs", "100000", "-Xmaxwarns", "100000"));
        candidates.get(0).option().ifPresent(options::add);
        return CompilerRun.of(javac, disk, options, sourcesOf(candidates), Optional.empty(), true);
    }

    /** Javac goes on to processors despite missing types, but not despite any other error. */
    private static Set<Candidate> rejectedBeforeProcessing(List<Candidate> candidates, CompilerRun run) {
        List<Message> errors = run.messages().stream().filter(Message::isError).toList();
        boolean onlyMissing = errors.stream().allMatch(SpecChecker::isMissingType);
        return candidates.stream()
                .filter(candidate -> errors.stream()
                        .anyMatch(error -> error.isIn(candidate) && (onlyMissing || !isMissingType(error))))
                .collect(Collectors.toSet());
    }

    private static boolean isMissingType(Message error) {
        return error.code().contains("cant.resolve") || error.code().contains("doesnt.exist");
    }

    private static List<Finding> unattributed(List<Candidate> candidates, CompilerRun run) {
        List<Finding> findings = new ArrayList<>();
        if (!run.failure().isEmpty()) {
            findings.add(new Finding(candidates.get(0), "exception: " + firstLine(run.failure()), run.failure()));
        }
        for (Message message : run.messages()) {
            boolean isAllowed = message.text().startsWith("[OptionValue]") || (!message.isError() && !message.isOurs());
            if (message.path().isEmpty() && !isAllowed) {
                findings.add(new Finding(candidates.get(0), "no position: " + kindOf(message), message.toString()));
            }
        }
        return findings;
    }

    private static List<Message> messagesOf(Candidate candidate, CompilerRun run) {
        return run.messages().stream()
                .filter(message -> message.isIn(candidate))
                .toList();
    }

    /**
     * What is wrong with our own diagnostics.
     *
     * @param isExact whether the compiler tells the values of an annotation apart
     */
    private static List<Finding> findingsIn(Candidate candidate, List<Message> messages, boolean isExact) {
        List<Finding> findings = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (Message message : messages) {
            Matcher named = NAMED.matcher(message.text());
            if (!named.matches()) {
                continue;
            }
            String name = named.group(1);
            if (!NAMES.contains(name)) {
                findings.add(new Finding(candidate, "unknown name " + name, message.toString()));
            } else if (NEVER.contains(name)) {
                findings.add(new Finding(candidate, kindOf(message), message.toString()));
            } else if (message.line() < 1) {
                findings.add(new Finding(candidate, "no line: " + name, message.toString()));
            } else if (!places.add(isExact && !SEVERAL.contains(name) ? name + message.place() : message.toString())) {
                findings.add(new Finding(candidate, "twice: " + name, message.toString()));
            } else if (SUSPICIOUS
                    .matcher(QUOTED.matcher(named.group(2)).replaceAll(""))
                    .find()) {
                findings.add(new Finding(candidate, "text of " + name, message.toString()));
            }
        }
        return findings;
    }

    private static List<Finding> silence(Candidate candidate, List<Message> messages, List<Text> generated) {
        boolean isSilent = candidate.declaresNetwork()
                && messages.stream().noneMatch(Message::isError)
                && generated.stream().noneMatch(file -> file.path().startsWith(candidate.folder()));
        return isSilent ? List.of(new Finding(candidate, "silence", "no error, and nothing generated")) : List.of();
    }

    /** Compiles until no spec is left that has an error, because javac generates no class file before. */
    private List<Finding> compileAccepted(List<Candidate> accepted, List<Text> generated) {
        List<Finding> findings = new ArrayList<>();
        List<Candidate> left = new ArrayList<>(accepted);
        while (!left.isEmpty()) {
            List<Text> sources = new ArrayList<>(sourcesOf(left));
            generated.stream()
                    .filter(file ->
                            left.stream().anyMatch(candidate -> file.path().startsWith(candidate.folder())))
                    .forEach(sources::add);
            CompilerRun run = CompilerRun.of(
                    javac,
                    disk,
                    List.of(
                            "-Xlint:all,-auxiliaryclass",
                            "--should-stop=ifError=FLOW",
                            "-Xmaxerrs",
                            "100000",
                            "-Xmaxwarns",
                            "100000"),
                    sources,
                    Optional.empty(),
                    false);
            List<Finding> general = unattributed(left, run);
            if (!general.isEmpty()) {
                if (left.size() > 1) {
                    left.forEach(candidate -> findings.addAll(compileAccepted(List.of(candidate), generated)));
                } else {
                    findings.addAll(general);
                }
                return findings;
            }
            List<Candidate> failed = new ArrayList<>();
            for (Candidate candidate : left) {
                List<Message> messages = messagesOf(candidate, run);
                findings.addAll(inGenerated(candidate, messages, generated));
                if (messages.stream().anyMatch(Message::isError)) {
                    failed.add(candidate);
                }
            }
            if (failed.isEmpty()) {
                return findings;
            }
            left.removeAll(failed);
        }
        return findings;
    }

    /** What a compiler says about generated code; not if the user's own code has errors, from which others follow. */
    private static List<Finding> inGenerated(Candidate candidate, List<Message> messages, List<Text> generated) {
        Set<String> paths = generated.stream().map(Text::path).collect(Collectors.toSet());
        boolean isBroken = messages.stream().anyMatch(message -> message.isError() && !paths.contains(message.path()));
        return isBroken
                ? List.of()
                : messages.stream()
                        .filter(message -> paths.contains(message.path()))
                        .map(message ->
                                new Finding(candidate, "generated code: " + kindOf(message), message.toString()))
                        .toList();
    }

    /** The sources as files, which Eclipse's compiler needs. */
    private List<JavaFileObject> onDisk(List<Candidate> candidates) {
        List<Path> paths = new ArrayList<>();
        for (Text text : sourcesOf(candidates)) {
            try {
                text.writeTo(directory);
                paths.add(directory.resolve(text.path()));
            } catch (UncheckedIOException e) {
                // the name of the type is too long for a file, so there is none
            }
        }
        List<JavaFileObject> files = new ArrayList<>();
        disk.getJavaFileObjectsFromPaths(paths).forEach(files::add);
        return files;
    }

    private static List<Text> sourcesOf(List<Candidate> candidates) {
        return candidates.stream()
                .flatMap(candidate -> candidate.files().entrySet().stream())
                .map(file -> new Text(file.getKey(), file.getValue()))
                .toList();
    }

    private void countOutcome(List<Message> messages) {
        List<Message> errors = messages.stream().filter(Message::isError).toList();
        if (errors.isEmpty()) {
            count("accepted");
        } else if (errors.stream().noneMatch(Message::isOurs)) {
            count("rejected by the compiler");
        } else {
            count("rejected by name");
        }
        messages.stream()
                .flatMap(message -> Stream.of(NAMED.matcher(message.text())))
                .filter(Matcher::matches)
                .map(named -> named.group(1))
                .distinct()
                .forEach(this::count);
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** The code of the compiler, or our name; of an internal error also what was thrown. */
    private static String kindOf(Message message) {
        if (message.text().startsWith("[InternalError]")) {
            return message.text().replaceAll("(?s).*this line: ", "").replaceAll("\\d+", "N");
        }
        return message.isOurs()
                ? message.text().replaceAll("(?s)].*", "]")
                : message.code().isEmpty() ? firstLine(message.text()).replaceAll("\\w*\\d\\w*", "N") : message.code();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
