package dev.gradwright.conformance.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.dsl.Network;
import dev.gradwright.processor.GradwrightProcessor;
import dev.gradwright.runtime.TrainableNetwork;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.jspecify.annotations.NullMarked;

/**
 * Runs a compiler with the processor like the build of a user: sources on disk and only the dependencies of a user on
 * the class path. By default all lints are on and warnings are errors.
 */
public final class SpecCompiler {
    private final JavaCompiler compiler;
    private final Path directory;
    private final List<String> options;
    private final String libraryOption;
    private final String libraries;

    private SpecCompiler(JavaCompiler compiler, Path directory, List<String> options, String libraryOption) {
        this(compiler, directory, options, libraryOption, userClassPath());
    }

    private SpecCompiler(
            JavaCompiler compiler, Path directory, List<String> options, String libraryOption, String libraries) {
        this.compiler = compiler;
        this.directory = directory;
        this.options = options;
        this.libraryOption = libraryOption;
        this.libraries = libraries;
    }

    /** A compiler in an empty directory, with all lints and warnings as errors. */
    public static SpecCompiler strict(Path directory) {
        return new SpecCompiler(
                ToolProvider.getSystemJavaCompiler(), directory, List.of("-Xlint:all", "-Werror"), "--class-path");
    }

    /** The same with warnings that are no errors, for tests that read them. */
    public static SpecCompiler tolerant(Path directory) {
        return new SpecCompiler(ToolProvider.getSystemJavaCompiler(), directory, List.of("-Xlint:all"), "--class-path");
    }

    /** The same without the warnings about networks, for those that are not made to train well. */
    public static SpecCompiler unadvised(Path directory) {
        return strict(directory).with("-Agradwright.lint=off");
    }

    /** Eclipse's compiler in an empty directory, without its warnings. */
    public static SpecCompiler eclipse(Path directory) {
        return new SpecCompiler(new EclipseCompiler(), directory, List.of("-nowarn"), "-classpath");
    }

    /** The same with one more option. */
    public SpecCompiler with(String option) {
        return new SpecCompiler(
                compiler,
                directory,
                Stream.concat(options.stream(), Stream.of(option)).toList(),
                libraryOption,
                libraries);
    }

    /** The same with the libraries as modules, for sources with a {@code module-info.java}. */
    public SpecCompiler onModulePath() {
        return new SpecCompiler(compiler, directory, options, "--module-path", libraries);
    }

    /** The same with Jackson among the libraries. */
    public SpecCompiler withJson() {
        return new SpecCompiler(
                compiler, directory, options, libraryOption, userClassPath() + File.pathSeparator + jsonPath());
    }

    /**
     * Compiles sources.
     *
     * @param sources by path, as in {@code example/Classifier.java}
     */
    public Compilation compile(Map<String, String> sources) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<Path> paths = write(sources);
            JavaCompiler.CompilationTask task = compiler.getTask(
                    output, files, diagnostics, arguments(), null, files.getJavaFileObjectsFromPaths(paths));
            task.setProcessors(List.of(new GradwrightProcessor()));
            boolean success = task.call();
            return new Compilation(success, diagnostics.getDiagnostics(), output.toString(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles sources with the command line of Eclipse's compiler, which finds the processor as an IDE does: by its
     * service declaration on the processor path.
     */
    public static Compilation eclipseCommand(Path directory, Map<String, String> sources) {
        SpecCompiler eclipse = eclipse(directory);
        StringWriter output = new StringWriter();
        try {
            List<String> arguments = eclipse.arguments();
            arguments.addAll(
                    List.of("-processorpath", pathOf(GradwrightProcessor.class, Network.class, TypeSpec.class)));
            eclipse.write(sources).forEach(path -> arguments.add(path.toString()));
            PrintWriter printer = new PrintWriter(output, true);
            boolean success = BatchCompiler.compile(arguments.toArray(String[]::new), printer, printer, null);
            return new Compilation(success, List.of(), output.toString(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> write(Map<String, String> sources) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path path = directory.resolve("src").resolve(source.getKey());
            Files.createDirectories(path.getParent());
            paths.add(Files.writeString(path, source.getValue()));
        }
        return paths;
    }

    private List<String> arguments() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path generated = Files.createDirectories(directory.resolve("generated"));
        List<String> arguments = new ArrayList<>(options);
        // Build tools put the classes of an earlier build on the class path.
        String classPath = classes + File.pathSeparator + libraries;
        arguments.addAll(List.of("--release", "17", "-encoding", "UTF-8", libraryOption, classPath));
        arguments.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
        return arguments;
    }

    /** The DSL, the runtime and their dependencies. */
    public static String userClassPath() {
        return pathOf(Network.class, TrainableNetwork.class, FMatrixRMaj.class, CommonOps_FDRM.class, NullMarked.class);
    }

    /** Jackson, for services that speak JSON. */
    private static String jsonPath() {
        return pathOf(JsonMapper.class, JsonFactory.class, JsonCreator.class);
    }

    private static String pathOf(Class<?>... types) {
        return Stream.of(types).map(SpecCompiler::locationOf).collect(Collectors.joining(File.pathSeparator));
    }

    private static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The result of a compilation.
     *
     * @param output the output of javac except its diagnostics
     * @param directory with {@code classes} and {@code generated}
     */
    public record Compilation(
            boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, String output, Path directory) {
        /** The directory of the class files. */
        public Path classes() {
            return directory.resolve("classes");
        }

        /** The text of a generated source, as in {@code example/ClassifierNetwork.java}. */
        public String generated(String path) {
            try {
                return Files.readString(directory.resolve("generated").resolve(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** All messages of javac. */
        public String messages() {
            return diagnostics.stream().map(Object::toString).collect(Collectors.joining("\n")) + output;
        }

        /** Requires success and returns this. */
        public Compilation requireSuccess() {
            if (!success) {
                throw new AssertionError("javac failed:\n" + messages());
            }
            return this;
        }
    }
}
