package dev.gradwright.processor;

import static java.util.stream.Collectors.joining;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.gradwright.processor.advice.Advice;
import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * Specs that were compiled: the messages of the compiler, and the networks that passed the rules. Instead of the real
 * classes, an empty class is generated for each of them.
 */
public final class Compiled {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |abstract |final |sealed )*(?:@?interface|class|enum|record) (\\w+)");

    private final Compilation compilation;
    private final List<NetworkSpec> networks;

    private Compiled(Compilation compilation, List<NetworkSpec> networks) {
        this.compilation = compilation;
        this.networks = networks;
    }

    /** Compiles sources; in each, the first type at the start of a line is its main one. */
    public static Compiled of(String... sources) {
        return of(Compiler.javac(), List.of(), sources);
    }

    /** Compiles with another compiler and additional processors. */
    public static Compiled of(Compiler compiler, List<Processor> others, String... sources) {
        List<NetworkSpec> networks = new ArrayList<>();
        Function<NetworkSpec, List<SourceFile>> generator = network -> {
            networks.add(network);
            return List.of(emptyClass(network));
        };
        return new Compiled(compile(compiler, generator, others, sources), networks);
    }

    /** Compiles with another generator of sources. */
    static Compiled with(Function<NetworkSpec, List<SourceFile>> generator, String... sources) {
        return new Compiled(compile(Compiler.javac(), generator, List.of(), sources), List.of());
    }

    /** Compiles with a given processor. */
    static Compiled by(Processor processor, String... sources) {
        return new Compiled(Compiler.javac().withProcessors(processor).compile(files(sources)), List.of());
    }

    /** Compiles against a directory of class files. */
    public static Compiled against(Path library, String... sources) {
        List<File> classPath = new ArrayList<>();
        classPath.add(library.toFile());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(new File(entry));
        }
        return of(Compiler.javac().withClasspath(classPath), List.of(), sources);
    }

    /** Compiles sources to class files in a directory, without the processor. */
    public static void library(Path directory, String... sources) {
        Compilation compilation = Compiler.javac()
                .withOptions("-proc:none", "-d", directory.toString())
                .compile(files(sources));
        if (!compilation.errors().isEmpty()) {
            throw new IllegalArgumentException(compilation.errors().toString());
        }
        for (JavaFileObject file : compilation.generatedFiles()) {
            ClassFiles.copy(file, directory);
        }
    }

    private static Compilation compile(
            Compiler compiler,
            Function<NetworkSpec, List<SourceFile>> generator,
            List<Processor> others,
            String... sources) {
        List<Processor> processors = new ArrayList<>(others);
        processors.add(new GradwrightProcessor((network, plan) -> generator.apply(network), Advice::on));
        return compiler.withProcessors(processors).compile(files(sources));
    }

    private static List<JavaFileObject> files(String... sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(JavaFileObjects.forSourceString(qualifiedName(source), source));
        }
        files.add(handle("Layer", ""));
        Stream.of(LayerSpec.Kind.values())
                .flatMap(kind -> kind.handle().stream())
                .forEach(name -> files.add(handle(name, " extends Layer")));
        files.add(contract("optimizer", "UpdateRule"));
        files.add(contract("schedule", "LearningRateSchedule"));
        return files;
    }

    private static JavaFileObject handle(String name, String extending) {
        return JavaFileObjects.forSourceString(
                "dev.gradwright.runtime.layer." + name,
                "package dev.gradwright.runtime.layer; public class " + name + extending + " {}");
    }

    /** An interface that users implement, without its methods. */
    private static JavaFileObject contract(String subpackage, String name) {
        String packageName = "dev.gradwright.runtime." + subpackage;
        return JavaFileObjects.forSourceString(
                packageName + "." + name, "package " + packageName + "; public interface " + name + " {}");
    }

    private static SourceFile emptyClass(NetworkSpec network) {
        String name = network.generatedPrefix() + "Network";
        String declaration = network.packageName().isEmpty() ? "" : "package " + network.packageName() + ";\n";
        return new SourceFile(network.packageName(), name, declaration + "final class " + name + " {}\n");
    }

    private static String qualifiedName(String source) {
        Matcher packageName = PACKAGE.matcher(source);
        return (packageName.find() ? packageName.group(1) + "." : "") + mainType(source);
    }

    /** The name of the first type at the start of a line. */
    static String mainType(String source) {
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in: " + source);
        }
        return type.group(1);
    }

    /** Every error as {@code File.java:line:column message}, in the order of positions. */
    public List<String> errors() {
        return describe(compilation.errors());
    }

    /** Every warning, likewise. */
    public List<String> warnings() {
        return describe(compilation.warnings());
    }

    /** Every note of the processor. */
    public List<String> notes() {
        return describe(compilation.notes());
    }

    /** The networks that passed the rules. */
    public List<NetworkSpec> networks() {
        return networks;
    }

    /** The only network. */
    public NetworkSpec network() {
        if (networks.size() != 1) {
            throw new AssertionError(networks.size() + " networks; errors: " + errors());
        }
        return networks.get(0);
    }

    /** The names of all generated sources. */
    public String generated() {
        return compilation.generatedSourceFiles().stream()
                .map(file -> simpleName(file))
                .sorted()
                .collect(joining(" "));
    }

    /** The text of a file that was written beside the generated sources of package {@code example}. */
    String resource(String name) {
        try {
            return compilation
                    .generatedFile(StandardLocation.SOURCE_OUTPUT, "example", name)
                    .orElseThrow()
                    .getCharContent(false)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> describe(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                .sorted(Comparator.comparing(Compiled::file)
                        .thenComparing(Diagnostic::getLineNumber)
                        .thenComparing(Diagnostic::getColumnNumber))
                .map(Compiled::describe)
                .toList();
    }

    private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
        String place = diagnostic.getSource() == null
                ? ""
                : file(diagnostic) + ":" + diagnostic.getLineNumber() + ":" + diagnostic.getColumnNumber() + " ";
        return place + diagnostic.getMessage(null);
    }

    private static String file(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() == null ? "" : simpleName(diagnostic.getSource());
    }

    private static String simpleName(JavaFileObject file) {
        return file.getName().replaceAll(".*/", "");
    }
}
