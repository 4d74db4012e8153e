package org.fairlead.desktop.page;

import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Progress;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;

/** How the parts of a playbook are called. What nobody named goes by its id. */
public final class PlaybookWords {
    private final Words words;

    public PlaybookWords(Words words) {
        this.words = words;
    }

    public String system(Playbook playbook) {
        return words.sayOr("system.name", playbook.id());
    }

    public String about(Playbook playbook) {
        return words.sayOr("system.about", "");
    }

    public String job(String job) {
        return words.sayOr("job." + job, job);
    }

    public String about(Job job) {
        return words.sayOr("job." + job.id() + ".about", "");
    }

    public String choice(String choice) {
        return words.sayOr("choice." + choice, choice);
    }

    public String aboutChoice(String choice) {
        return words.sayOr("choice." + choice + ".about", "");
    }

    /** How the answer must look. */
    public String formOfChoice(String choice) {
        return words.sayOr("choice." + choice + ".form", "");
    }

    public String option(String choice, String option) {
        return words.sayOr("choice." + choice + "." + option, option);
    }

    public String action(String action) {
        if (action.equals("transfer")) {
            return words.say("window.plan.transfer");
        }
        return words.sayOr("action." + action, look(action));
    }

    /** What a look at the machine is called. */
    public String look(String check) {
        return words.sayOr("check." + check + ".name", check);
    }

    public String aboutAction(String action) {
        return words.sayOr("action." + action + ".about", "");
    }

    /** A dataset by its id, or one of its columns as "dataset.column". */
    public String dataset(String dataset) {
        return words.sayOr("dataset." + dataset, dataset);
    }

    /** A service that a site can use. */
    public String service(String service) {
        return words.sayOr("service." + service, service);
    }

    public String checklist(String item) {
        return words.sayOr("checklist." + item, item);
    }

    public String timing(String timing) {
        return words.sayOr("timing." + timing, timing);
    }

    public String role(String role) {
        return words.sayOr("window.role." + role, role);
    }

    public String component(String component) {
        return words.sayOr("component." + component, component);
    }

    public String setting(String setting) {
        return words.sayOr("setting." + setting, setting);
    }

    public String aboutSetting(String setting) {
        return words.sayOr("setting." + setting + ".about", "");
    }

    public String layout(String layout) {
        return words.sayOr("layout." + layout, layout);
    }

    /** A table stays in code; an action has its name. */
    public String part(Progress.Part part) {
        return words.sayOr("action." + part.name(), part.name());
    }
}
