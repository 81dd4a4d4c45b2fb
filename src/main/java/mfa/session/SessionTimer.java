package mfa.session;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Clears away, once a night, what is no longer needed. */
@Singleton
@Startup
public class SessionTimer {

  @Inject private SessionService sessions;
  @Inject private DeviceService devices;

  @Schedule(hour = "3", minute = "20", persistent = false)
  void forgetOld() {
    sessions.forgetOld();
    devices.forgetOld();
  }
}
