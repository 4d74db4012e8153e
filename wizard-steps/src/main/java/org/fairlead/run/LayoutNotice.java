package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.text.Messages;

/**
 * What people have to be told when a run between two layouts is taken back: what is as before again.
 *
 * @param from
 * layout before the run, which is there again
 * @param to
 * layout that the run brought
 * @param gone
 * functions that only the new one has
 * @param back
 * functions that only the old one has
 */
public record LayoutNotice(String from, String to, List<String> gone, List<String> back) {
    public LayoutNotice {
        gone = List.copyOf(gone);
        back = List.copyOf(back);
    }

    /** Nothing where the run has not brought another layout. */
    public static Optional<LayoutNotice> of(Journey journey) throws ProblemException {
        var layouts = new SiteLayouts(journey.plan().configuration(), journey.log());
        String from = layouts.named(SiteLayouts.FROM);
        String to = layouts.named(SiteLayouts.TO);
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return Optional.empty();
        }
        List<Layout> known = journey.playbook().system().layouts();
        List<String> old = functions(known, from);
        List<String> late = functions(known, to);
        return Optional.of(new LayoutNotice(from, to, late.stream().filter(one -> !old.contains(one))
                .toList(), old
                        .stream().filter(one -> !late.contains(one)).toList()));
    }

    private static List<String> functions(List<Layout> known, String id) {
        return known.stream().filter(layout -> layout.id().equals(id)).flatMap(layout -> layout.functions()
                .stream())
                .toList();
    }

    /** The notice itself, to be copied and sent. */
    public String text(Messages messages) {
        var text = new StringBuilder(messages.text("notice.back", named(messages, "layout." + from, from),
                named(
                        messages, "layout." + to, to)));
        part(text, messages, "notice.gone", gone);
        part(text, messages, "notice.again", back);
        return text.append('\n').append(messages.text("notice.until")).toString();
    }

    private static void part(StringBuilder text, Messages messages, String heading, List<String> functions) {
        if (!functions.isEmpty()) {
            text.append('\n').append(messages.text(heading));
            functions.forEach(function -> text.append("\n- ").append(named(messages, "function." + function,
                    function)));
        }
    }

    private static String named(Messages messages, String key, String otherwise) {
        return messages.has(key) ? messages.text(key) : otherwise;
    }

    /** What there is to do beyond taking back: configuration, integrations, notices, analysis. */
    public List<String> steps(Messages messages, String run) {
        return List.of("configuration", "integrations", "notices", "analysis").stream().map(step -> messages
                .text(
                        "notice.step." + step, run)).toList();
    }
}
