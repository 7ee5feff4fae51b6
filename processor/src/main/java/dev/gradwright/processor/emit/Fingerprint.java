package dev.gradwright.processor.emit;

import dev.gradwright.processor.lower.Attribute;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a model file must fit: two networks with the same fingerprint compute the same from the same parameters. Whatever
 * matters to training alone (initializers, dropout rates, loss, optimizer) is left out.
 */
final class Fingerprint {
    private Fingerprint() {}

    /** The SHA-256 of {@link #text}, in hexadecimal digits. */
    static String of(Program program) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text(program).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** One line for the input and one for each layer. */
    static String text(Program program) {
        String input = program.input().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return "input " + input + "\n"
                + IntStream.range(0, program.layers().size())
                        .mapToObj(place -> line(program, place) + "\n")
                        .collect(Collectors.joining());
    }

    private static String line(Program program, int place) {
        LoweredLayer layer = program.layers().get(place);
        String from = program.readsAbove(place) ? "" : " from=" + String.join(",", layer.sources());
        return line(layer, fusedIn(program, layer)) + from;
    }

    private static List<Op> fusedIn(Program program, LoweredLayer layer) {
        return program.loss()
                .fused()
                .filter(fused -> fused.layer().equals(layer.name()))
                .map(FusedActivation::op)
                .<List<Op>>map(List::of)
                .orElse(List.of());
    }

    private static String line(LoweredLayer layer, List<Op> fused) {
        String line = layer.name() + " " + layer.kind() + " " + layer.inputs() + " " + layer.outputs();
        return line
                + Stream.concat(layer.ops().stream(), fused.stream())
                        .map(Fingerprint::inference)
                        .collect(Collectors.joining());
    }

    private static String inference(Op op) {
        return op.attributes().stream()
                .filter(Attribute::actsOnInference)
                .map(attribute -> " " + attribute.name() + "=" + attribute.value())
                .collect(Collectors.joining());
    }
}
