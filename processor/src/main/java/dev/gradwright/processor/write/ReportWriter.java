package dev.gradwright.processor.write;

import dev.gradwright.processor.report.ReportFile;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Writes the files of reports beside the generated sources. */
public final class ReportWriter {
    private final Filer filer;

    public ReportWriter(Filer filer) {
        this.filer = filer;
    }

    /**
     * Writes the report of a spec.
     *
     * @throws IOException if a file cannot be written
     */
    public void write(List<ReportFile> files, TypeElement spec) throws IOException {
        for (ReportFile file : files) {
            try (Writer writer = filer.createResource(
                            StandardLocation.SOURCE_OUTPUT, file.packageName(), file.name(), spec)
                    .openWriter()) {
                writer.write(file.text());
            }
        }
    }
}
