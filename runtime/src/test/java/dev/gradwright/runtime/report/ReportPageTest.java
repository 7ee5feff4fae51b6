package dev.gradwright.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.advice.Finding;
import dev.gradwright.runtime.statistics.TrainingStatistics;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final String HOSTILE = "</script><script>alert(1)</script> & \"quoted\" \u2028 {title} $1";
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static ReportData data() {
        SoftmaxRegression network = new SoftmaxRegression(3, 2);
        TrainingStatistics statistics = new TrainingStatistics(network, 10);
        statistics.step(network, 1, 0.7f);
        statistics.step(network, 2, Float.NaN);
        return new ReportData(
                new RunState(RunState.Kind.FAILED, HOSTILE),
                Map.of("Epoch", HOSTILE),
                network.graph(),
                new Epochs(Map.of("loss", new double[] {Double.NaN}), Map.of(), new double[] {1}, new double[] {30}),
                Course.of(statistics),
                null,
                List.of(new Finding("FeatureScale", HOSTILE)),
                List.of(HOSTILE),
                List.of(new Facts("Data", Map.of("classes", HOSTILE))));
    }

    @Test
    void textsReachThePageAsTheyAreAndAreNeverMarkup() {
        String page = ReportPage.html(data());

        assertThat(page).doesNotContain("alert(1)</script>");
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        JSONObject drawn = new JSONObject(matcher.group(1));
        assertThat(drawn.getJSONObject("state").getString("text")).isEqualTo(HOSTILE);
        assertThat(drawn.getJSONArray("findings").getJSONObject(0).getString("message"))
                .isEqualTo(HOSTILE);
        assertThat(drawn.getJSONArray("warnings").getString(0)).isEqualTo(HOSTILE);
        assertThat(drawn.getJSONArray("figures").getJSONArray(0).getString(1)).isEqualTo(HOSTILE);
    }

    @Test
    void numbersThatAreNotFiniteAreGaps() {
        JSONObject drawn = new JSONObject(data().toJson());

        JSONArray losses = drawn.getJSONObject("steps").getJSONObject("loss").getJSONArray("y");
        assertThat(losses.getDouble(0)).isEqualTo(0.7);
        assertThat(losses.isNull(1)).isTrue();
        assertThat(drawn.getJSONObject("epochs")
                        .getJSONArray("values")
                        .getJSONArray(0)
                        .isNull(0))
                .isTrue();
    }

    @Test
    void thePageLoadsNothing() {
        String page = ReportPage.html(data());

        assertThat(page).contains("content=\"default-src 'none';").doesNotContain("{policy}", "{scripts}");
        assertThat(page).doesNotContainPattern("(src|href)=\"(?!data:|#)");
    }

    @Test
    void aLivePageHasNoDataAndMayConnectToItsServer() {
        String page = ReportPage.live("Net </title>", "connect();\n");

        assertThat(page)
                .contains("connect-src 'self'", "<title>Net &lt;/title&gt;", "<script>\nconnect();\n</script>")
                .doesNotContain("id=\"data\"");
    }
}
