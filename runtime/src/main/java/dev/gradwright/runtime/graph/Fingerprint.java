package dev.gradwright.runtime.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The fingerprint of a graph: the digest of a text with one line for the input and one for each node. Model files
 * contain the digest, so the text must stay as 0.1.0 wrote it.
 */
final class Fingerprint {
    private Fingerprint() {}

    /** The SHA-256 of {@link #text}, in hexadecimal digits. */
    static String of(Graph graph) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text(graph).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static String text(Graph graph) {
        StringBuilder text = new StringBuilder();
        for (Input input : graph.inputs()) {
            text.append("input ")
                    .append(input.shape().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                    .append('\n');
        }
        String above = graph.inputs().get(0).name();
        for (Node node : graph.nodes()) {
            text.append(line(node));
            if (!node.sources().equals(List.of(above))) {
                text.append(" from=").append(String.join(",", node.sources()));
            }
            text.append('\n');
            above = node.name();
        }
        return text.toString();
    }

    private static String line(Node node) {
        String line = node.name() + " " + node.kind() + " " + node.inputs() + " " + node.outputs();
        return node.attributes().isEmpty() ? line : line + " " + node.attributes() + alpha(node.attributes());
    }

    /** 0.1.0 wrote an alpha of 1 for functions without one, except for PReLU, whose alpha is a parameter. */
    private static String alpha(Attributes attributes) {
        boolean isWritten = attributes.has("function")
                && !attributes.has("alpha")
                && !attributes.text("function").equals("PRELU");
        return isWritten ? " alpha=1.0" : "";
    }
}
