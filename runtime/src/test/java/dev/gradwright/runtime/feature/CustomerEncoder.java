package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.data.Examples;
import java.util.List;
import java.util.stream.IntStream;

/** What the compiler would generate for {@link Customer}. */
final class CustomerEncoder extends TableEncoder<Customer, Customer.Churn> {
    private final EnumFeature<Customer.Contract> contract =
            add(new EnumFeature<>("contract", Customer.Contract.class, Presence.REQUIRED));
    private final EnumFeature<Customer.Region> region =
            add(new EnumFeature<>("region", Customer.Region.class, Presence.OPTIONAL));
    private final FlagFeature paperless = add(new FlagFeature("paperless", Presence.REQUIRED));
    private final FlagFeature partner = add(new FlagFeature("partner", Presence.OPTIONAL));
    private final NumberFeature tenure = add(new NumberFeature("tenure", Scale.LINEAR, Presence.REQUIRED));
    private final NumberFeature charges = add(new NumberFeature("charges", Scale.LOG, Presence.REQUIRED));
    private final NumberFeature total = add(new NumberFeature("total", Scale.LINEAR, Presence.OPTIONAL));
    private final BinnedFeature age = add(new BinnedFeature("age", 4, Presence.REQUIRED));
    private final CategoryFeature city = add(new CategoryFeature("city", 3));
    private final NumberFeature since = add(new NumberFeature("since", Scale.LINEAR, Presence.REQUIRED));

    CustomerEncoder() {
        super(new EnumTarget<>(Customer.Churn.class, TargetLayout.INDEX));
    }

    /** Customers 0 to {@code rows - 1}; every third churned. */
    static Examples<Customer, Customer.Churn> examples(int rows) {
        List<Customer> customers =
                IntStream.range(0, rows).mapToObj(Customer::number).toList();
        List<Customer.Churn> churns = IntStream.range(0, rows)
                .mapToObj(i -> i % 3 == 0 ? Customer.Churn.YES : Customer.Churn.NO)
                .toList();
        return Examples.of(customers, churns);
    }

    static CustomerEncoder adapted() {
        CustomerEncoder encoder = new CustomerEncoder();
        encoder.adapt(examples(9));
        return encoder;
    }

    @Override
    protected void learn(Customer row) {
        contract.learn(row.contract());
        region.learn(row.region());
        paperless.learn(row.paperless());
        partner.learn(row.partner());
        tenure.learn(row.tenure());
        charges.learn(row.charges());
        total.learn(row.total());
        age.learn(row.age());
        city.learn(row.city());
        since.learn(row.since());
    }

    @Override
    protected void write(Customer row, float[] out, int at) {
        contract.encode(row.contract(), out, at);
        region.encode(row.region(), out, at);
        paperless.encode(row.paperless(), out, at);
        partner.encode(row.partner(), out, at);
        tenure.encode(row.tenure(), out, at);
        charges.encode(row.charges(), out, at);
        total.encode(row.total(), out, at);
        age.encode(row.age(), out, at);
        city.encode(row.city(), out, at);
        since.encode(row.since(), out, at);
    }

    @Override
    protected void tally(Customer row, RowCounts counts) {
        contract.count(row.contract(), counts);
        region.count(row.region(), counts);
        paperless.count(row.paperless(), counts);
        partner.count(row.partner(), counts);
        tenure.count(row.tenure(), counts);
        charges.count(row.charges(), counts);
        total.count(row.total(), counts);
        age.count(row.age(), counts);
        city.count(row.city(), counts);
        since.count(row.since(), counts);
    }
}
