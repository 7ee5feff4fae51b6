package dev.gradwright.processor.emit;

import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;

/** The sources generated for a network. */
public final class NetworkSources {
    private NetworkSources() {}

    public static List<SourceFile> of(NetworkSpec spec) {
        return List.of();
    }
}
