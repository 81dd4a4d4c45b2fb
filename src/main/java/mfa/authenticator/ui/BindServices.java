package mfa.authenticator.ui;

import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.platform.config.ServerSettings;
import mfa.session.SessionService;

/** What the bind form works with, wherever it stands. */
public record BindServices(
    BindService bind,
    AuthenticatorService authenticators,
    SessionService sessions,
    ServerSettings server) {}
