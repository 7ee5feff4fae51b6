package dev.gradwright.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Someone else's processor, which generates a constant in the first round. */
final class WidthsProcessor extends AbstractProcessor {
    static final int HIDDEN = 12;

    private boolean isDone;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!isDone) {
            isDone = true;
            try (Writer writer =
                    processingEnv.getFiler().createSourceFile("example.Widths").openWriter()) {
                writer.write("package example; interface Widths { int HIDDEN = " + HIDDEN + "; }");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }
}
