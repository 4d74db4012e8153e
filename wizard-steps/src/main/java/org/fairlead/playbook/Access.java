package org.fairlead.playbook;

import java.util.List;

/**
 * Who may do what on a site, as its pages answer. What a user may do is worked out from the site's own roles;
 * this says which permission each thing needs.
 *
 * @param plugin
 * folder of the application's plugin, of which the site itself says whether it is active; empty for none
 * @param keeper
 * permission of those who may see stored keys; nobody else's answer may hold one
 * @param features
 * things that are tried as different users
 * @param histories
 * ways to read what a user once said; the first whose {@code route} the site has is gone
 * @param chats
 * ways to put a question, which costs something; likewise
 * @param markups
 * what pages must hold, where the site's settings want it for somebody
 * @param leavings
 * tables in which a user leaves rows, to be cleared after a user that was made for a trial
 * @param former
 * the site that rows are taken from
 */
public record Access(String plugin, String keeper, List<Feature> features, List<History> histories,
        List<Chat> chats,
        List<Markup> markups, List<Leaving> leavings, Former former) {

    public static final Access NONE = new Access("", "", List.of(), List.of(), List.of(), List.of(), List
            .of(), Former.NONE);

    public Access {
        features = List.copyOf(features);
        histories = List.copyOf(histories);
        chats = List.copyOf(chats);
        markups = List.copyOf(markups);
        leavings = List.copyOf(leavings);
        former = former == null ? Former.NONE : former;
    }

    /**
     * The site that rows are taken from, as somebody finds it again once a run is taken back.
     *
     * @param login
     * path that takes a name and a password as JSON
     * @param tokens
     * JSON pointers, at one of which its answer holds a text when the login was good
     * @param counts
     * what it must hold as much of as before
     * @param media
     * path below which it gives out its files; empty where it does not
     */
    public record Former(String login, List<String> tokens, List<Count> counts, String media) {

        public static final Former NONE = new Former("", List.of(), List.of(), "");

        public Former {
            tokens = List.copyOf(tokens);
            counts = List.copyOf(counts);
        }

        public boolean isThere() {
            return !login.isEmpty();
        }
    }

    /**
     * A number that the database of a site gives.
     *
     * @param sql
     * one row of one whole number
     */
    public record Count(String id, String sql) {}

    public boolean isThere() {
        return !features.isEmpty();
    }

    /**
     * A thing to try.
     *
     * @param route
     * name space of the REST index that must be there; empty for always
     * @param method
     * "GET" or "POST"
     * @param path
     * what is asked
     * @param body
     * JSON that is sent along, empty for none
     * @param needs
     * permission it needs; empty where everybody may
     * @param costly
     * whether it costs something where it is allowed, so that only those are tried who must be refused
     * @param absent
     * status of a site that does not have it; 0 where every site has
     */
    public record Feature(String id, String route, String method, String path, String body, String needs,
            boolean costly, int absent, List<String> guide) {
        public Feature {
            method = method.isEmpty() ? "GET" : method;
            guide = List.copyOf(guide);
        }
    }

    /**
     * A way to read a user's own history through the site.
     *
     * @param action
     * of admin-ajax
     * @param nonce
     * action that its nonce is made for
     * @param own
     * query for texts that the user (:user) has said and that may be shown
     * @param others
     * query for texts of others
     */
    public record History(String route, String action, String nonce, String own, String others,
            String whenTable, List<String> guide) {
        public History {
            guide = List.copyOf(guide);
        }
    }

    /**
     * A way to put a question.
     *
     * @param path
     * what is posted to
     * @param field
     * member of the JSON sent that holds the question
     * @param needs
     * permission it needs
     * @param remember
     * something to be told first, with {@code word} in it; empty where an answer knows nothing of another
     * @param recall
     * asked second, which is answered with {@code word} where the first is known
     */
    public record Chat(String route, String path, String field, String needs, String remember, String recall,
            String word, List<String> guide) {
        public Chat {
            guide = List.copyOf(guide);
        }
    }

    /**
     * Something that a page must hold for those whom the site's settings want it for.
     *
     * @param route
     * name space of the REST index that must be there
     * @param wanted
     * query that gives a row where the user (:user) is to find it there
     * @param holds
     * pieces of the page, one of which must be there
     */
    public record Markup(String id, String route, String path, String wanted, List<String> holds,
            List<String> guide) {
        public Markup {
            holds = List.copyOf(holds);
            guide = List.copyOf(guide);
        }
    }

    /**
     * A table in which a user leaves rows.
     *
     * @param column
     * that tells whose they are
     * @param in
     * another such table, whose rows' value in the same column tells; empty where {@code column} holds the
     * user's number
     * @param user
     * column of that other table with the user's number
     */
    public record Leaving(String table, String column, String in, String user) {}
}
