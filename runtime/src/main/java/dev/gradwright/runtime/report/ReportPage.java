package dev.gradwright.runtime.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of HTML that contain all that they need: styles, scripts and data. */
public final class ReportPage {
    /** Nothing is loaded. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private static final Pattern PLACE = Pattern.compile("\\{(policy|title|styles|library|scripts|end)}");

    private ReportPage() {}

    /** The page about a training. */
    public static String html(ReportData data) {
        return page(data.graph().name(), POLICY, scripts("network.js", "run.js"), drawn(data.toJson()));
    }

    /**
     * The page about a training without data. Its script {@code script} calls {@code render(data)} whenever it has new
     * data, which are those of {@link ReportData#toJson}. The page may connect to its own server, and has an element
     * {@code controls} in its head for buttons.
     *
     * @param title may contain any characters
     * @param script is not escaped
     */
    public static String live(String title, String script) {
        return page(
                title,
                POLICY + "; connect-src 'self'",
                scripts("network.js", "run.js"),
                "<script>\n" + script + "</script>");
    }

    /** The page that sets runs side by side. */
    public static String comparison(ComparisonData data) {
        return page("Comparison of runs", POLICY, scripts("comparison.js"), drawn(data.toJson()));
    }

    private static String drawn(String json) {
        return "<script type=\"application/json\" id=\"data\">" + inScript(json) + "</script>\n"
                + "<script>render(JSON.parse(document.getElementById('data').textContent));</script>";
    }

    /** JSON that cannot end the element around it, whatever its texts say. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String scripts(String... names) {
        return Stream.concat(Stream.of("charts.js"), Stream.of(names))
                .map(ReportPage::resource)
                .collect(Collectors.joining());
    }

    private static String page(String title, String policy, String scripts, String end) {
        Map<String, String> parts = Map.of(
                "policy",
                policy,
                "title",
                escaped(title),
                "styles",
                resource("uplot.css") + "\n" + resource("page.css"),
                "library",
                resource("uplot.js"),
                "scripts",
                scripts,
                "end",
                end);
        return PLACE.matcher(resource("page.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream resource = ReportPage.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the jar of the runtime lacks " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
