package dev.gradwright.processor.report;

import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.Choice.Argument;
import dev.gradwright.processor.lower.ClipOp;
import dev.gradwright.processor.lower.CustomChoice;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.lower.TrainingOp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the network is trained: loss, metrics, optimizer, and the curve of the learning rate. */
final class TrainingSection implements Section {
    /** Number of steps of the fit that is drawn if the schedule spans the fit. */
    private static final int FIT = 1_000;

    private final Program program;

    TrainingSection(Program program) {
        this.program = program;
    }

    @Override
    public String id() {
        return "training";
    }

    @Override
    public String title() {
        return "Training";
    }

    @Override
    public void write(Html html) {
        html.within(
                        "dl",
                        () -> facts().forEach((term, value) -> html.within(
                                "div", () -> html.element("dt", term).element("dd", value))),
                        "class",
                        "facts")
                .line();
        ScheduleCurve.of(program.training().schedule())
                .filter(curve -> !curve.isConstant())
                .ifPresent(curve -> chart(curve).write(html));
    }

    private Map<String, String> facts() {
        TrainingOp training = program.training();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("loss", LayerWords.lower(program.loss().function()));
        if (!program.metrics().metrics().isEmpty()) {
            facts.put(
                    "metrics",
                    program.metrics().metrics().stream().map(LayerWords::lower).collect(Collectors.joining(", ")));
        }
        facts.put("optimizer", named(training.rule(), training.customRule()));
        facts.put("schedule", scheduleOf(training));
        training.clip().ifPresent(clip -> facts.put("clipping", clipping(clip)));
        if (training.weightDecay() > 0) {
            facts.put(
                    "weight decay",
                    Literals.ofDouble(training.weightDecay()) + (training.decayPerEpoch() ? " per epoch" : ""));
        }
        if (training.averaging() > 0) {
            facts.put("averaging", Literals.ofDouble(training.averaging()));
        }
        return facts;
    }

    private static String clipping(ClipOp clip) {
        return LayerWords.lower(clip.by()) + " " + Literals.ofDouble(clip.limit());
    }

    private static String scheduleOf(TrainingOp training) {
        return training.schedule().kind().equals("Constant")
                ? "none: the learning rate is " + Literals.ofDouble(training.learningRate()) + " throughout"
                : named(training.schedule(), training.customSchedule());
    }

    private static String named(Choice choice, Optional<CustomChoice> custom) {
        return custom.map(type -> type.type().name()).orElseGet(() -> choice.kind() + arguments(choice.arguments()));
    }

    private static String arguments(List<Argument> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.stream()
                        .map(argument -> argument.name() + " = " + text(argument.value()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            return Literals.ofDouble(number);
        } else if (value instanceof List<?> list) {
            return list.stream().map(TrainingSection::text).collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }

    private static LineChart chart(ScheduleCurve curve) {
        boolean spansFit = curve.spansFit();
        long fit = spansFit ? FIT : curve.horizon();
        String unit = curve.unit() == ScheduleUnit.EPOCH ? "epochs" : "steps";
        double[] x = new double[LineChart.POINTS + 1];
        double[] y = new double[LineChart.POINTS + 1];
        for (int i = 0; i <= LineChart.POINTS; i++) {
            long done = fit * i / LineChart.POINTS;
            x[i] = spansFit ? 100.0 * done / fit : done;
            y[i] = curve.rate(done, fit);
        }
        return new LineChart("learning rate", spansFit ? "% of the fit" : unit, x, y);
    }
}
