package dev.gradwright.processor;

import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.read.SpecSourceReader;
import dev.gradwright.processor.report.Report;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.write.ReportWriter;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Writes the report of each network, if the option asks for it. */
final class Reports {
    private final ProcessingEnvironment environment;
    private final SpecSourceReader sources;

    Reports(ProcessingEnvironment environment) {
        this.environment = environment;
        this.sources = new SpecSourceReader(environment);
    }

    /**
     * Writes the report of a network. If that fails, a note says so: the network itself is complete, and a warning
     * would be an error under {@code -Werror}.
     *
     * @param warnings those that are printed
     */
    void write(
            TypeElement spec,
            SpecDeclaration declaration,
            NetworkSpec network,
            Plan plan,
            List<Diagnostic> warnings,
            List<SourceFile> generated) {
        try {
            Report report = new Report(plan, network, declaration, warnings, generated, sources::read);
            new ReportWriter(environment.getFiler()).write(report.files(), spec);
        } catch (IOException | RuntimeException | Error failure) {
            environment
                    .getMessager()
                    .printMessage(
                            Kind.NOTE, "the report of " + spec.getSimpleName() + " was not written: " + failure, spec);
        }
    }
}
