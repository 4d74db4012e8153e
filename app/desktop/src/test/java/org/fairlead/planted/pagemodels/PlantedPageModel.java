package org.fairlead.planted.pagemodels;

import javafx.scene.control.Button;

class PlantedPageModel {
    Button run;
}
