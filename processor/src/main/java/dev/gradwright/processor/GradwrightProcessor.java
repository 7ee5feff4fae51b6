package dev.gradwright.processor;

import com.google.auto.service.AutoService;
import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Network;
import dev.gradwright.processor.advice.Advice;
import dev.gradwright.processor.check.Rules;
import dev.gradwright.processor.cost.Cost;
import dev.gradwright.processor.cost.CostTable;
import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.UnmarkedDeclaration;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.diagnostic.DiagnosticPrinter;
import dev.gradwright.processor.emit.NetworkSources;
import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.Expander;
import dev.gradwright.processor.lower.Lowering;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.Planner;
import dev.gradwright.processor.read.Compilation;
import dev.gradwright.processor.read.ElementOrigin;
import dev.gradwright.processor.read.LocalTypes;
import dev.gradwright.processor.read.LocalTypes.LocalType;
import dev.gradwright.processor.read.ReturnTypeOrigin;
import dev.gradwright.processor.read.SpecReader;
import dev.gradwright.processor.read.Suppressions;
import dev.gradwright.processor.read.UnmarkedTypes;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.write.SourceWriter;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Generates the network and the predictor of every type with {@link Network}.
 *
 * <p>A spec is read, expanded and checked. If it has no error, its classes are generated. An error in one spec does not
 * affect the others, and warnings never prevent generation. A spec that names types which do not exist yet waits for
 * the next round, because another processor may generate them.
 */
@AutoService(Processor.class)
public final class GradwrightProcessor extends AbstractProcessor {
    private final BiFunction<NetworkSpec, Plan, List<SourceFile>> generator;
    private final Function<ExpandedSpec, List<Diagnostic>> advice;
    private final Compilation compilation = new Compilation();
    private final Waiting waitingComposed = new Waiting();
    private final Waiting waitingBlocks = new Waiting();
    private final Waiting waitingSpecs = new Waiting();
    private final Waiting waitingUnmarked = new Waiting();
    private final Set<UnexpectedFailure> reported = new HashSet<>();
    private DiagnosticPrinter printer;
    private Options options;

    /** The processor that the compiler runs. */
    public GradwrightProcessor() {
        this((network, plan) -> NetworkSources.of(plan), Advice::on);
    }

    /**
     * @param generator of the sources for a network and its plan
     * @param advice the warnings about a spec
     */
    GradwrightProcessor(
            BiFunction<NetworkSpec, Plan, List<SourceFile>> generator,
            Function<ExpandedSpec, List<Diagnostic>> advice) {
        this.generator = generator;
        this.advice = advice;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        printer = new DiagnosticPrinter(environment);
        options = Options.of(environment.getOptions());
        options.problems().forEach(problem -> printer.print(DiagnosticName.OPTION_VALUE, problem));
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.names();
    }

    /**
     * Claims all annotations of the DSL and {@code @Generated}. Otherwise javac would warn under {@code -Xlint:all}
     * that no processor claims them. The names are patterns, not classes, because the processor path may lack the DSL.
     */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.gradwright.dsl.*", Generated.class.getCanonicalName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // javac warns of annotations that nobody claims
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        try {
            processRound(annotations, round);
        } catch (RuntimeException | Error failure) {
            report(UnexpectedFailure.of(failure), annotations, round);
        }
        return true;
    }

    /**
     * Reports a failure at each annotated type. If there is none, as in the last round, the failure is reported once
     * without a source position.
     */
    private void report(UnexpectedFailure failure, Set<? extends TypeElement> annotations, RoundEnvironment round) {
        List<TypeElement> types = annotations.stream()
                .flatMap(annotation -> ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)).stream())
                .toList();
        if (reported.add(failure) && types.isEmpty()) {
            printer.print(failure.name(), failure.message());
        }
        types.forEach(type -> printer.print(List.of(failure.at(type))));
    }

    private void processRound(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        boolean isLast = round.processingOver();
        Elements elements = processingEnv.getElementUtils();
        Set<TypeElement> specs = waitingSpecs.with(typesWith(Network.class, round), elements);
        compilation.add(round, specs);
        SpecReader reader = new SpecReader(processingEnv, compilation);
        for (TypeElement composed : waitingComposed.with(composedAnnotationsOf(round), elements)) {
            guard(composed, () -> processComposed(composed, reader, isLast));
        }
        for (TypeElement block : waitingBlocks.with(typesWith(Block.class, round), elements)) {
            guard(block, () -> processBlock(block, reader, isLast));
        }
        for (TypeElement spec : specs) {
            guard(spec, () -> processSpec(spec, reader, isLast));
        }
        for (TypeElement type : waitingUnmarked.with(UnmarkedTypes.in(round, annotations), elements)) {
            guard(type, () -> processUnmarked(type, specs, reader, isLast));
        }
        for (LocalType local : LocalTypes.in(round, processingEnv)) {
            report(Rules.checkLocal(local.name(), local.origin()));
        }
        for (Element element : round.getElementsAnnotatedWith(SuppressWarnings.class)) {
            report(Rules.checkSuppressed(Suppressions.textsOn(element)));
        }
    }

    /**
     * Turns everything thrown into a diagnostic. An exception that reached the compiler would print a stack trace and
     * lose all other errors.
     */
    private void guard(TypeElement type, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            printer.print(List.of(UnexpectedFailure.of(failure).at(type)));
        }
    }

    private void processComposed(TypeElement composed, SpecReader reader, boolean isLast) {
        AnnotationType declaration = reader.readAnnotationType(composed);
        if (!declaration.isResolvedThroughout() && !isLast) {
            waitingComposed.add(composed, processingEnv.getElementUtils());
        } else {
            report(Rules.check(declaration));
        }
    }

    private void processBlock(TypeElement block, SpecReader reader, boolean isLast) {
        BlockDeclaration declaration = reader.readBlock(block);
        if (!declaration.isResolved() && !isLast) {
            waitingBlocks.add(block, processingEnv.getElementUtils());
        } else {
            report(Rules.check(declaration));
        }
    }

    private void processUnmarked(TypeElement type, Set<TypeElement> specs, SpecReader reader, boolean isLast) {
        UnmarkedDeclaration declaration = reader.readUnmarked(type, specs);
        if (!declaration.isResolved() && !isLast) {
            waitingUnmarked.add(type, processingEnv.getElementUtils());
        } else {
            report(Rules.check(declaration));
        }
    }

    private void processSpec(TypeElement spec, SpecReader reader, boolean isLast) {
        SpecDeclaration declaration = reader.read(spec);
        if (!declaration.isResolved() && !isLast) {
            waitingSpecs.add(spec, processingEnv.getElementUtils());
            return;
        }
        ExpandedSpec expanded = Expander.expand(declaration);
        List<Diagnostic> diagnostics = new ArrayList<>(missingFromClassPath(declaration));
        diagnostics.addAll(Rules.check(expanded));
        diagnostics.addAll(advice.apply(expanded));
        boolean isAccepted = report(diagnostics);
        if (isAccepted && declaration.isResolved() && expanded.isComplete()) {
            generate(expanded.network().orElseThrow(), declaration, diagnostics, spec);
        }
    }

    private void generate(
            NetworkSpec network, SpecDeclaration declaration, List<Diagnostic> diagnostics, TypeElement spec) {
        Plan plan = Planner.of(Lowering.of(network));
        Cost cost = Cost.of(plan);
        if (options.summary()) {
            printer.printNote(CostTable.of(plan.program(), cost).text());
        }
        if (!report(Rules.check(network, cost))) {
            return;
        }
        List<SourceFile> sources = generator.apply(network, plan);
        new SourceWriter(processingEnv.getFiler())
                .write(sources, spec)
                .ifPresent(clash -> printer.print(List.of(clash)));
        if (options.report()) {
            new Reports(processingEnv)
                    .write(spec, declaration, network, plan, options.lint().applyTo(diagnostics), sources);
        }
    }

    /** Prints the diagnostics that lint does not suppress. Returns false if one of them is an error. */
    private boolean report(List<Diagnostic> diagnostics) {
        List<Diagnostic> left = options.lint().applyTo(diagnostics);
        printer.print(left);
        return left.stream().noneMatch(Diagnostic::isError);
    }

    /**
     * The types that class files refer to but the class path lacks. The compiler itself reports types that are missing
     * in sources.
     */
    private static List<Diagnostic> missingFromClassPath(SpecDeclaration declaration) {
        return declaration
                .unresolved()
                .filter(GradwrightProcessor::isInClassFile)
                .map(
                        origin -> new Diagnostic(
                                DiagnosticName.CLASS_PATH,
                                origin,
                                "the class path lacks a type that is used there, or has another version of it; add the library that it was compiled with"))
                .toList();
    }

    private static boolean isInClassFile(Origin origin) {
        return origin instanceof ReturnTypeOrigin returned
                ? returned.method().isInClassFile()
                : origin instanceof ElementOrigin element && element.isInClassFile();
    }

    private static Set<TypeElement> composedAnnotationsOf(RoundEnvironment round) {
        Set<TypeElement> composed = new LinkedHashSet<>();
        for (Element attribute : round.getElementsAnnotatedWith(Alias.class)) {
            composed.add((TypeElement) attribute.getEnclosingElement());
        }
        return composed;
    }

    private static Set<TypeElement> typesWith(Class<? extends Annotation> annotation, RoundEnvironment round) {
        return ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation));
    }
}
