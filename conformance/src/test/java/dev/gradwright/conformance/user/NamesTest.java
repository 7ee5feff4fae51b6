package dev.gradwright.conformance.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.processor.naming.NetworkMembers;
import dev.gradwright.processor.spec.LayerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A layer may have any legal Java name, including names that generated code uses itself. */
class NamesTest {
    private static final String HEADER = """
            package example;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;
            import java.util.List;

            """;

    /** The layers that have a handle and need no attribute, with a place for the name. */
    private static final List<String> HANDLED = Stream.of(LayerSpec.Kind.values())
            .filter(kind -> kind != LayerSpec.Kind.EMBEDDING)
            .filter(kind -> Stream.of(kind.annotation().getDeclaredMethods())
                    .allMatch(attribute -> attribute.getDefaultValue() != null))
            .flatMap(kind -> kind.handle().stream().map(handle -> kind.displayName() + " " + handle + " %s();"))
            .toList();

    /** A layer of every kind, so that all names of generated code occur. */
    private static final String EVERYTHING = HEADER + """
            @Network(input = 4) @Loss(value = LossFunction.HUBER, delta = 2) @Metrics(Metric.RMSE)
            @Optimizer.Adam(weightDecay = 0.1) @Schedule.Cosine @Clip(norm = 1)
            interface Everything extends Part {
                @BatchNorm BatchNormLayer norm();
                @Dense(units = 4, activation = ActivationFunction.GELU) @L2(0.1) @MaxNorm(1) DenseLayer dense();
                %s
                @Activation(ActivationFunction.PRELU) PReluLayer prelu();
                @Dropout(0.1) Layer dropout();
                @AlphaDropout(0.1) Layer alphaDropout();
                @GaussianNoise(0.1) Layer noise();
                @From("") @Embedding(entries = 9, units = 2) EmbeddingLayer words();
                @Add({"noise", "norm"}) Layer sum();
                @Concat({"sum", "dense", "words"}) Layer both();
                @Repeat(2) List<Inner> copies();
                @Frozen @Dense(units = 4) DenseLayer frozen();
                @Dense(units = 1) DenseLayer output();

                @Block
                interface Inner {
                    @Init.RandomNormal @Dense(units = 4) DenseLayer inside();
                }
            }
            """.formatted(named(HANDLED));

    private static final String PART = HEADER + """
            interface Part {
                @Dense(units = 4) DenseLayer first();
            }
            """;

    /** Contextual keywords of Java. */
    private static final List<String> CONTEXTUAL_KEYWORDS = List.of(
            "exports",
            "module",
            "open",
            "opens",
            "permits",
            "provides",
            "record",
            "requires",
            "sealed",
            "to",
            "transitive",
            "uses",
            "var",
            "when",
            "with",
            "yield");

    private static final List<String> KINDS = Stream.concat(
                    HANDLED.stream(),
                    Stream.of(
                            "@Dense(units = 3, bias = false) DenseLayer %s();",
                            "@Activation(ActivationFunction.ELU) Layer %s();",
                            "@Dropout(0.1) Layer %s();",
                            "@Repeat(2) @Dense(units = 3) List<DenseLayer> %s();",
                            "Inner %s();"))
            .toList();

    /** The name with which the settings of {@code @Schedule} begin: no layer or block can have it. */
    private static final String SCHEDULE = "schedule";

    @TempDir
    private static Path directory;

    private static List<String> names;

    /** Collects all identifiers in generated code. */
    @BeforeAll
    static void collectNames(@TempDir Path directory) {
        SpecCompiler.Compilation compilation = SpecCompiler.unadvised(directory)
                .compile(Map.of("example/Everything.java", EVERYTHING, "example/Part.java", PART));
        Set<String> all = new TreeSet<>(CONTEXTUAL_KEYWORDS);
        Stream.of("example/EverythingNetwork.java", "example/EverythingPredictor.java")
                .map(file -> compilation.requireSuccess().generated(file))
                .flatMap(
                        text -> Pattern.compile("\\b[A-Za-z]\\w*").matcher(text).results())
                .map(MatchResult::group)
                .forEach(all::add);
        all.removeIf(name ->
                SourceVersion.isKeyword(name) || NetworkMembers.names().contains(name) || name.equals(SCHEDULE));
        names = List.copyOf(all);
    }

    @Test
    void layersAndBlocksOfAllKindsMayHaveAnyName() {
        Map<String, String> specs = new HashMap<>();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            List<String> layers = new ArrayList<>();
            for (String name : names) {
                layers.add(KINDS.get((kind + layers.size()) % KINDS.size()).formatted(name));
            }
            specs.put("example/Spec" + kind + ".java", spec("Spec" + kind, String.join("\n", layers)));
        }

        assertThat(names).hasSizeGreaterThan(200);
        SpecCompiler.unadvised(directory).compile(specs).requireSuccess();
    }

    /** One at a time: in a network with many of these names, the second of a pair gets a number. */
    @Test
    void aLayerMayHaveAnyNameAlone(@TempDir Path directory) throws IOException {
        Set<String> chosen = new TreeSet<>(CONTEXTUAL_KEYWORDS);
        names.stream().filter(name -> name.length() < 7).forEach(chosen::add);
        Map<String, String> specs = chosen.stream()
                .collect(Collectors.toMap(
                        name -> "example/Spec" + name + "Alone.java",
                        name -> spec(
                                "Spec" + name + "Alone",
                                "@Dense(units = 3, activation = ActivationFunction.ELU) DenseLayer %s(); Inner %sBlock();"
                                        .formatted(name, name))));

        SpecCompiler.unadvised(directory).compile(specs).requireSuccess();
    }

    /** Types of the unnamed package cannot be qualified, so no type nested in a network may hide them. */
    @Test
    void blocksOfTheUnnamedPackageMayHaveTheNamesOfNestedTypes(@TempDir Path directory) {
        Map<String, String> sources = Stream.of("GraphHolder", "GraphHolder2", "Floor", "FloorLayers", "Scratch")
                .collect(Collectors.toMap(
                        block -> block + ".java",
                        block -> unnamed("@Block interface " + block + " { @Dense(units = 3) DenseLayer inside(); }")));
        sources.put("Net.java", unnamed("""
                @Network(input = 8) @Loss(LossFunction.MEAN_SQUARED_ERROR)
                interface Net {
                    GraphHolder first();
                    GraphHolder2 second();
                    Floor third();
                    FloorLayers fourth();
                    Scratch fifth();
                    @Dense(units = 1) DenseLayer output();
                }
                """));

        SpecCompiler.unadvised(directory).compile(sources).requireSuccess();
    }

    private static String unnamed(String type) {
        return HEADER.replace("package example;", "").replace("import java.util.List;", "") + type;
    }

    /** Layers with names of their own. */
    private static String named(List<String> layers) {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> layers.get(i).formatted("handled" + i))
                .collect(Collectors.joining("\n    "));
    }

    private static String spec(String name, String layers) {
        return HEADER + """
                @Network(input = 8) @Loss(LossFunction.MEAN_SQUARED_ERROR)
                interface %s {
                    %s
                    @Dense(units = 1) DenseLayer theOutput();

                    @Block
                    interface Inner {
                        @Dense(units = 3) DenseLayer inside();
                        @Activation(ActivationFunction.ELU) Layer door();
                    }
                }
                """.formatted(name, layers);
    }
}
