package org.fairlead.site.ssh;

import java.util.List;

import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.session.ClientUserAuthService;
import org.apache.sshd.client.session.ClientUserAuthServiceFactory;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.Service;
import org.apache.sshd.common.session.Session;

/** Keeps the ways to log in that a server offers (RFC 4252, section 5.1), for when none of ours is one. */
final class OfferedLogins extends ClientUserAuthService {
    private static final AttributeKey<List<String>> OFFERED = new AttributeKey<>();

    private OfferedLogins(Session session) {
        super(session);
    }

    @Override
    protected void tryNext(int command, AuthFuture future) throws Exception {
        if (serverMethods != null) {
            getSession().setAttribute(OFFERED, List.copyOf(serverMethods));
        }
        super.tryNext(command, future);
    }

    /** What the server offered in this session; empty where it did not come to that. */
    static List<String> of(Session session) {
        List<String> offered = session.getAttribute(OFFERED);
        return offered == null ? List.of() : offered;
    }

    /** Makes the service of a session. */
    static final class Factory extends ClientUserAuthServiceFactory {
        @Override
        public Service create(Session session) {
            return new OfferedLogins(session);
        }
    }
}
