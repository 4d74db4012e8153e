package org.fairlead.planted.locale;

class PlantedFormat {
    String rate(double rows) {
        return "%.1f".formatted(rows);
    }
}
