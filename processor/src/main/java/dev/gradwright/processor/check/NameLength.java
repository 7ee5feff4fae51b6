package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.Origin;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Names are short enough for the files and the text that are generated from them. */
final class NameLength implements Rule {
    /** File systems allow 255 bytes. This leaves room for suffixes such as {@code Predictor$Scratch.class}. */
    private static final int MAX_BYTES_OF_TYPE = 200;

    /** The summary pads every name to the longest, so with 1,000 layers it has at most some 300 KB. */
    private static final int MAX_OF_LAYER = 250;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.NAME_LENGTH;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Set<Origin> reported = new HashSet<>();
        String prefix = spec.declaration().type().generatedPrefix();
        int bytes = bytesOf(prefix);
        if (bytes > MAX_BYTES_OF_TYPE) {
            report.at(
                    spec.declaration().origin(),
                    "the files of generated classes begin with the name of the spec, so it must have at most %d bytes in UTF-8, but has %d; shorten it"
                            .formatted(MAX_BYTES_OF_TYPE, bytes));
            return;
        }
        for (FlatMethod method : spec.methods()) {
            checkPath(method, reported, report);
            method.block()
                    .filter(block -> bytes + bytesOf(simpleName(block)) > MAX_BYTES_OF_TYPE)
                    .filter(block -> reported.add(block.origin()))
                    .ifPresent(block -> reportBlock(block, MAX_BYTES_OF_TYPE - bytes, report));
        }
    }

    private static void checkPath(FlatMethod method, Set<Origin> reported, Report report) {
        int length = method.path().length();
        Origin origin = method.declaration().origin();
        if (length > MAX_OF_LAYER && reported.add(origin)) {
            report.at(
                    origin,
                    "the name of a layer, with those of the blocks around it, must have at most %d characters, but has %d; shorten %s"
                            .formatted(
                                    MAX_OF_LAYER,
                                    length,
                                    method.owner().isEmpty() ? "it" : "it, or those of the blocks"));
        }
    }

    private static void reportBlock(BlockDeclaration block, int most, Report report) {
        report.at(
                block.origin(),
                "the class of a block is generated in a file with the name of the spec and that of the block, so %s must have at most %d bytes in UTF-8, but has %d; shorten one of the two"
                        .formatted(simpleName(block), most, bytesOf(simpleName(block))));
    }

    private static String simpleName(BlockDeclaration block) {
        return block.type().qualifiedName().simple();
    }

    private static int bytesOf(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
