package dev.gradwright.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The jars that an artifact needs at run time, from the dependency tree that the build wrote. */
public final class ShippedJars {
    private final Path jars;
    private final Map<String, Set<String>> children = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final List<JsonNode> roots;

    /** Reads the dependency tree. */
    public ShippedJars(Settings settings) {
        jars = settings.target().resolve("lib");
        try {
            JsonNode tree = new ObjectMapper()
                    .readTree(settings.target().resolve("dependencies.json").toFile());
            roots = List.of(new ObjectMapper().convertValue(tree.path("children"), JsonNode[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        roots.forEach(this::read);
    }

    /**
     * An artifact occurs several times in the tree, but only once with its dependencies, so the occurrences are merged.
     */
    private void read(JsonNode node) {
        String key = key(node);
        String classifier = node.path("classifier").asText();
        String file = node.path("artifactId").asText() + "-"
                + node.path("version").asText() + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
        if (Files.isRegularFile(jars.resolve(file))) { // the tree also contains versions that lost to others
            files.put(key, file);
        }
        Set<String> known = children.computeIfAbsent(key, k -> new LinkedHashSet<>());
        for (JsonNode child : node.path("children")) {
            known.add(key(child));
            read(child);
        }
    }

    private static String key(JsonNode node) {
        return node.path("groupId").asText() + ":" + node.path("artifactId").asText() + ":"
                + node.path("classifier").asText();
    }

    /** The jars of these artifacts with all classifiers, and of their dependencies. */
    public List<Path> of(Collection<String> artifactIds) {
        Deque<String> open = new ArrayDeque<>();
        roots.stream()
                .filter(root -> artifactIds.contains(root.path("artifactId").asText()))
                .map(ShippedJars::key)
                .forEach(open::add);
        Set<String> seen = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            String key = open.remove();
            if (seen.add(key)) {
                open.addAll(children.getOrDefault(key, Set.of()));
            }
        }
        return seen.stream()
                .filter(files::containsKey)
                .map(key -> jars.resolve(files.get(key)))
                .toList();
    }

    /** The total size of the files in bytes. */
    public static double bytes(List<Path> files) {
        double sum = 0;
        for (Path file : files) {
            try {
                sum += Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sum;
    }
}
