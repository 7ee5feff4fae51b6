package dev.gradwright.processor;

import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Runs a processor whose compiler fails in the last round. */
final class FailingInLastRound extends AbstractProcessor {
    private final Processor processor;

    FailingInLastRound(Processor processor) {
        this.processor = processor;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        processor.init(environment);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // as the processor does
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round.processingOver() ? broken() : round);
    }

    private static RoundEnvironment broken() {
        return (RoundEnvironment) Proxy.newProxyInstance(
                RoundEnvironment.class.getClassLoader(),
                new Class<?>[] {RoundEnvironment.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("out of order");
                });
    }
}
