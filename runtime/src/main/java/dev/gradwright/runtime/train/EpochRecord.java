package dev.gradwright.runtime.train;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of all epochs so far. */
final class EpochRecord implements Stateful {
    private final List<String> names;
    private List<EpochLog> logs = new ArrayList<>();

    /** @param names of the values of each epoch, in order */
    EpochRecord(List<String> names) {
        this.names = names;
    }

    void add(EpochLog log) {
        logs.add(log);
    }

    /** Number of epochs done. */
    int epochs() {
        return logs.size();
    }

    List<EpochLog> logs() {
        return Collections.unmodifiableList(logs);
    }

    @Override
    public void visit(StateVisitor visitor) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (String name : names) {
            values.put(name, visitor.visitGrowing(name, values(name)));
        }
        logs = logs(values);
    }

    private float[] values(String name) {
        float[] values = new float[logs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = logs.get(i).value(name);
        }
        return values;
    }

    private static List<EpochLog> logs(Map<String, float[]> values) {
        List<EpochLog> logs = new ArrayList<>();
        int epochs = values.values().iterator().next().length;
        for (int i = 0; i < epochs; i++) {
            Map<String, Float> ofEpoch = new LinkedHashMap<>();
            for (Map.Entry<String, float[]> value : values.entrySet()) {
                ofEpoch.put(value.getKey(), value.getValue()[i]);
            }
            logs.add(new EpochLog(i + 1, ofEpoch));
        }
        return logs;
    }
}
