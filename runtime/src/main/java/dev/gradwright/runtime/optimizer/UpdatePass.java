package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Parallel;

/** The update of all parameters in one step. A thread takes a range of each of them. */
final class UpdatePass implements Parallel.Job {
    private final ParameterSlots[] slots;
    private final UpdateRule rule;
    private float decay;

    UpdatePass(ParameterSlots[] slots, UpdateRule rule) {
        this.slots = slots;
        this.rule = rule;
    }

    /**
     * @param decay the share of the weights that is taken off before
     */
    void run(Kernels kernels, float decay) {
        this.decay = decay;
        double weights = 0;
        for (ParameterSlots parameter : slots) {
            weights += parameter.size();
        }
        kernels.run(this, weights * Parallel.OPERATIONS_OF_ELEMENT);
    }

    @Override
    public void run(int part, int parts) {
        for (ParameterSlots parameter : slots) {
            parameter.update(rule, decay, part, parts);
        }
    }
}
