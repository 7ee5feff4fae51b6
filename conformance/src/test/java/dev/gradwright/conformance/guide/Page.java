package dev.gradwright.conformance.guide;

import dev.gradwright.conformance.guide.JavaBlock.Kind;
import dev.gradwright.conformance.model.Example;
import dev.gradwright.runtime.train.Advice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page and the sources in its blocks of Java:
 *
 * <ul>
 *   <li>a block with a {@code package} is a file;
 * <li>all blocks that declare types form one file in a separate package, which starts with {@link #IMPORTS}, so a name
 * can be declared only once on a page;
 * <li>a block of statements becomes a method with {@link #PARAMETERS}, where {@code net} is the network declared last
 * above it.
 * </ul>
 */
record Page(Path file, String text) {
    private static final Path DOCS = Path.of("..", "docs", "guide");
    private static final Path DIAGNOSTICS = Path.of("..", "docs", "diagnostics");
    private static final Path README = Path.of("..", "README.md");
    private static final Path GALLERY = Example.GALLERY.resolve("README.md");
    private static final String PACKAGE = "guide";

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern ANY_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");

    private static final String IMPORTS = """
            package guide;

            import static dev.gradwright.dsl.ActivationFunction.*;
            import static dev.gradwright.dsl.Distribution.*;
            import static dev.gradwright.dsl.FanMode.*;
            import static dev.gradwright.dsl.Initializer.*;
            import static dev.gradwright.dsl.LossFunction.*;
            import static dev.gradwright.dsl.Metric.*;
            import static dev.gradwright.dsl.OneCycleForm.*;
            import static dev.gradwright.dsl.ScheduleUnit.*;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.*;
            import dev.gradwright.runtime.advice.*;
            import dev.gradwright.runtime.data.*;
            import dev.gradwright.runtime.drift.*;
            import dev.gradwright.runtime.evaluation.*;
            import dev.gradwright.runtime.graph.*;
            import dev.gradwright.runtime.layer.*;
            import dev.gradwright.runtime.optimizer.*;
            import dev.gradwright.runtime.predict.*;
            import dev.gradwright.runtime.schedule.*;
            import dev.gradwright.runtime.search.*;
            import dev.gradwright.runtime.state.*;
            import dev.gradwright.runtime.stream.*;
            import dev.gradwright.runtime.train.*;
            import java.lang.annotation.ElementType;
            import java.lang.annotation.Target;
            import java.math.BigDecimal;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.time.LocalDate;
            import java.util.*;
            import org.ejml.data.FMatrixRMaj;

            """;

    /** The parameters that statements may use in addition to the network. */
    static final String PARAMETERS =
            "Dataset train, Dataset valid, Dataset test, FMatrixRMaj x, FMatrixRMaj y, Path path";

    /** The README, the index of the gallery, every page of the guide, and the pages about advice while training. */
    static Stream<Page> all() {
        try (Stream<Path> files = Files.list(DOCS)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            Stream<Path> advice = Advice.names().stream().map(name -> DIAGNOSTICS.resolve(name + ".md"));
            return Stream.of(Stream.of(README, GALLERY), pages.stream(), advice)
                    .flatMap(all -> all)
                    .map(Page::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page readme() {
        return read(README);
    }

    /** The index of the gallery. */
    static Page gallery() {
        return read(GALLERY);
    }

    private static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the page is about a warning, which its first example has. */
    boolean showsWarnings() {
        return file.startsWith(DIAGNOSTICS);
    }

    List<JavaBlock> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(match -> new JavaBlock(
                        1 + (int) text.substring(0, match.start(1)).lines().count(), match.group(1)))
                .toList();
    }

    /** The sources by their path. */
    Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        StringBuilder types = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        String network = "TrainableNetwork";
        for (JavaBlock block : blocks()) {
            switch (block.kind()) {
                case FILE -> sources.put(block.path(), block.text());
                case TYPES -> {
                    types.append(block.text()).append('\n');
                    for (String declared : block.networks()) {
                        network = declared + "Network";
                    }
                }
                case STATEMENTS -> methods.append(method(block, network));
                case EXCERPT -> {}
            }
        }
        put(sources, "Types", types);
        put(
                sources,
                "Statements",
                methods.isEmpty()
                        ? methods
                        : methods.insert(0, "final class Statements {\n").append("}\n"));
        return sources;
    }

    private static String method(JavaBlock block, String network) {
        return "    static void ofLine%d(%s net, %s) throws Exception {\n%s    }\n\n"
                .formatted(block.line(), network, PARAMETERS, block.text());
    }

    private static void put(Map<String, String> sources, String name, StringBuilder code) {
        if (!code.isEmpty()) {
            sources.put(PACKAGE + "/" + name + ".java", IMPORTS + code);
        }
    }

    List<JavaBlock> excerpts() {
        return blocks().stream().filter(block -> block.kind() == Kind.EXCERPT).toList();
    }

    /** The targets of its links and pictures within the project. */
    List<Path> targets() {
        List<Path> targets = new ArrayList<>();
        LINK.matcher(ANY_BLOCK.matcher(text).replaceAll("")).results().forEach(match -> {
            String target = match.group(1);
            if (!target.contains("://")) {
                targets.add(file.resolveSibling(target).normalize());
            }
        });
        return targets;
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
