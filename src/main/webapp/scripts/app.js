// What the browser alone can do: real forms, signs of a person, the chosen theme, copying and saving.
(() => {
  const mfa = (window.mfa = window.mfa || {});

  mfa.form = (form) => {
    if (form.dataset.ready) return;
    form.dataset.ready = 'true';
    mfa.announceErrors(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (form.hasAttribute('aria-busy')) return;
      mfa.formIsBusy(form, true);
      form.dispatchEvent(new CustomEvent('form-submit'));
    });
  };

  // In a dialog the button that sends a form stands outside of it.
  mfa.formIsBusy = (form, busy) => {
    if (busy) form.setAttribute('aria-busy', 'true');
    else form.removeAttribute('aria-busy');
    for (const element of form.elements) {
      if (element.type === 'submit') element.toggleAttribute('data-busy', busy);
    }
  };

  // What was refused is still to be sent. So is what lies under a question that comes first: it goes with the answer.
  const asked = new WeakMap();
  const pageOf = (form) => form.closest('vaadin-dialog, [role="main"]') ?? document;
  const isRefused = (form) =>
    [...form.querySelectorAll('*')].some((field) => field.invalid) ||
    pageOf(form).querySelector('.notice-error:not([hidden])');
  const questionOver = (form) =>
    pageOf(form).opened !== false &&
    [...document.querySelectorAll('vaadin-dialog')].find(
      (dialog) => dialog.opened && form.compareDocumentPosition(dialog) === Node.DOCUMENT_POSITION_FOLLOWING,
    );
  const settle = (form, names = [...form.querySelectorAll(KEPT)].map(nameOf)) => {
    const question = questionOver(form);
    if (question) {
      asked.set(question, [form, names]);
      return;
    }
    if (!isRefused(form)) typedIsSent(names);
    mfa.answered(pageOf(form));
  };
  mfa.answered = (question) => asked.has(question) && settle(...asked.get(question));
  mfa.formDone = (form, failed) => {
    mfa.formIsBusy(form, false);
    if (!failed && !isRefused(form)) settle(form);
  };

  // Past bar and navigation, for those who go by keys.
  mfa.skipToMain = (button) => {
    button.onclick = () => document.querySelector('[role="main"]')?.focus();
  };

  // Photos of a phone all have the same name: each chosen file gets an identity that the server knows it by.
  let chosenFiles = 0;
  mfa.fileIdentity = (file) => (file.identity ??= String(++chosenFiles));
  // What is refused stays in the list and says why, whether the browser or the server refused it.
  mfa.nameFiles = (upload, refusals) => {
    upload.mfaRefusals = refusals;
    if (upload.mfaNames) return;
    upload.mfaNames = true;
    upload.addEventListener('upload-request', ({ detail: { file, xhr } }) => {
      xhr.setRequestHeader('X-File', mfa.fileIdentity(file));
    });
    // A file that is still on its way, or did not get there, is known here only.
    let chosen = '[]';
    const tellChosen = () => {
      const now = JSON.stringify(
        upload.files.map((file) => ({ identity: mfa.fileIdentity(file), name: file.name, failed: !!file.error })),
      );
      if (now === chosen) return;
      chosen = now;
      upload.dispatchEvent(new CustomEvent('files-chosen', { detail: JSON.parse(now) }));
    };
    upload.addEventListener('files-changed', tellChosen);
    for (const event of ['upload-start', 'upload-success', 'upload-error']) {
      upload.addEventListener(event, () => queueMicrotask(tellChosen));
    }
    const refusal = (file, reason, other) => upload.mfaRefusals[reason]?.replace('{0}', () => file.name) ?? other;
    upload.addEventListener('upload-error', ({ detail: { file, xhr } }) => {
      if (xhr.status !== 422) return;
      const reason = JSON.parse(xhr.responseText).rejected?.[0]?.reason;
      file.error = refusal(file, reason, file.error);
      upload.files = [...upload.files];
    });
    upload.addEventListener('file-reject', ({ detail: { file, error } }) => {
      mfa.fileIdentity(file);
      const { incorrectFileType, fileIsTooBig } = upload.i18n.error;
      const reason = { [incorrectFileType]: 'KIND', [fileIsTooBig]: 'TOO_LARGE' }[error];
      file.error = refusal(file, reason, error);
      upload.files = [...upload.files, file];
    });
  };

  // Where a grid has no room for columns, its rows become cards.
  mfa.watchWidth = (grid) => {
    const query = window.matchMedia('(max-width: 40rem)');
    const tell = () => grid.dispatchEvent(new CustomEvent(query.matches ? 'narrow' : 'wide'));
    if (!grid.mfaWidth) {
      grid.mfaWidth = () => grid.isConnected && tell();
      query.addEventListener('change', grid.mfaWidth);
    }
    if (query.matches) tell();
  };

  // Columns that come back with a wide window are there some frames later; the frozen one finds its place when the
  // list has another width.
  mfa.placeFrozen = (grid) =>
    requestAnimationFrame(() => {
      grid.style.width = 'calc(100% - 1px)';
      requestAnimationFrame(() => grid.style.removeProperty('width'));
    });

  // What somebody types is kept in this tab until it is sent or the page is left, so that it comes back
  // when the gate comes between: somebody has to sign in or bind first. No passwords, no codes.
  const TYPED = 'mfa-typed';
  const readTyped = () => JSON.parse(sessionStorage.getItem(TYPED) || 'null');
  const writeTyped = (typed) =>
    typed && Object.keys(typed.fields).length
      ? sessionStorage.setItem(TYPED, JSON.stringify(typed))
      : sessionStorage.removeItem(TYPED);
  const KEPT = 'vaadin-text-field, vaadin-text-area, vaadin-email-field, vaadin-integer-field';
  const nameOf = (field) => `${field.localName}/${field.label || field.id}`;
  const isKept = (field) => field.matches(KEPT) && field.autocomplete !== 'one-time-code' && !field.readonly;
  const liveFields = new Set();
  // As the server has it: a page of ours, and what it is asked for.
  const isOurs = (page) => page?.length <= 500 && /^((\/[\w-]+)+|\/)(\?[\w.~%+*=&:@,!-]*)?$/.test(page);
  const here = () => [location.pathname + location.search].find(isOurs) ?? location.pathname;
  const loadedAt = location.pathname;
  const documentOf = () => document.documentElement.dataset.session;

  mfa.keepTyped = (account) => {
    mfa.typist = account;
    if (mfa.keepsTyped) return;
    mfa.keepsTyped = true;
    window.addEventListener('input', (event) => {
      const field = event.composedPath().find((node) => node instanceof HTMLElement && node.matches(KEPT));
      if (!field || !isKept(field)) return;
      const known = readTyped();
      const goesOn = known && known.account === mfa.typist && known.path.split('?')[0] === location.pathname;
      const typed = goesOn ? known : { account: mfa.typist, fields: {} };
      typed.path = here();
      typed.session = documentOf();
      typed.fields[nameOf(field)] = event.composedPath()[0].value;
      liveFields.add(field);
      writeTyped(typed);
    }, true);
    // What was sent by a button of its own is empty by now.
    window.addEventListener('pagehide', () => {
      const typed = readTyped();
      if (!typed) return;
      // The page may have changed its own address meanwhile.
      if (typed.path.split('?')[0] === location.pathname) typed.path = here();
      liveFields.forEach((field) => {
        if (field.isConnected && field.value === '') delete typed.fields[nameOf(field)];
      });
      writeTyped(typed);
    });
  };

  const typedIsSent = (names) => {
    const typed = readTyped();
    if (!typed) return;
    names.forEach((name) => delete typed.fields[name]);
    writeTyped(typed);
  };

  // At the steps of signing in: whether something waits, and where.
  mfa.typedWaits = () => {
    const typed = readTyped();
    if (!typed) return false;
    typed.interrupted = true;
    writeTyped(typed);
    return true;
  };
  mfa.tellWaiting = (element) => mfa.typedWaits() && element.$server.typedWaits();
  // Who came from an application goes back there, whatever was typed here before; from which, scripts/form.js keeps.
  const entryOfTab = () => {
    const asked = JSON.parse(sessionStorage.getItem('mfa-entry') || '{}');
    sessionStorage.removeItem('mfa-entry');
    return asked.until > Date.now() ? asked.entry : '/gate/start';
  };
  mfa.wayBack = (path) => {
    if (path === '/gate/start') return entryOfTab();
    return isOurs(readTyped()?.path) && mfa.typedWaits() ? readTyped().path : path;
  };
  mfa.forgetTyped = () => sessionStorage.removeItem(TYPED);

  // Back at the page: fills what is there and, once they open, the fields of dialogs. Says so, if anything waited.
  // It was interrupted where a step of signing in came between, or where the page is of another sign-in or server.
  let later;
  mfa.restoreTyped = (layout) => {
    later?.disconnect();
    const typed = readTyped();
    if (!typed) return;
    const interrupted = typed.interrupted || typed.session !== documentOf();
    const isOwn = interrupted && typed.account === mfa.typist;
    if (isOwn && typed.interrupted === true && loadedAt === '/' && typed.path !== '/' && isOurs(typed.path)) {
      // The step was taken in another tab: the gate leads to the start page, once.
      typed.interrupted = 'elsewhere';
      writeTyped(typed);
      location.replace(typed.path);
      return;
    }
    if (!isOwn || typed.path !== here()) {
      mfa.forgetTyped();
      return;
    }
    delete typed.interrupted;
    typed.session = documentOf();
    writeTyped(typed);
    const fields = { ...typed.fields };
    const fill = () => {
      if (typed.path.split('?')[0] !== location.pathname) {
        later.disconnect();
        return;
      }
      document.querySelectorAll(KEPT).forEach((field) => {
        const name = nameOf(field);
        if (!(name in fields) || !isKept(field)) return;
        putBack(field, fields[name]);
        delete fields[name];
      });
      if (!Object.keys(fields).length) later.disconnect();
    };
    later = new MutationObserver(fill);
    later.observe(document.body, { childList: true, subtree: true });
    fill();
    layout.$server.typedIsBack();
  };

  // A person's key or pointer, in any tab of this browser, keeps the session; reported once a minute.
  mfa.watchActivity = (element, idleSeconds, warningSeconds) => {
    if (element.mfaWatch) return;
    const shared = 'mfa-active';
    const reportEvery = Math.min(60, idleSeconds / 4) * 1000;
    let reported = Date.now();
    let warned = false;
    localStorage.setItem(shared, String(Date.now()));
    const note = () => {
      const now = Date.now();
      localStorage.setItem(shared, String(now));
      warned = false;
      if (now - reported >= reportEvery) {
        reported = now;
        element.$server.active();
      }
    };
    const noteElsewhere = ({ key }) => {
      if (key !== shared || !warned) return;
      warned = false;
      element.$server.endIdleWarning();
    };
    window.addEventListener('keydown', note, true);
    window.addEventListener('pointerdown', note, true);
    window.addEventListener('storage', noteElsewhere);
    element.mfaWatch = setInterval(() => {
      if (!element.isConnected) {
        clearInterval(element.mfaWatch);
        window.removeEventListener('keydown', note, true);
        window.removeEventListener('pointerdown', note, true);
        window.removeEventListener('storage', noteElsewhere);
        return;
      }
      const idle = (Date.now() - Number(localStorage.getItem(shared))) / 1000;
      if (idle >= idleSeconds + 2) {
        mfa.typedWaits(); // An application may have kept the sign-in alive meanwhile.
        window.location.reload();
      } else if (!warned && idle >= idleSeconds - warningSeconds) {
        warned = true;
        element.$server.warnOfIdleEnd(Math.ceil(idleSeconds - idle));
      }
    }, 1000);
  };

  // Minutes and seconds to the end, as long as they can be seen.
  mfa.countDownTo = (place, seconds) => {
    const end = Date.now() + seconds * 1000;
    clearInterval(place.mfaCountdown);
    const show = () => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      place.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
      if (left === 0 || !place.isConnected) clearInterval(place.mfaCountdown);
    };
    show();
    place.mfaCountdown = setInterval(show, 1000);
  };

  // The theme follows the system unless one was chosen in this browser.
  const applyTheme = () => {
    const theme = localStorage.getItem('mfa-theme');
    if (theme) document.documentElement.style.colorScheme = theme;
  };
  mfa.chooseTheme = (group, theme) => {
    localStorage.setItem('mfa-theme', theme);
    applyTheme();
    mfa.markTheme(group);
  };
  mfa.markTheme = (group) => {
    const chosen = localStorage.getItem('mfa-theme') || 'light dark';
    group.querySelectorAll('[data-theme]').forEach((button) =>
      button.setAttribute('aria-pressed', String(button.dataset.theme === chosen)));
  };
  applyTheme();

  // Vaadin's own sign of a lost connection, which it does not announce.
  const announceConnection = () =>
    document.querySelectorAll('vaadin-connection-indicator').forEach((sign) => sign.setAttribute('role', 'status'));
  customElements.whenDefined('vaadin-connection-indicator').then(() => requestAnimationFrame(announceConnection));

  mfa.copy = async (text) => navigator.clipboard.writeText(text);

  // At the click itself: later, some browsers take it for nobody's wish. Without HTTPS there is no clipboard at all.
  mfa.copyOnClick = (button, text, copied, failed) =>
    button.addEventListener('click', async () => {
      try {
        await mfa.copy(text);
        button.textContent = copied;
      } catch {
        button.textContent = failed;
      }
    });

  mfa.save = (name, text) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  // Paper shows the page made for it in the place of all others, whatever dialog it lies in. It has no scroll bar
  // either: lists show all their rows while they are printed, unless there are so many that nobody reads them.
  const MAX_PRINTED_ROWS = 1000;
  const expanded = new Set();
  const expandLists = () =>
    document.querySelectorAll('vaadin-grid').forEach((grid) => {
      if (grid.allRowsVisible || (grid.size ?? 0) > MAX_PRINTED_ROWS) return;
      grid.allRowsVisible = true;
      expanded.add(grid);
    });
  window.addEventListener('beforeprint', () => {
    expandLists();
    document.querySelectorAll('.print-page').forEach((page) => {
      const copy = page.cloneNode(true);
      copy.classList.add('printed');
      document.body.append(copy);
    });
  });
  window.addEventListener('afterprint', () => {
    document.querySelectorAll('body > .print-page.printed').forEach((copy) => copy.remove());
    expanded.forEach((grid) => {
      grid.allRowsVisible = false;
    });
    expanded.clear();
  });
  // The rows come from the server: the keys that print wait for them, for a while, in milliseconds.
  mfa.printPatience = 15000;
  mfa.print = async () => {
    expandLists();
    const end = Date.now() + mfa.printPatience;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const isOnTheWay = (grid) =>
      grid.loading || grid.shadowRoot.querySelectorAll('#items tr:not([hidden])').length < (grid.size ?? 0);
    for (let quiet = 0, waited = 0; quiet < 10 && Date.now() < end; ) {
      await frame();
      const late = [...expanded].filter(isOnTheWay);
      quiet = late.length ? 0 : quiet + 1;
      waited = late.length ? waited + 1 : 0;
      if (waited % 30 === 29) {
        // A list stops to grow where rows were still to come: it begins again.
        late.forEach((grid) => (grid.allRowsVisible = false));
        await frame();
        late.forEach((grid) => (grid.allRowsVisible = true));
      }
    }
    window.print();
  };
  window.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    if (!document.querySelector('vaadin-grid')) return;
    event.preventDefault();
    mfa.print();
  });

  // Vaadin's scroll area inside the list of tabs takes the focus, so that the tabs count as no children of it.
  mfa.tabs = async (tabs) => {
    await customElements.whenDefined('vaadin-tabs');
    await tabs.updateComplete;
    tabs.shadowRoot.getElementById('scroll').removeAttribute('tabindex');
  };

  // The column of checkboxes has no heading of its own where not all rows can be chosen at once, and its checkboxes
  // are all called the same, in English.
  mfa.nameSelection = (grid, name) => {
    const column = grid.querySelector('vaadin-grid-flow-selection-column');
    column.renderer = (cell, owner, model) => {
      column._defaultRenderer(cell, owner, model);
      cell.firstElementChild.accessibleName = model.item.selectionName;
    };
    column.headerRenderer = (cell) => {
      const heading = document.createElement('span');
      heading.className = 'unseen';
      heading.textContent = name;
      cell.replaceChildren(heading);
    };
  };

  // Single keys press a button or lead into a field, unless somebody types, a dialog is open, or they are switched off.
  mfa.shortcuts = (hint) => {
    const setting = 'mfa-keys';
    const show = () => {
      hint.dataset.state = localStorage.getItem(setting) || 'on';
    };
    hint.querySelectorAll('[data-keys]').forEach((button) => {
      button.onclick = () => {
        localStorage.setItem(setting, button.dataset.keys);
        show();
      };
    });
    show();
    if (hint.mfaKeys) return;
    hint.mfaKeys = (event) => {
      if (!hint.isConnected) {
        window.removeEventListener('keydown', hint.mfaKeys);
        hint.mfaKeys = null;
        return;
      }
      const from = event.composedPath()[0];
      const typing = from.closest?.('input, textarea, select, vaadin-select, [contenteditable]');
      const dialog = document.querySelector('vaadin-dialog[opened], vaadin-select[opened]');
      if (typing && !dialog && event.key === 'Escape' && !event.isComposing) {
        document.activeElement.blur();
        return;
      }
      if (typing || dialog || hint.dataset.state === 'off') return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
      if (mfa.rowKey(event.key)) {
        event.preventDefault();
        return;
      }
      const target = document.querySelector(`[data-shortcut="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!target) return;
      event.preventDefault();
      if (target.localName === 'vaadin-button' && !('shortcutLeads' in target.dataset)) target.click();
      else if (target.localName === 'vaadin-tab') target.dispatchEvent(new CustomEvent('shortcut'));
      else target.focus();
    };
    window.addEventListener('keydown', hint.mfaKeys);
  };

  // Control and Enter in a text field press the button that sends what stands there.
  mfa.sendByKey = (form) => {
    form.querySelector('[data-send]').setAttribute('aria-keyshortcuts', 'Control+Enter');
    form.onkeydown = (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
      if (!event.composedPath()[0].matches?.('textarea')) return;
      event.preventDefault();
      form.querySelector('[data-send]').click();
    };
  };

  // The checkbox of the row that a link stands in.
  const selectionOf = (link) => {
    const row = link.closest('vaadin-grid-cell-content').assignedSlot.closest('tr');
    const cells = [...row.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements());
    return cells.map((cell) => cell.querySelector('vaadin-checkbox')).find((checkbox) => checkbox);
  };

  // Rows of a list by keys: j and k go from link to link; o opens the row that has the focus, t takes it, x selects it.
  mfa.rowKey = (key) => {
    const top = (element) => element.getBoundingClientRect().top;
    const links = [...document.querySelectorAll('vaadin-grid a[data-row]')]
      .filter((link) => link.checkVisibility())
      .sort((one, other) => top(one) - top(other));
    const row = document.activeElement?.dataset?.row;
    const at = links.findIndex((link) => link.dataset.row === row);
    if (key === 'j' || key === 'k') {
      const next = links[at < 0 ? 0 : at + (key === 'j' ? 1 : -1)];
      next?.focus();
      return Boolean(next);
    }
    if (at < 0) return false;
    if (key === 'o') links[at].click();
    if (key === 'x') selectionOf(links[at])?.click();
    const take = document.querySelector(`vaadin-grid vaadin-button[data-row="${CSS.escape(row)}"]`);
    if (key === 't') take?.click();
    return key === 'o' || key === 'x' || (key === 't' && Boolean(take));
  };

  // Bars of many numbers, one for each day, with a part for each kind, all in the height of the most.
  mfa.drawBars = (place, kinds, most) => {
    const svg = (name, attributes) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      Object.entries(attributes).forEach(([key, text]) => element.setAttribute(key, text));
      return element;
    };
    const days = kinds[0].length;
    const picture = svg('svg', { viewBox: `0 0 ${days} 100`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    for (let day = 0; day < days; day++) {
      let top = 100;
      kinds.forEach((kind, index) => {
        const height = (kind[day] * 100) / most;
        top -= height;
        if (height > 0) picture.append(svg('rect', { class: `outcome-${index}`, x: day + 0.1, y: top, width: 0.8, height }));
      });
    }
    place.replaceChildren(picture);
  };

  mfa.drawColumns = (place, kinds, most) =>
    place.querySelectorAll('.plot-picture').forEach((picture, index) =>
      mfa.drawBars(picture, kinds.map((kind) => [kind[index]]), most));

  // Fields tell the server what is typed as it is typed, or when it is left.
  const putBack = (field, text) => {
    field.value = text;
    ['input', 'change'].forEach((event) => field.dispatchEvent(new CustomEvent(event, { bubbles: true })));
  };

  // Text that survives a reload of this tab, until it was sent.
  mfa.keepText = (field, name) => {
    const kept = sessionStorage.getItem(name);
    if (kept) putBack(field, kept);
    field.addEventListener('input', () => sessionStorage.setItem(name, field.value));
  };
  mfa.forgetText = (start) =>
    Object.keys(sessionStorage)
      .filter((name) => name.startsWith(start))
      .forEach((name) => sessionStorage.removeItem(name));

  // A page that is shown in place of another begins at its heading, for eyes and for ears.
  mfa.beginAtTop = (heading) => {
    heading.scrollIntoView({ block: 'center' });
    document.querySelectorAll('.desk-known').forEach((pane) => pane.scrollTo(0, 0));
    heading.focus({ preventScroll: true });
  };

  // To the part that something is missing at.
  mfa.leadTo = (part) => {
    part.scrollIntoView({ block: 'center' });
    part.focus();
  };

  // A choice is Enter or a press in the list. What a field takes because somebody leaves it, or presses Cancel, is none.
  let choosing = false;
  ['keydown', 'pointerdown'].forEach((kind) =>
    document.addEventListener(kind, (event) => {
      choosing = kind === 'keydown'
        ? event.key === 'Enter'
        : event.composedPath().some((part) => part.localName === 'vaadin-combo-box-item');
    }, true));
  mfa.tellChoice = (field) =>
    ['change', 'custom-value-set'].forEach((taken) =>
      field.addEventListener(taken, () => {
        if (choosing) field.dispatchEvent(new CustomEvent('chosen'));
      }));

  // Vaadin's fields describe their errors, but do not announce them (WCAG 4.1.3).
  mfa.announceErrors = (place) =>
    requestAnimationFrame(() =>
      place.querySelectorAll('[slot="error-message"]').forEach((error) => error.setAttribute('role', 'alert')));

  // A choice that stays in this browser.
  mfa.keepChoice = (box, name) => {
    if (localStorage.getItem(name) === 'true') {
      box.checked = true;
      box.dispatchEvent(new CustomEvent('change', { bubbles: true }));
    }
    if (box.mfaKept) return;
    box.mfaKept = true;
    box.addEventListener('change', () => localStorage.setItem(name, String(box.checked)));
  };

  // Asks the server what has changed, as long as somebody can see the page, and never twice at once.
  mfa.watch = (place, every) => {
    clearInterval(place.mfaWatching);
    let asked = false;
    place.mfaWatching = setInterval(async () => {
      if (!place.isConnected) {
        clearInterval(place.mfaWatching);
      } else if (!asked && document.visibilityState === 'visible') {
        asked = true;
        try {
          await place.$server.look();
        } finally {
          asked = false;
        }
      }
    }, every);
  };

  // A button that becomes usable again at a time; told at the end, not every second.
  mfa.countdown = (button, seconds, inSeconds, inMinutes, ready) => {
    clearInterval(button.mfaCountdown);
    let left = seconds;
    const waiting = () =>
      left > 90 ? inMinutes.replace('{0}', Math.ceil(left / 60)) : inSeconds.replace('{0}', left);
    const show = () => {
      button.textContent = left > 0 ? waiting() : ready;
      button.disabled = left > 0;
      if (left-- <= 0) clearInterval(button.mfaCountdown);
    };
    show();
    button.mfaCountdown = setInterval(show, 1000);
  };
})();
