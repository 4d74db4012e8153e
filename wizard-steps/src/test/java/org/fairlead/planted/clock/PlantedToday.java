package org.fairlead.planted.clock;

import java.time.LocalDate;
import java.time.ZoneOffset;

class PlantedToday {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
}
