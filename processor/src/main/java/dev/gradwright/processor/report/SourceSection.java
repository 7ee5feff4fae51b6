package dev.gradwright.processor.report;

import dev.gradwright.processor.declaration.SpecSource;
import dev.gradwright.processor.declaration.SpecSource.MethodLines;
import dev.gradwright.processor.emit.text.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** The declaration beside the generated classes, each linked to the other, method by method. */
final class SourceSection implements Section {
    private final List<SpecSource> declarations;
    private final List<SourceFile> generated;
    private final Links links;

    SourceSection(List<SpecSource> declarations, List<SourceFile> generated, Links links) {
        this.declarations = declarations;
        this.generated = generated;
        this.links = links;
    }

    @Override
    public String id() {
        return "source";
    }

    @Override
    public String title() {
        return "Source";
    }

    @Override
    public void write(Html html) {
        JavaCode code = new JavaCode(html);
        html.element(
                        "p",
                        "Point at a layer to see what was generated for it, and at generated code to see its layer. "
                                + "Click, or press Enter, to go there.",
                        "class",
                        "hint")
                .line();
        html.within(
                "div",
                () -> {
                    html.within(
                            "div",
                            () -> declarations.forEach(source -> declared(html, code, source)),
                            "class",
                            "side declared");
                    html.within(
                            "div",
                            () -> generated.forEach(source -> generated(html, code, source)),
                            "class",
                            "side generated");
                },
                "class",
                "sides");
    }

    private void declared(Html html, JavaCode code, SpecSource source) {
        html.element("h3", source.type().name());
        code.write(
                source.text(),
                regions(source),
                "Declaration of " + source.type().name(),
                true);
    }

    private void generated(Html html, JavaCode code, SourceFile source) {
        String text = source.text();
        int body = endOfImports(text);
        html.element("h3", source.simpleName());
        if (body > 0) {
            html.within("details", () -> {
                        html.element("summary", "Imports");
                        code.write(text.substring(0, body), List.of(), "Imports of " + source.simpleName(), false);
                    })
                    .line();
        }
        String rest = text.substring(body);
        code.write(rest, GeneratedRegions.of(rest, links), "Generated class " + source.simpleName(), false);
    }

    /** The index after the imports and the blank line that follows them; 0 if there are none. */
    private static int endOfImports(String text) {
        int last = text.lastIndexOf("\nimport ");
        int end = last < 0 ? -1 : text.indexOf("\n\n", last);
        return end < 0 ? 0 : end + 2;
    }

    /** Methods on one line are one region. */
    private List<Region> regions(SpecSource source) {
        List<Region> regions = new ArrayList<>();
        for (MethodLines method : source.methods()) {
            links.of(source.type(), method.method()).ifPresent(number -> {
                Region last = regions.isEmpty() ? null : regions.get(regions.size() - 1);
                if (last != null && last.last() >= method.first()) {
                    List<Integer> numbers = new ArrayList<>(last.numbers());
                    numbers.add(number);
                    regions.set(
                            regions.size() - 1,
                            new Region(last.first(), Math.max(last.last(), method.last()), numbers));
                } else {
                    regions.add(new Region(method.first(), method.last(), List.of(number)));
                }
            });
        }
        return regions;
    }
}
