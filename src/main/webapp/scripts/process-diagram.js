// Drawings of processes to look at: bpmn-js with a marked step, notes or marks. Pages load it where they have one.
(() => {
  const mfa = (window.mfa = window.mfa || {});

  // The colours of shapes, lines and labels, which follow the page.
  mfa.DRAWING = { defaultFillColor: 'var(--mfa-surface)', defaultStrokeColor: 'var(--mfa-text)' };

  // The drawing of a process, with the step marked where its token is, or short texts at steps.
  mfa.drawProcess = (place, model, step, notes, troubled, names) => {
    place.mfaDrawing = mfa.viewers().then((Viewer) => {
      const viewer = new Viewer({ container: place, bpmnRenderer: mfa.DRAWING });
      return viewer.importXML(renamed(model, names || {})).then(() => {
        const canvas = viewer.get('canvas');
        const marked = step && viewer.get('elementRegistry').get(step);
        if (marked) canvas.addMarker(step, 'present-step');
        viewer.on('element.click', (event) =>
          place.dispatchEvent(new CustomEvent('step-chosen', { detail: event.element.id })),
        );
        showWhole(place, canvas);
        if (marked && canvas.zoom() < READABLE) {
          const [width, height] = [place.clientWidth / READABLE, place.clientHeight / READABLE];
          const [x, y] = [marked.x + marked.width / 2, marked.y + marked.height / 2];
          canvas.viewbox({ x: x - width / 2, y: y - height / 2, width, height });
        }
        mfa.zoomProcess(place, canvas);
        return viewer;
      });
    });
    mfa.noteProcess(place, notes, troubled);
  };

  // A drawing that is shown whole stays so in a place that becomes larger or smaller, until somebody zooms.
  const showWhole = (place, canvas) => {
    const fit = () => {
      canvas.resized();
      canvas.zoom('fit-viewport');
      return canvas.zoom();
    };
    let whole = fit();
    new ResizeObserver(() => {
      if (canvas.zoom() === whole && place.clientWidth) whole = fit();
    }).observe(place);
  };

  // The size at which the labels of a drawing can be read.
  const READABLE = 0.8;

  // Other names for elements that are called as the first of each pair: who draws another one gives it a name.
  const renamed = (model, names) => {
    if (!Object.keys(names).length) return model;
    const xml = new DOMParser().parseFromString(model, 'text/xml');
    xml.querySelectorAll('[id][name]').forEach((element) => {
      const [own, other] = names[element.getAttribute('id')] ?? [];
      if (own === element.getAttribute('name')) element.setAttribute('name', other);
    });
    return new XMLSerializer().serializeToString(xml);
  };

  // By buttons, and by the same keys while the drawing has the focus; arrows move it.
  mfa.zoomProcess = (place, canvas) => {
    const zoom = {
      '+': () => canvas.zoom(Math.min(4, canvas.zoom() * 1.25), 'auto'),
      '-': () => canvas.zoom(Math.max(0.2, canvas.zoom() * 0.8), 'auto'),
      0: () => canvas.zoom('fit-viewport'),
      ArrowLeft: () => canvas.scroll({ dx: 60, dy: 0 }),
      ArrowRight: () => canvas.scroll({ dx: -60, dy: 0 }),
      ArrowUp: () => canvas.scroll({ dx: 0, dy: 60 }),
      ArrowDown: () => canvas.scroll({ dx: 0, dy: -60 }),
    };
    zoom['='] = zoom['+'];
    place.querySelectorAll('[data-zoom]').forEach((button) => {
      button.onclick = () => zoom[button.dataset.zoom]();
    });
    place.onkeydown = (event) => {
      if (event.target !== place || event.ctrlKey || event.altKey || event.metaKey || !zoom[event.key]) return;
      event.preventDefault();
      zoom[event.key]();
    };
  };

  // Short texts at steps, in place of those that were there.
  mfa.noteProcess = (place, notes, troubled) => {
    place.mfaDrawing?.then((viewer) => {
      const known = viewer.get('elementRegistry');
      viewer.get('overlays').clear();
      for (const [id, text] of Object.entries(notes)) {
        if (!known.get(id)) continue;
        const note = document.createElement('div');
        note.className = troubled?.includes(id) ? 'step-note troubled' : 'step-note';
        note.textContent = text;
        viewer.get('overlays').add(id, { position: { top: -12, right: 12 }, scale: { min: 0.8 }, html: note });
      }
    });
  };

  // The drawing of a process with marks, by a colour and a sign at each marked element: {id: {style, sign}}. Without
  // a model the marks of the drawing that is there change. Other programs of bpmn.io keep their own global.
  mfa.viewers = () =>
    (mfa.viewerLoaded ??= new Promise((loaded) => {
      const other = window.BpmnJS;
      const script = document.createElement('script');
      script.src = '/webjars/bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js';
      script.onload = () => {
        const viewer = window.BpmnJS;
        if (other) window.BpmnJS = other;
        loaded(viewer);
      };
      document.head.append(script);
    }));
  mfa.markProcess = (place, model, marks) => {
    if (model) {
      place.mfaDrawing = mfa.viewers().then((Viewer) => {
        const viewer = new Viewer({ container: place, bpmnRenderer: mfa.DRAWING });
        return viewer.importXML(model).then(() => {
          showWhole(place, viewer.get('canvas'));
          return viewer;
        });
      });
    }
    place.mfaDrawing?.then((viewer) => {
      const canvas = viewer.get('canvas');
      const elements = viewer.get('elementRegistry');
      viewer.get('overlays').clear();
      (place.mfaMarks ?? []).forEach(([id, style]) => canvas.removeMarker(id, style));
      place.mfaMarks = Object.entries(marks)
        .filter(([id]) => elements.get(id))
        .map(([id, mark]) => [id, `mark-${mark.style}`, mark.sign]);
      place.mfaMarks.forEach(([id, style, sign]) => {
        canvas.addMarker(id, style);
        viewer.get('overlays').add(id, {
          position: { top: -16, left: -12 },
          scale: { min: 0.7 },
          html: `<span class="sign sign-${style.slice(5)}">${sign}</span>`,
        });
      });
    });
  };
})();
