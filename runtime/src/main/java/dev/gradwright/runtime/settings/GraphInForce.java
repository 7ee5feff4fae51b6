package dev.gradwright.runtime.settings;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Choice;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.graph.Training;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/** Puts settings into the graph that a spec declares. Only attributes of training change, so the fingerprint stays. */
final class GraphInForce {
    private static final String SUFFIX = "Schedule";

    private final Map<String, Object> values;

    private GraphInForce(Map<String, Object> values) {
        this.values = values;
    }

    /** @param values checked ones */
    static Graph of(Graph declared, Map<String, Object> values) {
        GraphInForce inForce = new GraphInForce(values);
        Training training = declared.training();
        return new Graph(
                declared.name(),
                declared.inputs(),
                declared.nodes().stream().map(inForce::node).toList(),
                declared.outputs(),
                new Training(
                        inForce.choice("loss", training.loss()),
                        training.metrics(),
                        inForce.choice("optimizer", training.optimizer()),
                        inForce.schedule(training.schedule()),
                        inForce.attributes("clip", training.clipping())));
    }

    private Node node(Node node) {
        return new Node(
                node.name(),
                node.kind(),
                node.sources(),
                node.inputs(),
                node.outputs(),
                node.attributes(),
                withRate(node.name(), attributes(node.name(), node.training())),
                node.parameters());
    }

    /** A multiplier of the learning rate can be set without being declared. */
    private Attributes withRate(String node, Attributes training) {
        Object rate = values.get(node + "." + Places.LEARNING_RATE);
        return rate == null ? training : training.with(Places.LEARNING_RATE, attribute(rate, false));
    }

    private Choice choice(String owner, Choice declared) {
        return new Choice(declared.kind(), attributes(owner, declared.attributes()));
    }

    private Choice schedule(Choice declared) {
        return values.get(Settings.SCHEDULE) instanceof LearningRateSchedule schedule
                ? describe(schedule)
                : choice(Settings.SCHEDULE, declared);
    }

    private Attributes attributes(String owner, Attributes declared) {
        Attributes attributes = declared;
        for (String name : declared.names()) {
            Object value = values.get(owner + "." + (name.equals(Places.LIMIT) ? Places.MAX_NORM : name));
            if (value != null) {
                attributes =
                        attributes.with(name, attribute(value, declared.asMap().get(name) instanceof Long));
            }
        }
        return attributes;
    }

    private static Object attribute(Object value, boolean isCount) {
        if (value instanceof LearningRateSchedule schedule) {
            return describe(schedule).toString();
        }
        return isCount && value instanceof Double number ? number.longValue() : value;
    }

    /** A schedule of the library by its kind and its values, a custom one by its class. */
    static Choice describe(LearningRateSchedule schedule) {
        Class<?> type = schedule.getClass();
        if (type.getPackage().equals(LearningRateSchedule.class.getPackage())) {
            return new Choice(type.getSimpleName().replace(SUFFIX, ""), components(schedule));
        }
        return new Choice(SUFFIX, Attributes.of("value", type.isHidden() ? "a function" : type.getName()));
    }

    private static Attributes components(LearningRateSchedule schedule) {
        Attributes attributes = Attributes.NONE;
        if (schedule.getClass().isRecord()) {
            for (RecordComponent component : schedule.getClass().getRecordComponents()) {
                attributes = attributes.with(component.getName(), valueOf(component, schedule));
            }
        }
        return attributes;
    }

    private static Object valueOf(RecordComponent component, LearningRateSchedule schedule) {
        try {
            Object value = component.getAccessor().invoke(schedule);
            return value instanceof Enum<?> constant ? constant.name() : value;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the schedules of the library are public records", e);
        }
    }
}
