package org.fairlead.planted.clock;

import java.time.Instant;

class PlantedInstant {
    Instant started = Instant.now();
}
