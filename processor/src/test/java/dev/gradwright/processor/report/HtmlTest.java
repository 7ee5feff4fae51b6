package dev.gradwright.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
    private static final String HOSTILE = "</script><b a=\"1\">'&";
    private static final String ESCAPED = "&lt;/script&gt;&lt;b a=&quot;1&quot;&gt;&#39;&amp;";

    @Test
    void textIsEscaped() {
        assertThat(new Html().element("p", HOSTILE).toString()).endsWith("<p>" + ESCAPED + "</p>");
    }

    @Test
    void valuesOfAttributesAreEscaped() {
        assertThat(new Html().empty("rect", "class", HOSTILE).toString())
                .endsWith("<rect class=\"" + ESCAPED + "\"></rect>");
    }

    @Test
    void elementsAreNested() {
        Html html = new Html();
        html.within("ul", () -> html.element("li", "one").element("li", "two"), "id", "list");

        assertThat(html.toString()).endsWith("<ul id=\"list\"><li>one</li><li>two</li></ul>");
    }

    @Test
    void aVoidElementHasNoEnd() {
        assertThat(new Html().empty("meta", "charset", "utf-8").toString()).endsWith("<meta charset=\"utf-8\">");
    }
}
