package dev.gradwright.conformance.signal;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import dev.gradwright.dsl.Network;
import dev.gradwright.processor.expand.Expander;
import dev.gradwright.processor.read.SpecReader;
import dev.gradwright.processor.signal.Propagation;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.io.File;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Specs that are compiled, with their warnings and what the compiler computes about them. */
final class Specs {
    private final CompiledNetworks networks;
    private final Map<String, NetworkSpec> read;
    private final Compilation compilation;

    private Specs(CompiledNetworks networks, Map<String, NetworkSpec> read, Compilation compilation) {
        this.networks = networks;
        this.read = read;
        this.compilation = compilation;
    }

    /**
     * Compiles specs into an empty directory.
     *
     * @param bodies from {@code @Network} to the brace that ends the layers, by name, with {@code NAME} for the name
     */
    static Specs compile(Path directory, Map<String, String> bodies) {
        Map<String, String> sources = new LinkedHashMap<>();
        bodies.forEach((name, body) ->
                sources.put(NetworkModel.PACKAGE + "/" + name + ".java", source(body.replace("NAME", name))));
        Compilation compilation =
                SpecCompiler.tolerant(directory).compile(sources).requireSuccess();
        return new Specs(CompiledNetworks.of(compilation), networksOf(directory, sources), compilation);
    }

    private static String source(String body) {
        return """
                package %s;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;
                import java.util.List;
                import static dev.gradwright.dsl.ActivationFunction.*;
                import static dev.gradwright.dsl.Initializer.*;
                import static dev.gradwright.dsl.LossFunction.*;

                %s
                """.formatted(NetworkModel.PACKAGE, body);
    }

    TrainableNetwork create(String name, long seed) {
        return networks.create(name, seed, KernelTier.active());
    }

    Propagation signals(String name) {
        return Propagation.of(read.get(name));
    }

    /** The second moment of what a layer reads. */
    double read(String name, String layer) {
        String source = read.get(name).layers().stream()
                .filter(candidate -> candidate.name().equals(layer))
                .flatMap(found -> found.sources().stream())
                .findFirst()
                .orElseThrow();
        return source.isEmpty()
                ? 1
                : signals(name).of(source).output().orElseThrow().second();
    }

    /** The names of the warnings about a spec. */
    List<String> warnings(String name) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getSource() != null
                        && diagnostic.getSource().getName().endsWith("/" + name + ".java"))
                .map(diagnostic -> diagnostic.getMessage(null))
                .filter(message -> message.startsWith("["))
                .map(message -> message.substring(1, message.indexOf(']')))
                .toList();
    }

    private static Map<String, NetworkSpec> networksOf(Path directory, Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            Reader reader = new Reader();
            var task = compiler.getTask(
                    output,
                    files,
                    null,
                    List.of("-proc:only", "-cp", System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjectsFromFiles(sources.keySet().stream()
                            .map(path -> new File(directory.resolve("src").toFile(), path))
                            .toList()));
            task.setProcessors(List.of(reader));
            if (!task.call()) {
                throw new AssertionError(output);
            }
            return reader.networks;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Reads specs as the processor does. */
    @SupportedAnnotationTypes("dev.gradwright.dsl.*")
    private static final class Reader extends AbstractProcessor {
        private final Map<String, NetworkSpec> networks = new HashMap<>();
        private final dev.gradwright.processor.read.Compilation compilation =
                new dev.gradwright.processor.read.Compilation();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        @SuppressWarnings("DoNotClaimAnnotations") // javac warns of annotations that nobody claims
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            Set<TypeElement> specs = ElementFilter.typesIn(round.getElementsAnnotatedWith(Network.class));
            compilation.add(round, specs);
            for (TypeElement spec : specs) {
                Expander.expand(new SpecReader(processingEnv, compilation).read(spec))
                        .network()
                        .ifPresent(network -> networks.put(spec.getSimpleName().toString(), network));
            }
            return true;
        }
    }
}
