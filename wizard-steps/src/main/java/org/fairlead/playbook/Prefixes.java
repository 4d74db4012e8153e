package org.fairlead.playbook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.fairlead.playbook.NaturalKey.Lookup;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.playbook.Playbook.Probe;
import org.fairlead.playbook.Playbook.Skip;

/** Puts the prefixes of two sites where a playbook leaves room for them. */
record Prefixes(String source, String target) {
    private static String put(String text, String prefix) {
        return text.replace(Configuration.PREFIX, prefix);
    }

    private String there(String text) {
        return put(text, target);
    }

    private List<String> there(List<String> texts) {
        return texts.stream().map(this::there).toList();
    }

    Layout layout(Layout layout) {
        return new Layout(layout.id(), layout.dialects(), there(layout.present()), there(layout.absent()),
                there(layout.known()), there(layout.holds()), layout.refused(), layout.functions());
    }

    Dataset dataset(Dataset dataset) {
        return new Dataset(dataset.id(), there(dataset.table()), put(dataset.from(), source), dataset
                .references(), dataset
                        .naiveZone(), dataset.optional(), dataset.only(), dataset.beside(), dataset.follows(),
                dataset.copies(), dataset.date(),
                dataset.personal(), put(dataset.counts(), source), dataset.guide());
    }

    Skip skip(Skip skip) {
        return new Skip(put(skip.table(), source), skip.reason());
    }

    Map<String, NaturalKey> naturalKeys(Map<String, NaturalKey> keys) {
        Map<String, NaturalKey> put = new TreeMap<>();
        keys.forEach((name, key) -> put.put(name, new NaturalKey(put(key.source(), source), there(key
                .target()), key.otherwise().stream().map(lookup -> new Lookup(put(lookup.source(), source),
                        there(lookup.target()))).toList())));
        return put;
    }

    Probe probe(Probe probe) {
        String prefix = probe.at().equals("source") ? source : target;
        return new Probe(probe.id(), probe.at(), probe.group(), probe.severity(), put(probe.whenTable(),
                prefix), put(probe.sql(), prefix), probe.columns(), probe.jobs(), probe.guide());
    }

    Access access(Access access) {
        return new Access(access.plugin(), access.keeper(), access.features(), access.histories().stream()
                .map(
                        one -> new Access.History(one.route(), one.action(), one.nonce(), there(one.own()),
                                there(one
                                        .others()), there(one.whenTable()), one.guide())).toList(), access
                                                .chats(), access
                                                        .markups().stream().map(one -> new Access.Markup(one
                                                                .id(), one.route(), one
                                                                        .path(), there(one.wanted()), one
                                                                                .holds(), one.guide()))
                                                        .toList(),
                access
                        .leavings().stream().map(one -> new Access.Leaving(there(one.table()), one
                                .column(), there(one.in()), one.user())).toList(), access.former());
    }

    Check check(Check check) {
        return new Check(check.id(), check.group(), check.kind(), there(check.whenTable()), check.severity(),
                there(check
                        .sql()), check.columns(), check
                                .web(), check.queue(), log(check.log()), check.command(), check.resource(),
                check.hosts(), check.site(), check.suite(), there(check.tables()), check.jobs(), check
                        .guide());
    }

    private LogCheck log(LogCheck log) {
        return new LogCheck(log.files(), log.run(), log.when(), there(log.mark()), there(log.rows()), log
                .known());
    }

    Timing timing(Timing timing) {
        return new Timing(timing.id(), there(timing.sql()), timing.path(), put(timing.before(), source),
                there(timing.whenTable()), timing.atMostMillis(), timing.guide());
    }
}
