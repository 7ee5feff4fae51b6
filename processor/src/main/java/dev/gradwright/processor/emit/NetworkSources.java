package dev.gradwright.processor.emit;

import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.plan.Plan;
import java.util.List;
import java.util.stream.Stream;

/** Generates the sources for a plan. */
public final class NetworkSources {
    private NetworkSources() {}

    /** The network and the predictor of a plan, and the encoder of its record if it has one. */
    public static List<SourceFile> of(Plan plan) {
        return Stream.concat(
                        Stream.of(NetworkEmitter.emit(plan), PredictorEmitter.emit(plan)),
                        plan.program().table().stream().map(table -> EncoderEmitter.emit(plan, table)))
                .toList();
    }
}
