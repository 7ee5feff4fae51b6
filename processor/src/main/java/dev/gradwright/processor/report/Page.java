package dev.gradwright.processor.report;

import dev.gradwright.processor.lower.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The page as a whole: its head, its summary, its sections. */
final class Page {
    /** Nothing is loaded: styles and script are in the page. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private Page() {}

    /** @param figures what the head of the page shows, by name */
    static String of(Program program, Map<String, String> figures, List<Section> sections) {
        String name = program.type().spec().name();
        Html html = new Html();
        html.within(
                "html",
                () -> {
                    html.line();
                    html.within("head", () -> head(html, name)).line();
                    html.within("body", () -> body(html, program, figures, sections))
                            .line();
                },
                "lang",
                "en");
        return html.line().toString();
    }

    private static void head(Html html, String name) {
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("link", "rel", "icon", "href", "data:,").line();
        html.element("title", name + " · Gradwright").line();
        html.raw("style", resource("report.css"));
    }

    private static void body(Html html, Program program, Map<String, String> figures, List<Section> sections) {
        html.line()
                .within("header", () -> header(html, program, figures, sections))
                .line();
        html.within("main", () -> sections.forEach(section -> section(html, section)))
                .line();
        html.within(
                        "footer",
                        () -> html.text("Written by Gradwright while compiling ")
                                .element("code", program.type().spec().full())
                                .text(". The page loads nothing from elsewhere."))
                .line();
        html.raw("script", resource("report.js"));
    }

    private static void header(Html html, Program program, Map<String, String> figures, List<Section> sections) {
        html.element("p", program.type().packageName(), "class", "package");
        html.element("h1", program.type().spec().name()).line();
        html.within(
                        "dl",
                        () -> figures.forEach((term, value) -> html.within(
                                "div", () -> html.element("dt", term).element("dd", value))))
                .line();
        html.within(
                "nav",
                () -> sections.forEach(section -> html.element("a", section.title(), "href", "#" + section.id())
                        .line()),
                "aria-label",
                "Sections");
    }

    private static void section(Html html, Section section) {
        html.within(
                        "section",
                        () -> {
                            html.element("h2", section.title(), "id", section.id() + "-title")
                                    .line();
                            section.write(html);
                        },
                        "id",
                        section.id(),
                        "aria-labelledby",
                        section.id() + "-title")
                .line();
    }

    private static String resource(String name) {
        try (InputStream resource = Page.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the jar of the processor lacks " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
