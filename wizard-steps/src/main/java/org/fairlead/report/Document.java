package org.fairlead.report;

import java.util.List;

/**
 * Something to be read on paper or in a browser, in sentences already. Holds no secret.
 *
 * @param facts
 * what stands below the title
 */
public record Document(String title, String subtitle, List<Fact> facts, List<Section> sections) {
    public Document {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** A heading and what stands below it. */
    public record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /** A part of a section. */
    public sealed interface Block {
        /** A sentence. */
        record Paragraph(String text) implements Block {}

        /** Names with their values, one below the other. */
        record Facts(List<Fact> facts) implements Block {
            public Facts {
                facts = List.copyOf(facts);
            }
        }

        /** Acts in their order, counted from 1. */
        record Numbered(List<Item> items) implements Block {
            public Numbered {
                items = List.copyOf(items);
            }
        }

        /** Things to tick. */
        record Checklist(String heading, List<Item> items) implements Block {
            public Checklist {
                items = List.copyOf(items);
            }
        }

        /**
         * A table; the last column holds numbers.
         *
         * @param columns
         * headings
         */
        record Table(List<String> columns, List<List<String>> rows) implements Block {
            public Table {
                columns = List.copyOf(columns);
                rows = rows.stream().map(List::copyOf).toList();
            }
        }
    }

    /**
     * An act or a thing to tick.
     *
     * @param note
     * a sentence below it, may be empty
     * @param copy
     * text to copy, may be empty
     * @param done
     * already ticked
     */
    public record Item(String text, String note, String copy, boolean done) {}
}
