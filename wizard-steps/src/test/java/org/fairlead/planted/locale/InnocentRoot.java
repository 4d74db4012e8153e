package org.fairlead.planted.locale;

import java.util.Locale;

class InnocentRoot {
    String rate(double rows) {
        return String.format(Locale.ROOT, "%.1f", rows).toLowerCase(Locale.ROOT);
    }
}
