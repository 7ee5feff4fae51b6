package dev.gradwright.samples.data;

import java.util.Arrays;

/** The ten classes in the order of their labels, 0 to 9. */
public enum Garment {
    TSHIRT("T-shirt/top", "T-shi"),
    TROUSER("Trouser", "Trous"),
    PULLOVER("Pullover", "Pullo"),
    DRESS("Dress", "Dress"),
    COAT("Coat", "Coat"),
    SANDAL("Sandal", "Sanda"),
    SHIRT("Shirt", "Shirt"),
    SNEAKER("Sneaker", "Sneak"),
    BAG("Bag", "Bag"),
    ANKLE_BOOT("Ankle boot", "Boot");

    private static final Garment[] BY_LABEL = values();

    private final String title;
    private final String abbreviation;

    Garment(String title, String abbreviation) {
        this.title = title;
        this.abbreviation = abbreviation;
    }

    /** The class of a label, 0 to 9. */
    public static Garment of(int label) {
        return BY_LABEL[label];
    }

    /** The number of classes. */
    public static int count() {
        return BY_LABEL.length;
    }

    /** The full names, in the order of their labels. */
    public static String[] titles() {
        return Arrays.stream(BY_LABEL).map(Garment::title).toArray(String[]::new);
    }

    /** The full name, of at most 11 characters. */
    public String title() {
        return title;
    }

    /** A name of at most 5 characters, for the header of a narrow column. */
    public String abbreviation() {
        return abbreviation;
    }
}
