package dev.gradwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/**
 * Every file names the spec that it was generated from, and no other element. Incremental builds require that of an
 * isolating processor: they delete the files of a spec that has changed.
 */
class OriginatingElementsTest {
    private static final String SPEC = """
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            interface %s extends Trunk { Floor floor(); @Dense(units = 1) DenseLayer output(); }
            """;

    private static final String SHARED = """
            interface Trunk { @Dense(units = 3) DenseLayer first(); }
            @Block interface Floor { @Dense(units = 3) DenseLayer hidden(); }
            """;

    private final Set<String> files = new TreeSet<>();

    @Test
    void everyFileNamesItsSpec() {
        Compiled.by(
                new Recording(),
                MarkedSpec.types(SPEC.formatted("First")).and(SHARED).source(),
                MarkedSpec.types(SPEC.formatted("Second")).source());

        assertThat(files)
                .containsExactly(
                        "FirstNetwork [example.First]",
                        "FirstPredictor [example.First]",
                        "SecondNetwork [example.Second]",
                        "SecondPredictor [example.Second]");
    }

    /** Runs the processor with a filer that notes what it writes. */
    private final class Recording extends AbstractProcessor {
        private final Processor processor = new GradwrightProcessor();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer filer = proxy(Filer.class, (proxy, method, arguments) -> {
                note(arguments[arguments.length - 2].toString(), (Element[]) arguments[arguments.length - 1]);
                return method.invoke(environment.getFiler(), arguments);
            });
            processor.init(proxy(
                    ProcessingEnvironment.class,
                    (proxy, method, arguments) ->
                            method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
        }

        private void note(String file, Element[] origins) {
            files.add(file.substring(file.lastIndexOf('.') + 1) + " " + List.of(origins));
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
            return processor.process(annotations, round);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
