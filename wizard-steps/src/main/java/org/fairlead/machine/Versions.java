package org.fairlead.machine;

/** Versions of programs. */
public final class Versions {
    private Versions() {}

    /** Compares dotted version numbers part by part. */
    public static int compare(String left, String right) {
        String[] a = left.split("[^0-9]+", -1);
        String[] b = right.split("[^0-9]+", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = Long.compare(part(a, i), part(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long part(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() ? Long.parseLong(parts[index]) : 0;
    }
}
