package dev.gradwright.processor;

import com.google.auto.service.AutoService;
import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Network;
import dev.gradwright.processor.check.Rules;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticPrinter;
import dev.gradwright.processor.emit.NetworkSources;
import dev.gradwright.processor.emit.SourceFile;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.Expander;
import dev.gradwright.processor.read.Compilation;
import dev.gradwright.processor.read.SpecReader;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.write.SourceWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

/**
 * Generates the classes of every type that bears {@link Network}.
 *
 * <p>A spec is read, expanded, checked and, unless something is wrong with it, handed on; a wrong spec generates nothing and
 * leaves the others alone. A spec that names types which other processors are yet to generate waits for the next round.
 */
@AutoService(Processor.class)
public final class GradwrightProcessor extends AbstractProcessor {
    private final Function<NetworkSpec, List<SourceFile>> generator;
    private final Compilation compilation = new Compilation();
    private final Set<String> waiting = new TreeSet<>();
    private DiagnosticPrinter printer;

    /** The processor that the compiler runs. */
    public GradwrightProcessor() {
        this(NetworkSources::of);
    }

    GradwrightProcessor(Function<NetworkSpec, List<SourceFile>> generator) {
        this.generator = generator;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        printer = new DiagnosticPrinter(environment);
    }

    /**
     * All annotations of the DSL, and the one on the generated classes, are claimed, so that a build with {@code -Xlint:all}
     * does not miss their processor. They are named by text, for the DSL itself may be missing from the processor path.
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
            process(round);
        } catch (NoClassDefFoundError missing) {
            for (TypeElement annotation : annotations) {
                for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))) {
                    printer.print(List.of(UnexpectedFailure.of(type, missing)));
                }
            }
        }
        return true;
    }

    private void process(RoundEnvironment round) {
        List<TypeElement> specs = specsOf(round);
        compilation.add(round, specs);
        SpecReader reader = new SpecReader(processingEnv, compilation);
        for (TypeElement composed : composedAnnotationsOf(round)) {
            guard(composed, () -> printer.print(Rules.check(reader.readAnnotationType(composed))));
        }
        for (TypeElement block : ElementFilter.typesIn(round.getElementsAnnotatedWith(Block.class))) {
            guard(block, () -> printer.print(Rules.check(reader.readBlock(block))));
        }
        for (TypeElement spec : specs) {
            guard(spec, () -> process(spec, reader, round.processingOver()));
        }
    }

    /** Lets no exception reach the compiler. */
    private void guard(TypeElement type, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            printer.print(List.of(UnexpectedFailure.of(type, failure)));
        }
    }

    private void process(TypeElement spec, SpecReader reader, boolean isLastRound) {
        SpecDeclaration declaration = reader.read(spec);
        if (!declaration.isResolved() && !isLastRound) {
            waiting.add(spec.getQualifiedName().toString());
            return;
        }
        ExpandedSpec expanded = Expander.expand(declaration);
        List<Diagnostic> diagnostics = Rules.check(expanded);
        printer.print(diagnostics);
        if (diagnostics.isEmpty() && declaration.isResolved() && expanded.isComplete()) {
            NetworkSpec network = expanded.network().orElseThrow();
            new SourceWriter(processingEnv.getFiler()).write(generator.apply(network), spec);
        }
    }

    private static Set<TypeElement> composedAnnotationsOf(RoundEnvironment round) {
        Set<TypeElement> composed = new LinkedHashSet<>();
        for (Element attribute : round.getElementsAnnotatedWith(Alias.class)) {
            composed.add((TypeElement) attribute.getEnclosingElement());
        }
        return composed;
    }

    private List<TypeElement> specsOf(RoundEnvironment round) {
        List<TypeElement> specs = new ArrayList<>();
        for (String name : waiting) {
            specs.add(processingEnv.getElementUtils().getTypeElement(name));
        }
        waiting.clear();
        specs.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(Network.class)));
        return specs;
    }
}
