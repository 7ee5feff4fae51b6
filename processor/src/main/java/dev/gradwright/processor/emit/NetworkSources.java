package dev.gradwright.processor.emit;

import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.lower.Lowering;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.Planner;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;

/** The sources that a spec stands for. */
public final class NetworkSources {
    private NetworkSources() {}

    /** The network and the predictor of a spec that has been checked. */
    public static List<SourceFile> of(NetworkSpec spec) {
        Plan plan = Planner.of(Lowering.of(spec));
        return List.of(NetworkEmitter.emit(spec, plan), PredictorEmitter.emit(spec, plan.predictor()));
    }
}
