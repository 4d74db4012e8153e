package org.fairlead.step.assess;

import java.util.Optional;

import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** A side that questions are put to, all of which see the same state. */
record Asked(Database database, Transaction transaction) {
    /** Both sides of a plan while they are asked; either may be missing. */
    static final class Sides implements AutoCloseable {
        private final Optional<Asked> source;
        private final Optional<Asked> target;

        private Sides(Optional<Asked> source, Optional<Asked> target) {
            this.source = source;
            this.target = target;
        }

        static Sides open(BothSides sides) throws SiteException {
            Optional<Asked> source = begin(sides.source());
            try {
                return new Sides(source, begin(sides.target()));
            } catch (SiteException e) {
                source.ifPresent(side -> side.transaction().close());
                throw e;
            }
        }

        private static Optional<Asked> begin(Optional<Site> site) throws SiteException {
            return site.isEmpty() ? Optional.empty() : Optional.of(new Asked(site.get().database(), site.get()
                    .database().begin(Access.READ)));
        }

        Optional<Asked> source() {
            return source;
        }

        Optional<Asked> target() {
            return target;
        }

        /** One side by the word that playbooks use: "source" or "target". */
        Optional<Asked> at(String word) {
            return word.equals("source") ? source : target;
        }

        @Override
        public void close() {
            source.ifPresent(side -> side.transaction().close());
            target.ifPresent(side -> side.transaction().close());
        }
    }
}
