package org.fairlead.planted.pagemodels;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

class InnocentPageModel {
    final BooleanProperty ready = new SimpleBooleanProperty();
}
