package dev.gradwright.processor.report;

import dev.gradwright.processor.diagnostic.Diagnostic;
import java.util.List;

/** The warnings about the spec, as the compiler prints them. */
final class WarningsSection implements Section {
    private final List<Diagnostic> warnings;
    private final Links links;

    WarningsSection(List<Diagnostic> warnings, Links links) {
        this.warnings = warnings;
        this.links = links;
    }

    @Override
    public String id() {
        return "warnings";
    }

    @Override
    public String title() {
        return "Warnings";
    }

    @Override
    public void write(Html html) {
        html.element(
                        "p",
                        "The network works, but could be better. The documentation of Gradwright has a page for each name, in docs/diagnostics.",
                        "class",
                        "hint")
                .line();
        html.within(
                "ul",
                () -> warnings.forEach(warning -> html.within("li", () -> {
                            name(html, warning);
                            html.text(" " + warning.message());
                        })
                        .line()),
                "class",
                "warnings");
    }

    /** The name leads to the method that the warning is about, if there is one. */
    private void name(Html html, Diagnostic warning) {
        String label = warning.name().label();
        links.targetOfPosition(warning.path())
                .ifPresentOrElse(target -> html.element("a", label, "href", target), () -> html.element("b", label));
    }
}
