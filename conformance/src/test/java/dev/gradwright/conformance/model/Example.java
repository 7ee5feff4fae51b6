package dev.gradwright.conformance.model;

import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A spec on disk beside its generated classes.
 *
 * @param directory has the name that the generated classes begin with
 */
public record Example(Path directory) {
    /** The examples that the documents show. */
    public static final Path GALLERY = Path.of("..", "docs", "gallery");

    private static final Path GOLDENS = Path.of("..", "processor", "src", "test", "resources", "goldens");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    /** The specs of the gallery. */
    public static List<Example> gallery() {
        return in(GALLERY);
    }

    /** The specs of the processor's goldens. */
    public static List<Example> goldens() {
        return in(GOLDENS);
    }

    private static List<Example> in(Path root) {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isDirectory).sorted().map(Example::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is a part of the gallery. */
    public boolean isShown() {
        return directory.startsWith(GALLERY);
    }

    /** The network and the predictor, and the encoder if the spec takes records. */
    public List<Path> generatedFiles() {
        return Stream.of("Network", "Predictor", "Encoder")
                .map(this::generatedFile)
                .filter(Files::exists)
                .toList();
    }

    /** Whether the spec takes records, so that an encoder is generated. */
    public boolean takesRecords() {
        return Files.exists(generatedFile("Encoder"));
    }

    private Path generatedFile(String suffix) {
        return directory.resolve(this + suffix + ".java");
    }

    /** The class of the network, as in {@code shop.ClothesNetwork}. */
    public String networkClass() {
        return (inPackage() + this + "Network").replace('/', '.');
    }

    /** The current generated text of a file. */
    public String generated(Compilation compilation, Path file) {
        return compilation.generated(inPackage() + file.getFileName());
    }

    /**
     * Compiles the spec and its types into an empty directory. A spec of the gallery must have no warnings. The specs
     * of goldens may have some, because they are chosen for the code that is generated from them.
     */
    public Compilation compile(Path scratch) {
        return compile(sources(), scratch);
    }

    /** Compiles only the file of the spec, against the class files that {@link #compile} has left in the directory. */
    public Compilation compileSpecAlone(Path scratch) {
        Map<String, String> sources = sources();
        String spec = "/" + toString().split("_", -1)[0] + ".java";
        sources.keySet().removeIf(path -> !("/" + path).endsWith(spec));
        return compile(sources, scratch);
    }

    private Compilation compile(Map<String, String> sources, Path scratch) {
        SpecCompiler compiler = SpecCompiler.strict(scratch).with("-Xlint:-processing");
        return (isShown() ? compiler : compiler.with("-Agradwright.lint=off"))
                .compile(sources)
                .requireSuccess();
    }

    /** The sources that a user writes, by path. */
    public Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Path file : handwrittenFiles()) {
            String text = read(file);
            sources.put(packagePath(text) + file.getFileName(), text);
        }
        return sources;
    }

    /** Generated classes are in the package of the spec. */
    private String inPackage() {
        return packagePath(read(handwrittenFiles().get(0)));
    }

    private static String packagePath(String source) {
        Matcher matcher = PACKAGE.matcher(source);
        return matcher.find() ? matcher.group(1).replace('.', '/') + "/" : "";
    }

    private List<Path> handwrittenFiles() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !generatedFiles().contains(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return directory.getFileName().toString();
    }
}
