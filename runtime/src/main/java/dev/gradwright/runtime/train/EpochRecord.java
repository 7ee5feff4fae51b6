package dev.gradwright.runtime.train;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of all epochs so far, by name and as one log for each epoch. */
final class EpochRecord implements Stateful {
    private final String[] names;
    /** The values of all epochs, by name: what is saved. */
    private final float[][] columns;

    private final List<EpochLog> logs = new ArrayList<>();

    /** @param names of the values of each epoch, in order */
    EpochRecord(List<String> names) {
        this.names = names.toArray(String[]::new);
        this.columns = new float[names.size()][0];
    }

    void add(EpochLog log) {
        for (int i = 0; i < names.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], logs.size() + 1);
            columns[i][logs.size()] = log.value(names[i]);
        }
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
        boolean isRestored = false;
        for (int i = 0; i < names.length; i++) {
            float[] visited = visitor.visitGrowing(names[i], columns[i]);
            isRestored |= visited != columns[i];
            columns[i] = visited;
        }
        if (isRestored) {
            restoreLogs();
        }
    }

    private void restoreLogs() {
        logs.clear();
        for (int epoch = 1; epoch <= columns[0].length; epoch++) {
            Map<String, Float> values = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                values.put(names[i], columns[i][epoch - 1]);
            }
            logs.add(new EpochLog(epoch, values));
        }
    }
}
