package dev.gradwright.processor.write;

import dev.gradwright.processor.emit.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/** Writes generated sources. */
public final class SourceWriter {
    private final Filer filer;

    public SourceWriter(Filer filer) {
        this.filer = filer;
    }

    /**
     * Writes sources that were generated from a spec.
     *
     * @throws UncheckedIOException if one cannot be written
     */
    public void write(List<SourceFile> sources, TypeElement spec) {
        for (SourceFile source : sources) {
            try (Writer writer =
                    filer.createSourceFile(qualifiedName(source), spec).openWriter()) {
                writer.write(source.text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String qualifiedName(SourceFile source) {
        return source.packageName().isEmpty() ? source.simpleName() : source.packageName() + "." + source.simpleName();
    }
}
