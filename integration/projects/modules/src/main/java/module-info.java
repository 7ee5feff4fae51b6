module shop {
    requires dev.gradwright.runtime;

    exports shop;
}
