package dev.gradwright.conformance.fuzz;

import dev.gradwright.conformance.fuzz.MemoryFiles.Text;
import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.processor.GradwrightProcessor;
import java.io.File;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run of a compiler.
 *
 * @param generated the generated sources
 * @param hasProcessed whether the processor was called; compilers skip it if the syntax is wrong
 * @param failure what the compiler threw or printed; empty if nothing
 */
record CompilerRun(List<Message> messages, List<Text> generated, boolean hasProcessed, String failure) {
    /** So many lines of a stack trace tell where it happened. */
    private static final int FRAMES = 40;

    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at \\w+\\.|internal exception");

    /**
     * A diagnostic.
     *
     * @param path of the file; empty if there is no position
     * @param code javac's name for it; empty for other compilers
     */
    record Message(Diagnostic.Kind kind, String path, long line, long column, String code, String text) {
        private static Message of(Diagnostic<? extends JavaFileObject> diagnostic) {
            return new Message(
                    diagnostic.getKind(),
                    pathOf(diagnostic.getSource()),
                    diagnostic.getLineNumber(),
                    diagnostic.getColumnNumber(),
                    diagnostic.getCode() == null ? "" : diagnostic.getCode(),
                    diagnostic.getMessage(Locale.ROOT));
        }

        /** From the folder of all specs on. */
        private static String pathOf(@Nullable JavaFileObject source) {
            String name = source == null ? "" : source.getName().replace(File.separatorChar, '/');
            return name.substring(Math.max(0, name.lastIndexOf("fuzz/s")));
        }

        boolean isError() {
            return kind == Diagnostic.Kind.ERROR;
        }

        /** Whether the processor has reported it. */
        boolean isOurs() {
            return text.startsWith("[");
        }

        boolean isIn(Candidate candidate) {
            return path.startsWith(candidate.folder());
        }

        String place() {
            return path + ":" + line + ":" + column;
        }

        @Override
        public String toString() {
            return place() + ": " + kind + ": " + text;
        }
    }

    static CompilerRun of(
            JavaCompiler compiler,
            StandardJavaFileManager disk,
            List<String> options,
            Collection<? extends JavaFileObject> sources,
            Optional<Path> directory,
            boolean process) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        MemoryFiles files = new MemoryFiles(disk, directory);
        StringWriter output = new StringWriter();
        Observed processor = new Observed();
        String failure = "";
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-classpath", SpecCompiler.userClassPath()));
        if (!process) {
            arguments.add("-proc:none");
        }
        try {
            JavaCompiler.CompilationTask task = compiler.getTask(output, files, diagnostics, arguments, null, sources);
            if (process) {
                task.setProcessors(List.of(processor));
            }
            task.call();
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            failure = e.toString();
        }
        if (STACK_TRACE.matcher(output.toString()).find()) {
            failure = (failure + "\n" + output).strip().lines().limit(FRAMES).collect(Collectors.joining("\n"));
        }
        List<Message> messages =
                diagnostics.getDiagnostics().stream().map(Message::of).toList();
        return new CompilerRun(messages, files.generated(), processor.called.get(), failure);
    }

    /** Whether the compiler failed on its own: compilers have bugs, too. */
    boolean failedAlone() {
        return !failure.isEmpty() && !failure.contains(GradwrightProcessor.class.getPackageName() + ".");
    }

    /** The processor, and whether the compiler has called it. */
    private static final class Observed implements Processor {
        private final GradwrightProcessor processor = new GradwrightProcessor();
        private final AtomicBoolean called = new AtomicBoolean();

        @Override
        public void init(ProcessingEnvironment environment) {
            processor.init(environment);
        }

        @Override
        @SuppressWarnings("DoNotClaimAnnotations") // as the processor does
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!round.processingOver()) {
                called.set(true);
            }
            return processor.process(annotations, round);
        }

        @Override
        public Set<String> getSupportedOptions() {
            return processor.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public Iterable<? extends javax.annotation.processing.Completion> getCompletions(
                javax.lang.model.element.Element element,
                javax.lang.model.element.AnnotationMirror annotation,
                javax.lang.model.element.ExecutableElement member,
                String userText) {
            return processor.getCompletions(element, annotation, member, userText);
        }
    }
}
