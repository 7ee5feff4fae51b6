package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.Parameter;
import java.util.Arrays;

/** One parameter with what its update rule keeps for each weight, block for block as its tensor is laid out. */
final class ParameterSlots {
    private final Parameter parameter;
    /** By block, then by slot. */
    private final float[][][] slots;

    ParameterSlots(Parameter parameter, UpdateRule rule) {
        this.parameter = parameter;
        float[][] blocks = parameter.tensor().blocks();
        slots = new float[blocks.length][rule.slots()][];
        for (int block = 0; block < blocks.length; block++) {
            for (int slot = 0; slot < rule.slots(); slot++) {
                slots[block][slot] = filled(blocks[block].length, rule.initialValue(slot));
            }
        }
    }

    private static float[] filled(int length, float value) {
        float[] slot = new float[length];
        if (value != 0) {
            Arrays.fill(slot, value);
        }
        return slot;
    }

    /** What brings the slots back as they are now. */
    Runnable remember() {
        float[][][] kept = new float[slots.length][][];
        for (int block = 0; block < slots.length; block++) {
            kept[block] = Blocks.copy(slots[block]);
        }
        return () -> {
            for (int block = 0; block < slots.length; block++) {
                Blocks.copy(kept[block], slots[block]);
            }
        };
    }

    /** Lets the rule change the parameter, unless it is frozen. */
    void update(UpdateRule rule, float decay) {
        if (parameter.trainable()) {
            float[][] weights = parameter.tensor().blocks();
            float[][] gradient = parameter.gradientTensor().blocks();
            for (int block = 0; block < weights.length; block++) {
                rule.update(weights[block], gradient[block], slots[block], decay);
            }
        }
    }
}
