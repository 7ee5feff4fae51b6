package dev.gradwright.processor.report;

import dev.gradwright.processor.cost.Cost;
import dev.gradwright.processor.cost.Counts;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.SpecSource;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.signal.Propagation;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The compile report of one network. The same spec gives the same text, on every machine. */
public final class Report {
    private static final int ROWS = 32;

    private final Plan plan;
    private final NetworkSpec network;
    private final SpecDeclaration spec;
    private final List<Diagnostic> warnings;
    private final List<SourceFile> generated;
    private final Function<QualifiedName, Optional<SpecSource>> sources;

    /**
     * @param warnings those that are printed
     * @param generated the generated classes
     * @param sources the source of a type, if the compiler shows it
     */
    public Report(
            Plan plan,
            NetworkSpec network,
            SpecDeclaration spec,
            List<Diagnostic> warnings,
            List<SourceFile> generated,
            Function<QualifiedName, Optional<SpecSource>> sources) {
        this.plan = plan;
        this.network = network;
        this.spec = spec;
        this.warnings = warnings;
        this.generated = generated;
        this.sources = sources;
    }

    /** The files of the report: the page and the Mermaid text. */
    public List<ReportFile> files() {
        NetworkType type = plan.program().type();
        String name = type.generatedPrefix() + "Report";
        return List.of(
                new ReportFile(type.packageName(), name + ".html", html()),
                new ReportFile(type.packageName(), name + ".mmd", Mermaid.of(Drawing.of(plan.program()))));
    }

    private String html() {
        Program program = plan.program();
        Cost cost = Cost.of(plan);
        Links links = new Links(spec, program.type().accessors());
        List<SpecSource> shown = Stream.concat(Stream.of(spec.type().qualifiedName()), links.owners().stream())
                .distinct()
                .map(type -> sources.apply(type).orElseGet(() -> RebuiltSource.of(type, spec)))
                .toList();
        List<Section> sections = new ArrayList<>();
        sections.add(new NetworkSection(plan, cost, links));
        program.table().ifPresent(table -> sections.add(new FeaturesSection(table)));
        if (!warnings.isEmpty()) {
            sections.add(new WarningsSection(warnings, links));
        }
        sections.add(new SignalSection(Propagation.of(network), links));
        sections.add(new TrainingSection(program));
        sections.add(new MemorySection(cost));
        sections.add(new SourceSection(shown, generated, links));
        return Page.of(program, figures(cost), sections);
    }

    private Map<String, String> figures(Cost cost) {
        Program program = plan.program();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("input", LayerWords.shape(program.input()));
        figures.put("output", String.valueOf(program.outputs()));
        figures.put("layers", Counts.grouped(program.layers().size()));
        figures.put("parameters", Counts.grouped(cost.parameters()));
        if (program.untrainedParameters() > 0) {
            figures.put("of them trained", Counts.grouped(program.trainedParameters()));
        }
        figures.put("multiply-adds of a prediction", Counts.grouped(cost.multiplyAdds()));
        figures.put("training on 32 rows", Numbers.bytes(cost.trainingBytes(ROWS)));
        figures.put("warnings", warnings.isEmpty() ? "none" : String.valueOf(warnings.size()));
        return figures;
    }
}
