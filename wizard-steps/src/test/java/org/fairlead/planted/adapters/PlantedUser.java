package org.fairlead.planted.adapters;

import org.fairlead.site.planted.PlantedAdapter;

class PlantedUser {
    PlantedAdapter adapter;
}
