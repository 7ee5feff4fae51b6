package dev.gradwright.runtime.report;

import dev.gradwright.runtime.json.Json;
import dev.gradwright.runtime.statistics.DecimatedSeries;
import dev.gradwright.runtime.statistics.LayerStatistics;
import dev.gradwright.runtime.statistics.ParameterStatistics;
import dev.gradwright.runtime.statistics.TrainingStatistics;
import dev.gradwright.runtime.statistics.WeightHistograms;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A copy of the statistics of a training, which goes on meanwhile. */
public final class Course {
    private final DecimatedSeries loss;
    private final DecimatedSeries learningRate;
    private final DecimatedSeries momentum;
    private final List<Parameter> parameters;
    private final List<LayerValues> layers;
    private final List<Histograms> histograms;

    private Course(TrainingStatistics statistics) {
        loss = statistics.loss().copy();
        learningRate = statistics.learningRate().copy();
        momentum = statistics.momentum().copy();
        parameters = statistics.parameters().stream().map(Parameter::of).toList();
        layers = statistics.layers().stream().map(LayerValues::of).toList();
        histograms = statistics.histograms().stream().map(Histograms::of).toList();
    }

    /** Copies statistics. */
    public static Course of(TrainingStatistics statistics) {
        return new Course(statistics);
    }

    private record Parameter(String name, DecimatedSeries gradientNorm, DecimatedSeries updateRatio) {
        static Parameter of(ParameterStatistics statistics) {
            return new Parameter(
                    statistics.name(),
                    statistics.gradientNorm().copy(),
                    statistics.updateRatio().copy());
        }

        void writeTo(Json json) {
            json.put("name", name);
            json.put("gradientNorm", object -> writeMeans(object, gradientNorm));
            json.put("updateRatio", object -> writeMeans(object, updateRatio));
        }
    }

    private record LayerValues(
            String name,
            DecimatedSeries mean,
            DecimatedSeries deviation,
            DecimatedSeries dead,
            DecimatedSeries saturated) {
        static LayerValues of(LayerStatistics statistics) {
            return new LayerValues(
                    statistics.name(),
                    statistics.mean().copy(),
                    statistics.deviation().copy(),
                    statistics.deadShare().copy(),
                    statistics.saturatedShare().copy());
        }

        void writeTo(Json json) {
            json.put("name", name);
            json.put("mean", object -> writeMeans(object, mean));
            json.put("deviation", object -> writeMeans(object, deviation));
            json.put("dead", object -> writeMeans(object, dead));
            json.put("saturated", object -> writeMeans(object, saturated));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // it is written once and never compared
    private record Histograms(String name, double[] epochs, double[] low, double[] high, double[][] counts) {
        static Histograms of(WeightHistograms statistics) {
            int size = statistics.size();
            double[][] counts = new double[size][];
            for (int i = 0; i < size; i++) {
                int histogram = i;
                counts[i] = numbers(statistics.bins(), bin -> statistics.count(histogram, bin));
            }
            return new Histograms(
                    statistics.name(),
                    numbers(size, statistics::epoch),
                    numbers(size, statistics::min),
                    numbers(size, statistics::max),
                    counts);
        }

        void writeTo(Json json) {
            json.put("name", name).putNumbers("epochs", epochs);
            json.putChart("low", low).putChart("high", high).putMatrix("counts", counts);
        }
    }

    void writeTo(Json json) {
        json.put("steps", steps -> {
            steps.put("loss", object -> writeRanges(object, loss));
            steps.put("learningRate", object -> writeMeans(object, learningRate));
            steps.put("momentum", object -> writeMeans(object, momentum));
        });
        json.putObjects("parameters", parameters, (object, parameter) -> parameter.writeTo(object));
        json.putObjects("layers", layers, (object, layer) -> layer.writeTo(object));
        json.putObjects("histograms", histograms, (object, each) -> each.writeTo(object));
    }

    private static void writeMeans(Json json, DecimatedSeries series) {
        json.putNumbers("x", numbers(series.size(), series::step));
        json.putChart("y", numbers(series.size(), series::mean));
    }

    /** Also the least and the largest value, if points cover several. */
    private static void writeRanges(Json json, DecimatedSeries series) {
        writeMeans(json, series);
        if (series.valuesPerPoint() > 1) {
            json.putChart("low", numbers(series.size(), series::min));
            json.putChart("high", numbers(series.size(), series::max));
        }
    }

    private static double[] numbers(int count, IntToDoubleFunction number) {
        return IntStream.range(0, count).mapToDouble(number).toArray();
    }
}
