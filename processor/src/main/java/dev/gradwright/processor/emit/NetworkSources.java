package dev.gradwright.processor.emit;

import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.plan.Plan;
import java.util.List;

/** Generates the sources for a plan. */
public final class NetworkSources {
    private NetworkSources() {}

    /** The network and the predictor of a plan. */
    public static List<SourceFile> of(Plan plan) {
        return List.of(NetworkEmitter.emit(plan), PredictorEmitter.emit(plan));
    }
}
