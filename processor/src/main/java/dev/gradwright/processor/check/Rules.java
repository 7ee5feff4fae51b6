package dev.gradwright.processor.check;

import dev.gradwright.processor.cost.Cost;
import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.UnmarkedDeclaration;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;

/** All rules, apart from the warnings about networks. */
public final class Rules {
    private static final Rule SPEC_RULE = new NotASpec();

    private static final List<Rule> RULES = List.of(
            new AliasTarget(),
            new MissingLayer(),
            new TwoLayers(),
            new LayerMethod(),
            new ReturnType(),
            new RepeatCount(),
            new CyclicBlock(),
            new AnnotationTarget(),
            new KernelModifier(),
            new ParameterModifier(),
            new LearningRateValue(),
            new FromModifier(),
            new NameClash(),
            new NameLength(),
            new NetworkSize(),
            new UnknownSource(),
            new JoinSources(),
            new LostLayer(),
            new EmptyNetwork(),
            new NothingToTrain(),
            new FeaturesAndInput(),
            new FeatureType(),
            new FeatureValue(),
            new AtMostOne(DiagnosticName.FEATURE_VALUE, DslAnnotation.NUMERIC, "encoding for all numbers"),
            new InputShape(),
            new DenseUnits(),
            new DropoutRate(),
            new NoiseDeviation(),
            new EmbeddingValue(),
            new NormMomentum(),
            new NormEpsilon(),
            new ActivationAlpha(),
            new ActivationMisplaced(),
            new InitValue(),
            new PenaltyFactor(),
            new ConstraintLimit(),
            new MissingLoss(),
            new AtMostOne(DiagnosticName.TWO_LOSSES, DslAnnotation.LOSS, "loss"),
            new LossValue(),
            new LossOutput(),
            new TargetOutput(),
            new RankingGroup(),
            new AtMostOne(DiagnosticName.TWO_METRICS, DslAnnotation.METRICS, "list of metrics"),
            new MetricValue(),
            new MetricOutput(),
            new AtMostOne(DiagnosticName.TWO_OPTIMIZERS, DslAnnotation.OPTIMIZER, "optimizer"),
            new OptimizerValue(),
            new AtMostOne(DiagnosticName.TWO_SCHEDULES, DslAnnotation.SCHEDULE, "schedule"),
            new ScheduleValue(),
            new CustomType(),
            new AtMostOne(DiagnosticName.TWO_CLIPS, DslAnnotation.CLIP, "clipping limit"),
            new ClipConflict(),
            new AtMostOne(DiagnosticName.TARGET_OUTPUT, DslAnnotation.TARGET_SCALING, "target scaling"),
            new AtMostOne(DiagnosticName.BUDGET, DslAnnotation.BUDGET, "budget"),
            new BudgetValue(),
            new AtMostOne(DiagnosticName.ENSEMBLE, DslAnnotation.ENSEMBLE, "ensemble"),
            new EnsembleOutput());

    private Rules() {}

    /** All problems of a spec. */
    public static List<Diagnostic> check(ExpandedSpec spec) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        check(SPEC_RULE, spec, diagnostics);
        if (NotASpec.isNetwork(spec.declaration())) {
            RULES.forEach(rule -> check(rule, spec, diagnostics));
        }
        return List.copyOf(diagnostics);
    }

    /** The problems of a network that only its cost shows. */
    public static List<Diagnostic> check(NetworkSpec network, Cost cost) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        BudgetExceeded.check(
                network,
                cost,
                (origin, message) -> diagnostics.add(new Diagnostic(DiagnosticName.BUDGET, origin, message)));
        return List.copyOf(diagnostics);
    }

    /** The problems of a block on its own, whether a spec uses it or not. */
    public static List<Diagnostic> check(BlockDeclaration block) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        NotASpec.check(
                block,
                (origin, message) -> diagnostics.add(new Diagnostic(DiagnosticName.NOT_A_SPEC, origin, message)));
        AnnotationTarget.check(
                block,
                (origin, message) ->
                        diagnostics.add(new Diagnostic(DiagnosticName.MODIFIER_MISPLACED, origin, message)));
        return List.copyOf(diagnostics);
    }

    /** All problems of an annotation type, whether a spec uses it or not. */
    public static List<Diagnostic> check(AnnotationType composed) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        AliasTarget.check(
                composed,
                (origin, message) -> diagnostics.add(new Diagnostic(DiagnosticName.ALIAS_TARGET, origin, message)));
        return List.copyOf(diagnostics);
    }

    /** The problems of a type that is neither a network nor a block. */
    public static List<Diagnostic> check(UnmarkedDeclaration type) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        MissingNetwork.check(
                type,
                (origin, message) -> diagnostics.add(new Diagnostic(DiagnosticName.MISSING_NETWORK, origin, message)));
        return List.copyOf(diagnostics);
    }

    /** The problem of a local type with {@code @Network}. */
    public static List<Diagnostic> checkLocal(String name, Origin origin) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        MissingNetwork.checkLocal(
                name,
                origin,
                (place, message) -> diagnostics.add(new Diagnostic(DiagnosticName.MISSING_NETWORK, place, message)));
        return List.copyOf(diagnostics);
    }

    /** The problems of what {@code @SuppressWarnings} names. */
    public static List<Diagnostic> checkSuppressed(List<Valued<String>> texts) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        UnknownWarning.check(
                texts,
                (origin, message) -> diagnostics.add(new Diagnostic(DiagnosticName.UNKNOWN_WARNING, origin, message)));
        return List.copyOf(diagnostics);
    }

    private static void check(Rule rule, ExpandedSpec spec, List<Diagnostic> diagnostics) {
        rule.check(spec, (origin, message) -> diagnostics.add(new Diagnostic(rule.name(), origin, message)));
    }
}
