package dev.gradwright.processor.emit;

import dev.gradwright.processor.plan.LayerPlan.Passive;
import java.util.Optional;

/** A layer that runs nothing of its own: there is only its handle. */
final class PassiveEmitter extends LayerEmitter {
    PassiveEmitter(NetworkContext context, Passive plan) {
        super(context, plan);
    }

    @Override
    Optional<Pass> forward() {
        return Optional.empty();
    }

    @Override
    Optional<Pass> backward() {
        return Optional.empty();
    }
}
