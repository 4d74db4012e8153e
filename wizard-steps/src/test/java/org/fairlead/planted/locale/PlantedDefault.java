package org.fairlead.planted.locale;

import java.util.Locale;

class PlantedDefault {
    Locale locale = Locale.getDefault();
}
