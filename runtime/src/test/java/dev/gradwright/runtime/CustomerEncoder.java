package dev.gradwright.runtime;

import dev.gradwright.runtime.Customer.Contract;
import dev.gradwright.runtime.feature.EnumFeature;
import dev.gradwright.runtime.feature.EnumTarget;
import dev.gradwright.runtime.feature.NumberFeature;
import dev.gradwright.runtime.feature.Presence;
import dev.gradwright.runtime.feature.RowCounts;
import dev.gradwright.runtime.feature.Scale;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.feature.TargetLayout;

/** Encodes a {@link Customer} like a generated encoder, in five columns. */
public final class CustomerEncoder extends TableEncoder<Customer, Churn> {
    private final EnumFeature<Contract> contract =
            add(new EnumFeature<>("contract", Contract.class, Presence.REQUIRED));
    private final NumberFeature tenure = add(new NumberFeature("tenure", Scale.LINEAR, Presence.OPTIONAL));

    public CustomerEncoder() {
        super(new EnumTarget<>(Churn.class, TargetLayout.INDEX));
    }

    @Override
    protected void learn(Customer row) {
        contract.learn(row.contract());
        tenure.learn(row.tenure());
    }

    @Override
    protected void write(Customer row, float[] out, int at) {
        contract.encode(row.contract(), out, at);
        tenure.encode(row.tenure(), out, at);
    }

    @Override
    protected void tally(Customer row, RowCounts counts) {
        contract.count(row.contract(), counts);
        tenure.count(row.tenure(), counts);
    }
}
