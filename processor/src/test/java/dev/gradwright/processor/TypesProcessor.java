package dev.gradwright.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor, which generates types in the first round. */
final class TypesProcessor extends AbstractProcessor {
    private final Map<String, String> types;
    private boolean isDone;

    TypesProcessor(Map<String, String> types) {
        this.types = types;
    }

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
            types.forEach(this::write);
        }
        return false;
    }

    private void write(String name, String declaration) {
        try (Writer writer =
                processingEnv.getFiler().createSourceFile("example." + name).openWriter()) {
            writer.write("package example; " + declaration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
