package dev.gradwright.processor.write;

import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.read.ElementOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
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
     * @return a problem if a file of that name exists already
     * @throws UncheckedIOException if one cannot be written
     */
    public Optional<Diagnostic> write(List<SourceFile> sources, TypeElement spec) {
        for (SourceFile source : sources) {
            try (Writer writer =
                    filer.createSourceFile(qualifiedName(source), spec).openWriter()) {
                writer.write(source.text());
            } catch (FilerException e) {
                return Optional.of(clash(source, spec));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    private static Diagnostic clash(SourceFile source, TypeElement spec) {
        return new Diagnostic(
                DiagnosticName.NAME_CLASH,
                ElementOrigin.of(spec),
                "%s would be generated as %s, but that file is there already, written by another processor or by an earlier build; rename %s or remove the file"
                        .formatted(spec.getSimpleName(), source.simpleName(), spec.getSimpleName()));
    }

    private static String qualifiedName(SourceFile source) {
        return source.packageName().isEmpty() ? source.simpleName() : source.packageName() + "." + source.simpleName();
    }
}
