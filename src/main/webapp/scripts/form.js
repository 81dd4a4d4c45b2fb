// Comfort on the plain pages, each of which works without it: the chosen theme, a look at what was typed, no form
// sent twice, the time zone, what was typed before the language was changed, and what waits on the page before.
(() => {
  const kept = (storage, name) => {
    try {
      return window[storage].getItem(name);
    } catch {
      return null; // This browser keeps nothing.
    }
  };

  const theme = kept('localStorage', 'mfa-theme');
  if (theme) document.documentElement.style.colorScheme = theme;

  const STOPPED_AFTER = 10000;
  const sendOnce = (form) =>
    form.addEventListener('submit', (event) => {
      if (form.hasAttribute('aria-busy')) {
        event.preventDefault();
        return;
      }
      form.setAttribute('aria-busy', 'true');
      // Who stopped the load, which nothing tells, can send once more.
      setTimeout(() => form.removeAttribute('aria-busy'), STOPPED_AFTER);
    });

  const EYE = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8z"/><circle cx="8" cy="8" r="2"/></svg>';
  const addReveal = (field) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'reveal';
    button.setAttribute('aria-label', field.dataset.show);
    button.setAttribute('aria-pressed', 'false');
    button.innerHTML = EYE;
    button.onclick = () => {
      const show = field.type === 'password';
      field.type = show ? 'text' : 'password';
      button.setAttribute('aria-pressed', String(show));
    };
    field.form.addEventListener('submit', () => {
      field.type = 'password';
    });
    field.after(button);
  };

  // What somebody typed before the gate came between (scripts/app.js keeps it) comes back after this step.
  const tellWhatWaits = () => {
    const typed = JSON.parse(kept('sessionStorage', 'mfa-typed') || 'null');
    if (!typed) return;
    typed.interrupted = true;
    sessionStorage.setItem('mfa-typed', JSON.stringify(typed));
    document.querySelectorAll('[data-waiting]').forEach((notice) => {
      notice.hidden = false;
    });
    document.querySelectorAll('input[name="waiting"]').forEach((field) => {
      field.value = typed.path;
    });
  };

  // Another language is another page: the address that was typed goes along.
  const CARRIED = 'mfa-address';
  const address = () => document.querySelector('.form input[type="email"]');
  const carryAddress = (languages) =>
    languages.addEventListener('submit', () => {
      try {
        if (address()) sessionStorage.setItem(CARRIED, address().value);
      } catch {
        // This browser keeps nothing.
      }
    });
  const putBackAddress = () => {
    const typed = kept('sessionStorage', CARRIED);
    if (!typed || !address()) return;
    sessionStorage.removeItem(CARRIED);
    address().value ||= typed;
  };

  // Each tab may ask for an application of its own, which the address says once.
  const ENTRY = 'mfa-entry';
  const takeEntry = () => {
    const entry = location.hash.slice(1);
    try {
      if (entry.startsWith('/gate/start?')) {
        sessionStorage.setItem(ENTRY, JSON.stringify({ entry, until: Date.now() + 30 * 60 * 1000 }));
        history.replaceState(null, '', location.pathname + location.search);
      }
      if (document.querySelector('a[href^="/gate/start?"]')) sessionStorage.removeItem(ENTRY);
    } catch {
      return; // This browser keeps nothing.
    }
    const asked = JSON.parse(kept('sessionStorage', ENTRY) || '{}');
    if (!(asked.until > Date.now())) return;
    document.querySelectorAll('input[name="entry"]').forEach((field) => {
      field.value = asked.entry;
    });
  };

  const tellZone = (field) => {
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  };

  document.addEventListener('DOMContentLoaded', () => {
    takeEntry();
    document.querySelectorAll('input[name="zone"]').forEach(tellZone);
    document.querySelectorAll('form').forEach(sendOnce);
    document.querySelectorAll('.language-switch').forEach(carryAddress);
    putBackAddress();
    document.querySelectorAll('input[data-show]').forEach(addReveal);
    document.querySelectorAll('input[aria-invalid][autofocus]').forEach((field) => field.select());
    if (document.querySelector('input[name="waiting"]')) tellWhatWaits();
  });

  // Back at a page that the browser kept.
  window.addEventListener('pageshow', () =>
    document.querySelectorAll('form[aria-busy]').forEach((form) => form.removeAttribute('aria-busy')));
})();
