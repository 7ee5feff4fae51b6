package dev.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reserved names of fields are those that generated networks use. */
class NetworkNamesTest {
    private static final Pattern METHOD =
            Pattern.compile("(?m)^    (?:public |private |protected |static )+[^=;(]*\\(([^)]+)\\) \\{");

    private static final Pattern FIELD =
            Pattern.compile("(?m)^    (?:public |private |static |final )+[\\w<>, .]+ (\\w+)(?:;| =)");

    @Test
    void parametersOfMethodsAreReserved() throws IOException {
        Set<String> parameters = networks().stream()
                .flatMap(text -> METHOD.matcher(text).results())
                .flatMap(method -> Stream.of(method.group(1).split(",")))
                .map(parameter -> parameter.substring(parameter.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());

        assertThat(Stream.concat(NetworkNames.VARIABLES.stream(), NetworkNames.FIELDS.stream()))
                .containsAll(parameters);
    }

    @Test
    void fieldsOfEveryNetworkAreReserved() throws IOException {
        List<Set<String>> fields = networks().stream()
                .map(text -> FIELD.matcher(text)
                        .results()
                        .map(field -> field.group(1))
                        .collect(Collectors.toSet()))
                .toList();
        Set<String> common = new TreeSet<>(fields.get(0));
        fields.forEach(common::retainAll);

        assertThat(NetworkNames.FIELDS).containsAll(common);
    }

    private static List<String> networks() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "goldens"))) {
            return files.filter(file -> file.toString().endsWith("Network.java"))
                    .map(NetworkNamesTest::textOf)
                    .toList();
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
