package shop;

/**
 * A file without a type of its name: if the processor listed the package, javac would report a duplicate class here.
 */
class First {}

class Second {}
