package dev.gradwright.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/**
 * A chart of time by size on logarithmic axes, with a line for each contender of each comparison.
 *
 * @param axis the size that varies
 * @param held the sizes that do not vary
 * @param sizes one size for each case of each comparison
 */
public record GrowthChart(String axis, String held, List<Integer> sizes, List<Comparison> comparisons) {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 500;

    /** Draws the chart as PNG; returns its path relative to the parent directory. */
    public String draw(Path directory, String name) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Time by " + axis + ": " + held)
                .xAxisTitle(axis)
                .yAxisTitle("µs")
                .theme(Styler.ChartTheme.Matlab)
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        comparisons.forEach(comparison -> add(chart, comparison));
        try {
            Files.createDirectories(directory);
            BitmapEncoder.saveBitmap(chart, directory.resolve(name).toString(), BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory.getFileName() + "/" + name + ".png";
    }

    private void add(XYChart chart, Comparison comparison) {
        String action = comparison.title().substring(0, comparison.title().indexOf(" by "));
        for (int line = 0; line < comparison.cases().get(0).entries().size(); line++) {
            List<Integer> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            String contender = "";
            for (int i = 0; i < sizes.size(); i++) {
                Entry entry = comparison.cases().get(i).entries().get(line);
                contender = entry.contender();
                Sample sample = entry.sample();
                if (sample != null) {
                    x.add(sizes.get(i));
                    y.add(sample.median());
                }
            }
            if (!x.isEmpty()) {
                chart.addSeries(contender + ": " + action, x, y);
            }
        }
    }
}
