package org.fairlead.planted.clock;

import java.time.Clock;

class PlantedSystemClock {
    Clock clock = Clock.systemUTC();
}
