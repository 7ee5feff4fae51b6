package dev.gradwright.samples.curves;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Panels side by side, in one PNG.
 *
 * @param name the name of the file, without extension
 */
record Picture(String name, List<Panel> panels) {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 300;
    private static final int LEGEND_LINE = 18;
    private static final int TICKS = 50;
    private static final float STROKE = 1.8f;

    /** Colors that color-blind readers can distinguish (Okabe and Ito, 2008). */
    private static final Color[] COLORS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x000000)
    };

    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Color GREY = new Color(0xBBBBBB);

    Picture {
        panels = List.copyOf(panels);
    }

    /** Draws the picture; returns the file. */
    Path draw(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(name + ".png");
            List<XYChart> charts = panels.stream().map(this::chart).toList();
            BitmapEncoder.saveBitmap(charts, 1, charts.size(), file.toString(), BitmapFormat.PNG);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All panels of a picture have the same height, independent of their legends. */
    private int height() {
        long longest = panels.stream().mapToLong(Panel::namedLines).max().orElse(0);
        return HEIGHT + LEGEND_LINE * (int) longest;
    }

    private XYChart chart(Panel panel) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(height())
                .title(panel.title())
                .xAxisTitle(panel.xAxis())
                .yAxisTitle(panel.yAxis())
                .theme(ChartTheme.XChart)
                .build();
        style(chart.getStyler(), panel);
        askForRoundNumbers(chart, panel.lines().get(0));
        int colored = 0;
        for (int i = 0; i < panel.lines().size(); i++) {
            Line line = panel.lines().get(i);
            boolean isFaint = line.look() == Line.Look.FAINT;
            Color color = isFaint ? GREY : COLORS[colored % COLORS.length];
            add(chart, line, i, color);
            colored += isFaint ? 0 : 1;
        }
        return chart;
    }

    private static void style(XYStyler styler, Panel panel) {
        styler.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Vertical);
        styler.setLegendVisible(panel.namedLines() > 0).setLegendBorderColor(Color.WHITE);
        styler.setChartBackgroundColor(Color.WHITE).setChartTitleFont(TITLE);
        styler.setAxisTitleFont(TEXT).setAxisTickLabelsFont(TEXT);
        styler.setXAxisTickMarkSpacingHint(TICKS).setYAxisLogarithmic(panel.isLogarithmic());
        if (!Double.isNaN(panel.bounds().min())) {
            styler.setYAxisMin(panel.bounds().min());
        }
        if (!Double.isNaN(panel.bounds().max())) {
            styler.setYAxisMax(panel.bounds().max());
        }
    }

    private static void add(XYChart chart, Line line, int index, Color color) {
        boolean isNamed = !line.name().isBlank();
        XYSeries series = chart.addSeries(isNamed ? line.name() : "unnamed " + index, line.x(), line.y());
        series.setShowInLegend(isNamed);
        series.setLineColor(color);
        series.setMarkerColor(color);
        if (line.look() == Line.Look.POINTS) {
            series.setLineStyle(new BasicStroke(0)).setLineColor(new Color(0, true));
            series.setMarker(SeriesMarkers.CIRCLE);
        } else {
            series.setMarker(SeriesMarkers.NONE);
            series.setLineStyle(new BasicStroke(line.look() == Line.Look.FAINT ? 1 : STROKE));
        }
    }

    /**
     * XChart labels round numbers only if the x values are not evenly spaced in order, so the last value is moved to
     * the front.
     */
    private static void askForRoundNumbers(XYChart chart, Line line) {
        int last = line.x().size() - 1;
        chart.addSeries("unseen", List.of(line.x().get(last)), List.of(line.y().get(last)))
                .setMarker(SeriesMarkers.NONE)
                .setShowInLegend(false);
    }
}
