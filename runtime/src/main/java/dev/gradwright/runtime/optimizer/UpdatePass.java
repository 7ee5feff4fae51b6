package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Parallel;

/** The update of all parameters in one step. Each thread updates a range of each parameter. */
final class UpdatePass implements Parallel.Job {
    private final ParameterSlots[] slots;

    UpdatePass(ParameterSlots[] slots) {
        this.slots = slots;
    }

    void run(Kernels kernels) {
        double weights = 0;
        for (ParameterSlots parameter : slots) {
            weights += parameter.size();
        }
        kernels.run(this, weights * Parallel.OPERATIONS_OF_ELEMENT);
    }

    @Override
    public void run(int part, int parts) {
        for (ParameterSlots parameter : slots) {
            parameter.update(part, parts);
        }
    }
}
