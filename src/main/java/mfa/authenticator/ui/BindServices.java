package mfa.authenticator.ui;

import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.session.SessionService;

/** The services that the bind form works with, wherever it stands. */
public record BindServices(
    BindService bind, AuthenticatorService authenticators, SessionService sessions) {}
