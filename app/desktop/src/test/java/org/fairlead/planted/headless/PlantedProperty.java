package org.fairlead.planted.headless;

import javafx.beans.property.BooleanProperty;

class PlantedProperty {
    BooleanProperty ready;
}
