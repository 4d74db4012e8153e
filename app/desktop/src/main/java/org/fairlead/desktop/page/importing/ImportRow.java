package org.fairlead.desktop.page.importing;

import java.util.Locale;

import org.fairlead.config.ImportItem;

/** A row of the table of settings. */
sealed interface ImportRow {

    /**
     * The heading of a component, with those of its settings that pass the filters counted by their state.
     *
     * @param moving
     * those that something may be done for
     * @param resting
     * the others
     */
    record Heading(String component, String title, String moving, String resting, boolean folded)
            implements
            ImportRow {}

    /** A setting; what is known of it changes with every decision, its row stays. */
    final class Line implements ImportRow {
        private final String name;
        private final String searched;
        private ImportItem item;
        private boolean changedSince;

        Line(ImportItem item, String name) {
            this.item = item;
            this.name = name;
            searched = (name + ' ' + item.setting()).toLowerCase(Locale.ROOT);
        }

        ImportItem item() {
            return item;
        }

        void item(ImportItem newer) {
            item = newer;
        }

        String name() {
            return name;
        }

        boolean matches(String text) {
            return searched.contains(text);
        }

        /** Whether one of the sides was changed by somebody else after it was decided. */
        boolean isChangedSince() {
            return changedSince && item.isOpen();
        }

        void changedSince(boolean changed) {
            changedSince = changed;
        }
    }
}
