package org.fairlead.planted.statics;

import java.util.List;

class InnocentConstant {
    static final List<String> NAMES = List.of("one");
}
