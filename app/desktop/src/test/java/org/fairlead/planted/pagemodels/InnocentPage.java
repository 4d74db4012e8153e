package org.fairlead.planted.pagemodels;

import javafx.scene.control.Button;

class InnocentPage {
    Button run;
}
