// The drawing of a draft: bpmn-js with the tools for what a model may hold, and its channels to the page.
(() => {
  const mfa = (window.mfa = window.mfa || {});

  const MODELER = '/webjars/bpmn-js/8.0.0/dist/bpmn-modeler.production.min.js';
  const PHONE = '(max-width: 47.99rem)';
  const SAVE_AFTER = 400;
  const SHOW_AFTER = 100;
  const RETRIES = 'R5/PT1M';

  const attribute = (name, type = 'String') => ({ name, type, isAttr: true });

  // What our models hold of the engine's namespace.
  const CAMUNDA = {
    name: 'Camunda',
    prefix: 'camunda',
    uri: 'http://camunda.org/schema/1.0/bpmn',
    xml: { tagAlias: 'lowerCase' },
    associations: [],
    types: [
      {
        name: 'Asynchronous',
        isAbstract: true,
        extends: ['bpmn:FlowNode'],
        properties: [attribute('asyncBefore', 'Boolean'), attribute('asyncAfter', 'Boolean')],
      },
      {
        name: 'Calling',
        isAbstract: true,
        extends: ['bpmn:ServiceTask'],
        properties: [attribute('delegateExpression')],
      },
      {
        name: 'Assigned',
        isAbstract: true,
        extends: ['bpmn:UserTask'],
        properties: ['formKey', 'candidateGroups', 'assignee', 'dueDate'].map((name) => attribute(name)),
      },
      {
        name: 'Kept',
        isAbstract: true,
        extends: ['bpmn:Process'],
        properties: [attribute('versionTag'), attribute('historyTimeToLive')],
      },
      {
        name: 'FailedJobRetryTimeCycle',
        superClass: ['Element'],
        properties: [{ name: 'body', isBody: true, type: 'String' }],
      },
      {
        name: 'InputOutput',
        superClass: ['Element'],
        properties: [{ name: 'inputParameters', isMany: true, type: 'InputParameter' }],
      },
      {
        name: 'InputParameter',
        properties: [attribute('name'), { name: 'value', isBody: true, type: 'String' }],
      },
    ],
  };

  // Beginnings of ids, as the style guide has them.
  const PREFIXES = {
    'bpmn:StartEvent': 'startEvent',
    'bpmn:EndEvent': 'endEvent',
    'bpmn:IntermediateCatchEvent': 'catchEvent',
    'bpmn:BoundaryEvent': 'boundaryEvent',
    'bpmn:ServiceTask': 'serviceTask',
    'bpmn:UserTask': 'userTask',
    'bpmn:ExclusiveGateway': 'exclusiveGateway',
    'bpmn:EventBasedGateway': 'eventBasedGateway',
    'bpmn:SubProcess': 'subProcess',
    'bpmn:SequenceFlow': 'sequenceFlow',
    'bpmn:TextAnnotation': 'textAnnotation',
    'bpmn:Association': 'association',
    'bpmn:Message': 'message',
    'bpmn:TimerEventDefinition': 'timerDefinition',
    'bpmn:MessageEventDefinition': 'messageDefinition',
  };

  // What the page calls the elements.
  const TYPES = {
    'bpmn:Process': 'process',
    'bpmn:StartEvent': 'start',
    'bpmn:EndEvent': 'end',
    'bpmn:IntermediateCatchEvent': 'wait',
    'bpmn:BoundaryEvent': 'border',
    'bpmn:ServiceTask': 'action',
    'bpmn:UserTask': 'review',
    'bpmn:ExclusiveGateway': 'decision',
    'bpmn:EventBasedGateway': 'race',
    'bpmn:SubProcess': 'event-process',
    'bpmn:SequenceFlow': 'way',
    'bpmn:TextAnnotation': 'note',
  };

  // An id that nobody chose yet: it follows the name.
  const UNNAMED = /_new\d+(?=_|$)/;

  // What can be put into a drawing, with its icon; the words come from the page.
  const KINDS = {
    'service-task': { type: 'bpmn:ServiceTask', icon: 'service-task' },
    'user-task': { type: 'bpmn:UserTask', icon: 'user-task' },
    timer: { type: 'bpmn:IntermediateCatchEvent', trigger: 'Timer', icon: 'intermediate-event-catch-timer' },
    message: { type: 'bpmn:IntermediateCatchEvent', trigger: 'Message', icon: 'intermediate-event-catch-message' },
    gateway: { type: 'bpmn:ExclusiveGateway', icon: 'gateway-xor' },
    'event-choice': { type: 'bpmn:EventBasedGateway', icon: 'gateway-eventbased' },
    end: { type: 'bpmn:EndEvent', icon: 'end-event-none' },
    'event-process': { type: 'bpmn:SubProcess', icon: 'event-subprocess-expanded' },
    note: { type: 'bpmn:TextAnnotation', icon: 'text-annotation' },
    'border-timer': { type: 'bpmn:BoundaryEvent', trigger: 'Timer', icon: 'intermediate-event-catch-non-interrupting-timer' },
    'border-message': { type: 'bpmn:BoundaryEvent', trigger: 'Message', icon: 'intermediate-event-catch-non-interrupting-message' },
  };
  const PALETTE = ['service-task', 'user-task', 'timer', 'message', 'gateway', 'event-choice', 'end', 'event-process', 'note'];
  const NEXT = ['service-task', 'user-task', 'timer', 'message', 'gateway', 'event-choice', 'end'];
  const NODES = Object.keys(PREFIXES).slice(0, 8);

  const is = (element, ...types) => types.includes((element.businessObject || element).$type);
  const isTrigger = (definition, kind) => definition && definition.$type === `bpmn:${kind}EventDefinition`;
  const triggerOf = (bo) => (bo.eventDefinitions || [])[0];

  // What may follow an element, by kinds.
  const following = (element) => {
    if (is(element, 'bpmn:EventBasedGateway')) return ['timer', 'message'];
    if (is(element, 'bpmn:UserTask')) return [...NEXT, 'border-timer', 'border-message'];
    return is(element, ...NODES) && !is(element, 'bpmn:EndEvent') ? NEXT : [];
  };

  let loading;

  // Viewer and modeler call themselves by the same name; the other pages keep theirs.
  const load = () =>
    (loading ??= new Promise((done, failed) => {
      const viewer = window.BpmnJS;
      const script = document.createElement('script');
      script.src = MODELER;
      script.onload = () => {
        const modeler = window.BpmnJS;
        window.BpmnJS = viewer;
        done(modeler);
      };
      script.onerror = () => {
        loading = undefined;
        failed(new Error('The editor could not be loaded.'));
      };
      document.head.append(script);
    }));

  // Makes shapes and puts them where they belong.
  function Toolbox(elementFactory, bpmnFactory, modeling, create, eventBus, elementRegistry) {
    this.shape = (kind) => {
      const { type, trigger } = KINDS[kind];
      const businessObject = bpmnFactory.create(type);
      if (trigger) {
        const definition = bpmnFactory.create(`bpmn:${trigger}EventDefinition`);
        definition.$parent = businessObject;
        businessObject.eventDefinitions = [definition];
      }
      if (type === 'bpmn:BoundaryEvent') businessObject.cancelActivity = false;
      if (type === 'bpmn:ServiceTask') {
        businessObject.set('camunda:asyncBefore', true);
        businessObject.extensionElements = this.extensions(businessObject, [this.retries()]);
      }
      if (type === 'bpmn:SubProcess') businessObject.triggeredByEvent = true;
      return elementFactory.createShape({ type, businessObject, isExpanded: type === 'bpmn:SubProcess' || undefined });
    };

    this.retries = () => bpmnFactory.create('camunda:FailedJobRetryTimeCycle', { body: RETRIES });

    this.extensions = (businessObject, values) => {
      const extensions = bpmnFactory.create('bpmn:ExtensionElements', { values });
      extensions.$parent = businessObject;
      values.forEach((value) => (value.$parent = extensions));
      return extensions;
    };

    this.drag = (event, kind) => {
      const shape = this.shape(kind);
      create.start(event, kind === 'event-process' ? [shape, this.startOf(shape)] : shape);
    };

    this.startOf = (parent) => {
      const businessObject = bpmnFactory.create('bpmn:StartEvent', { isInterrupting: true });
      const definition = bpmnFactory.create('bpmn:MessageEventDefinition');
      definition.$parent = businessObject;
      businessObject.eventDefinitions = [definition];
      return elementFactory.createShape({ type: 'bpmn:StartEvent', businessObject, x: 40, y: 82, parent });
    };

    this.add = (element, kind) => {
      if (!kind.startsWith('border-')) return this.append(element, this.shape(kind));
      return modeling.createShape(this.shape(kind), this.border(element), element, { attach: true });
    };

    // Where the library would put it, or below that where something stands already.
    this.append = (source, shape) => {
      const first = eventBus.fire('autoPlace', { source, shape });
      const place = [0, 1, 2, 3, 4, 5, 6].map((row) => ({ x: first.x, y: first.y + row * 110 })).find((at) => this.isFree(shape, at));
      return modeling.appendShape(source, shape, place || first, source.parent);
    };

    this.isFree = (shape, { x, y }) =>
      elementRegistry
        .filter((other) => !other.waypoints && other.parent && !is(other, 'bpmn:SubProcess'))
        .every((other) =>
          Math.abs(other.x + other.width / 2 - x) > (other.width + shape.width) / 2 + 10 ||
          Math.abs(other.y + other.height / 2 - y) > (other.height + shape.height) / 2 + 10);

    // The first free place at the lower, then at the upper border.
    this.border = (host) => {
      const taken = host.attachers.map((shape) => ({ x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 }));
      const places = [host.y + host.height, host.y].flatMap((y) =>
        [host.width - 20, host.width / 2, 20].map((x) => ({ x: host.x + x, y })));
      return places.find((place) => taken.every((other) => Math.hypot(other.x - place.x, other.y - place.y) > 30)) || places[0];
    };
  }
  Toolbox.$inject = ['elementFactory', 'bpmnFactory', 'modeling', 'create', 'eventBus', 'elementRegistry'];

  function Palette(palette, toolbox, words, handTool, lassoTool, spaceTool, globalConnect) {
    const tool = (name, icon, click) => ({
      group: 'tools', className: `bpmn-icon-${icon}`, title: words[name], action: { click },
    });
    this.getPaletteEntries = () => {
      const entries = {
        hand: tool('hand', 'hand-tool', (event) => handTool.activateHand(event)),
        lasso: tool('lasso', 'lasso-tool', (event) => lassoTool.activateSelection(event)),
        space: tool('space', 'space-tool', (event) => spaceTool.activateSelection(event)),
        connect: tool('connect', 'connection-multi', (event) => globalConnect.toggle(event)),
        line: { group: 'tools', separator: true },
      };
      PALETTE.forEach((kind) => {
        const drag = (event) => toolbox.drag(event, kind);
        entries[`create-${kind}`] = {
          group: 'create', className: `bpmn-icon-${KINDS[kind].icon}`, title: words[kind],
          action: { dragstart: drag, click: drag },
        };
      });
      return entries;
    };
    palette.registerProvider(this);
  }
  Palette.$inject = ['palette', 'toolbox', 'words', 'handTool', 'lassoTool', 'spaceTool', 'globalConnect'];

  function ContextPad(contextPad, toolbox, words, connect, modeling, create) {
    const entry = (group, icon, title, action) => ({ group, className: `bpmn-icon-${icon}`, title, action });
    this.getContextPadEntries = (element) => {
      if (element.type === 'label') return {};
      const entries = {};
      following(element).forEach((kind) => {
        const add = () => toolbox.add(element, kind);
        const drag = (event) => create.start(event, toolbox.shape(kind), { source: element });
        entries[`append-${kind}`] = entry('model', KINDS[kind].icon, words[kind],
          kind.startsWith('border-') ? { click: add } : { click: add, dragstart: drag });
      });
      const start = (event) => connect.start(event, element);
      if (following(element).length || is(element, 'bpmn:TextAnnotation')) {
        entries.connect = entry('connect', 'connection-multi', words.connect, { click: start, dragstart: start });
      }
      entries.delete = entry('edit', 'trash', words.delete, { click: () => modeling.removeElements([element]) });
      return entries;
    };
    contextPad.registerProvider(this);
  }
  ContextPad.$inject = ['contextPad', 'toolbox', 'words', 'connect', 'modeling', 'create'];

  // Nothing but a user task has events at its border.
  function Borders(eventBus) {
    const isBorder = (target) => target && is(target, 'bpmn:ServiceTask', 'bpmn:SubProcess');
    eventBus.on('commandStack.shape.attach.canExecute', 2000, ({ context }) =>
      isBorder(context.target) ? false : undefined);
  }
  Borders.$inject = ['eventBus'];

  // Ids as the style guide wants them: told by the type at first, and by the name as soon as there is one.
  function Ids(bpmnFactory, moddle, eventBus, modeling) {
    const { ids } = moddle;
    const ensure = bpmnFactory._ensureId.bind(bpmnFactory);
    const free = (start, number) => (ids.assigned(start + number) ? free(start, number + 1) : start + number);

    bpmnFactory._ensureId = (element) => {
      const prefix = PREFIXES[element.$type];
      if (element.id || !prefix) return ensure(element);
      element.id = free(`${prefix}_new`, 1);
      ids.claim(element.id, element);
    };

    this.unique = (id) => (ids.assigned(id) ? free(id, 2) : id);
    this.isFree = (id) => !ids.assigned(id);
    this.camelCase = (name) =>
      name
        .normalize('NFKD')
        .replace(/[\u0300-\u036f'’]/g, '')
        .split(/[^A-Za-z0-9]+/)
        .filter(Boolean)
        .map((word, at) => (at ? word[0].toUpperCase() : word[0].toLowerCase()) + word.slice(1))
        .join('')
        .replace(/^\d+/, '')
        .slice(0, 60);

    const tail = (element) => element.id.slice(element.id.indexOf('_') + 1);
    const ofFlow = (flow) => `sequenceFlow_${tail(flow.source)}_to_${tail(flow.target)}`;

    this.change = (element, id) => {
      modeling.updateProperties(element, { id, di: { id: `${id}_di` } });
      const definition = triggerOf(element.businessObject);
      if (definition && UNNAMED.test(definition.id)) {
        definition.id = this.unique(`${PREFIXES[definition.$type]}_${tail(element)}`);
      }
      [...(element.incoming || []), ...(element.outgoing || [])].forEach((flow) => this.follow(flow));
    };

    this.follow = (flow) => {
      if (is(flow, 'bpmn:SequenceFlow') && UNNAMED.test(flow.id) && flow.source && flow.target) {
        const id = ofFlow(flow);
        if (id !== flow.id) this.change(flow, this.unique(id));
      }
    };

    this.name = (element) => {
      const name = this.camelCase(element.businessObject.name || '');
      if (name && UNNAMED.test(element.id) && !is(element, 'bpmn:SequenceFlow')) {
        this.change(element, this.unique(`${PREFIXES[element.type]}_${name}`));
      }
    };

    eventBus.on('commandStack.connection.create.postExecuted', ({ context }) => this.follow(context.connection));
    eventBus.on('commandStack.element.updateLabel.postExecuted', ({ context }) => {
      const element = context.element.labelTarget || context.element;
      if (PREFIXES[element.type]) this.name(element);
    });
  }
  Ids.$inject = ['bpmnFactory', 'moddle', 'eventBus', 'modeling'];

  // Gives values to the page one at a time, so that a call stays as short as one of them: while the page has not
  // answered, only the newest waits.
  class Channel {
    constructor(element, sending = () => {}) {
      Object.assign(this, { element, sending });
    }

    // Done when the page has this value, or a newer one.
    send(value) {
      this.waiting = value;
      this.taken ??= this.deliver();
      return this.taken;
    }

    async deliver() {
      while (this.waiting !== undefined) {
        await new Promise((heard) => {
          this.element.heard = heard;
          this.element.value = this.waiting;
          this.sending(this.waiting);
          this.waiting = undefined;
          this.element.dispatchEvent(new CustomEvent('told'));
        });
      }
      this.taken = undefined;
    }
  }

  class Editor {
    /**
     * @param place where it is drawn
     * @param file gives a changed file to the page
     * @param state gives the page what is selected
     * @param draft with its model, the revision of that, the most bytes of it, and words for the tools
     */
    constructor(place, file, state, { draft, model, revision, max, outline, words }) {
      Object.assign(this, { place, draft, model, revision, max, words, shown: [], keys: 0 });
      this.maxOutline = outline;
      this.file = new Channel(file, (given) => {
        this.given = given;
        file.revision = this.revision;
      });
      this.state = new Channel(state);
      this.phone = window.matchMedia(PHONE);
      this.again = () => (this.place.isConnected ? this.restart() : this.end());
      this.ready = this.start();
    }

    async start() {
      const Modeler = await load();
      if (this.ended) return;
      this.phone.addEventListener('change', this.again);
      this.flush = () => (this.place.isConnected ? this.write() : this.end());
      window.addEventListener('pagehide', this.flush);
      const unsent = this.unsent();
      Object.assign(this, unsent);
      this.sizes = new ResizeObserver(() => this.resized());
      this.sizes.observe(this.place);
      await this.open(Modeler);
      if (unsent) this.give(unsent.model);
      else sessionStorage.removeItem(this.draft);
    }

    // What could not be sent before the page went away. Where something else was saved since, the page asks which of
    // the two stays; not where that came from here as well, and only its answer was lost.
    unsent() {
      try {
        const { revision, model, given } = JSON.parse(sessionStorage.getItem(this.draft)) || {};
        if (!model || model === this.model) return undefined;
        return { model, revision: given === this.model ? this.revision : revision };
      } catch {
        return undefined;
      }
    }

    keep() {
      const { revision, model, given } = this;
      try {
        sessionStorage.setItem(this.draft, JSON.stringify({ revision, model, given }));
      } catch {
        // No room: the page still has it.
      }
    }

    // The page has stored the file that it was given.
    saved(revision) {
      this.revision = revision;
      if (this.saving || this.tooLarge || this.file.waiting !== undefined) this.keep();
      else sessionStorage.removeItem(this.draft);
    }

    async open(Modeler) {
      this.Modeler = Modeler;
      this.drawn = false;
      this.editable = !this.phone.matches;
      this.elements = new Map();
      this.keyOf = new WeakMap();
      this.place.replaceChildren();
      this.modeler = this.editable
        ? new Modeler({
            container: this.place,
            bpmnRenderer: mfa.DRAWING,
            keyboard: { bindTo: this.place },
            moddleExtensions: { camunda: CAMUNDA },
            additionalModules: [
              {
                __init__: ['borders', 'elementIds'],
                words: ['value', this.words],
                toolbox: ['type', Toolbox],
                paletteProvider: ['type', Palette],
                contextPadProvider: ['type', ContextPad],
                borders: ['type', Borders],
                elementIds: ['type', Ids],
              },
            ],
          })
        : new Modeler.NavigatedViewer({
            container: this.place,
            bpmnRenderer: mfa.DRAWING,
            moddleExtensions: { camunda: CAMUNDA },
          });
      this.listen();
      await this.modeler.importXML(this.model);
      this.drawn = true;
      this.fit();
      this.mark();
      this.tell();
    }

    get(service) {
      return this.modeler.get(service);
    }

    listen() {
      this.modeler.on(['selection.changed', 'elements.changed'], () => this.tellSoon());
      this.modeler.on('commandStack.changed', () => {
        this.tellSoon();
        clearTimeout(this.saving);
        this.saving = setTimeout(() => this.write(), SAVE_AFTER);
      });
      this.place.onwheel = () => (this.fitted = false);
      this.place.onmousedown = (event) => {
        this.fitted = false;
        if (!event.target.closest('[contenteditable]')) this.place.focus({ preventScroll: true });
      };
    }

    // A turned phone, or a window made small: the same file in the other way.
    async restart() {
      await this.ready;
      await this.write();
      this.modeler.destroy();
      await this.open(this.Modeler);
    }

    end() {
      this.ended = true;
      this.phone.removeEventListener('change', this.again);
      window.removeEventListener('pagehide', this.flush);
      this.sizes?.disconnect();
      clearTimeout(this.saving);
      clearTimeout(this.telling);
      if (this.modeler) this.modeler.destroy();
    }

    // Done when the page has the last change, also one that is made meanwhile.
    async save() {
      await this.ready.catch(() => {});
      do {
        await this.write();
        await this.file.taken;
        await this.state.taken;
      } while (this.saving);
    }

    // Keeps a change in the browser and gives it to the page; done when it is kept.
    write() {
      if (this.saving) {
        clearTimeout(this.saving);
        this.saving = undefined;
        this.written = this.writeDown();
      }
      return this.written;
    }

    async writeDown() {
      const { xml } = await this.modeler.saveXML({ format: true });
      this.model = xml;
      this.keep();
      this.give(xml);
    }

    // A file that is too large stays here: the page is told that, and a call with it would be refused as a whole.
    give(xml) {
      this.tooLarge = new Blob([xml]).size > this.max;
      if (this.tooLarge) this.tell();
      else this.file.send(xml);
    }

    tellSoon() {
      clearTimeout(this.telling);
      this.telling = setTimeout(() => this.tell(), SHOW_AFTER);
    }

    tell() {
      const stack = this.editable && this.get('commandStack');
      const state = {
        selected: this.describe(this.selected()),
        outline: this.outline(),
        editable: this.editable,
        canUndo: Boolean(stack && stack.canUndo()),
        canRedo: Boolean(stack && stack.canRedo()),
        tooLarge: Boolean(this.tooLarge),
      };
      this.state.send(JSON.stringify(state));
    }

    selected() {
      const chosen = this.get('selection', false)?.get() || [];
      const element = chosen.length === 1 ? chosen[0] : this.get('canvas').getRootElement();
      return element.labelTarget || element;
    }

    // As many as a call has room for.
    outline() {
      const all = this.elementsInOrder();
      while (JSON.stringify(all).length > this.maxOutline) all.length = Math.floor(all.length * 0.8);
      return all;
    }

    elementsInOrder() {
      return this.get('elementRegistry')
        .filter((element) => element.type !== 'label' && is(element, ...NODES, 'bpmn:SubProcess', 'bpmn:SequenceFlow'))
        .map((element) => ({ element, place: this.middle(element) }))
        .sort((one, other) => one.place.x - other.place.x || one.place.y - other.place.y)
        .map(({ element }) => ({ ...this.headline(element), from: this.name(element.source), to: this.name(element.target) }));
    }

    middle(element) {
      return element.waypoints ? element.waypoints[0] : element;
    }

    name(element) {
      return element ? element.businessObject.name || element.id : '';
    }

    headline(element) {
      const bo = element.businessObject;
      const definition = triggerOf(bo);
      return {
        id: element.id,
        type: TYPES[bo.$type] || 'other',
        trigger: definition ? definition.$type.replace(/^bpmn:|EventDefinition$/g, '').toLowerCase() : '',
        name: bo.name || bo.text || '',
      };
    }

    describe(element) {
      const bo = element.businessObject;
      const gateway = element.source && is(element.source, 'bpmn:ExclusiveGateway') && element.source.businessObject;
      const input = (this.extension(bo, 'camunda:InputOutput')?.inputParameters || [])[0];
      const definition = triggerOf(bo);
      const timer = isTrigger(definition, 'Timer') && (definition.timeCycle || definition.timeDuration);
      const text = (value) => value || '';
      return {
        key: this.key(element),
        ...this.headline(element),
        documentation: text((bo.documentation || [])[0]?.text),
        delegate: text(bo.get('camunda:delegateExpression')),
        input: text(input?.value),
        form: text(bo.get('camunda:formKey')),
        group: text(bo.get('camunda:candidateGroups')),
        assignee: text(bo.get('camunda:assignee')),
        due: text(bo.get('camunda:dueDate')),
        message: text(isTrigger(definition, 'Message') && definition.messageRef?.name),
        time: text(timer && timer.body),
        repeats: Boolean(timer && definition.timeCycle),
        side: bo.cancelActivity === false || (bo.isInterrupting === false && is(element, 'bpmn:StartEvent')),
        decides: Boolean(gateway),
        standard: Boolean(gateway && gateway.default === bo),
        condition: text(bo.conditionExpression?.body),
        versionTag: text(bo.get('camunda:versionTag')),
        timeToLive: text(bo.get('camunda:historyTimeToLive')),
        nested: Boolean(element.parent && is(element.parent, 'bpmn:SubProcess')),
        next: following(element),
      };
    }

    // Names an element to the page, whatever becomes of its id.
    key(element) {
      if (!this.keyOf.has(element)) {
        this.keys += 1;
        this.keyOf.set(element, this.keys);
        this.elements.set(this.keys, element);
      }
      return this.keyOf.get(element);
    }

    extension(bo, type) {
      return (bo.extensionElements?.values || []).find((value) => value.$type === type);
    }

    // From here on: what the page asks for.

    async change(key, work) {
      await this.ready;
      const element = this.elements.get(key);
      const there = element && this.get('elementRegistry').get(element.id) === element;
      if (this.editable && there) work(element, this.get('modeling'), this.get('bpmnFactory'));
    }

    rename(key, name) {
      return this.change(key, (element, modeling) => {
        if (is(element, 'bpmn:Process')) modeling.updateProperties(element, { name: name || undefined });
        else modeling.updateLabel(element, name);
      });
    }

    identify(key, wanted) {
      return this.change(key, (element) => {
        const ids = this.get('elementIds');
        if (ids.isFree(wanted)) ids.change(element, wanted);
        this.tellSoon();
      });
    }

    document(key, text) {
      return this.change(key, (element, modeling, factory) =>
        modeling.updateProperties(element, {
          documentation: text ? [factory.create('bpmn:Documentation', { text })] : [],
        }));
    }

    set(key, name, value) {
      return this.change(key, (element, modeling) =>
        modeling.updateProperties(element, { [name]: value === '' ? undefined : value }));
    }

    call(key, delegate, input, value) {
      return this.change(key, (element, modeling, factory) => {
        const bo = element.businessObject;
        const values = [this.extension(bo, 'camunda:FailedJobRetryTimeCycle') || this.get('toolbox').retries()];
        if (input) {
          const parameter = factory.create('camunda:InputParameter', { name: input, value });
          const io = factory.create('camunda:InputOutput', { inputParameters: [parameter] });
          parameter.$parent = io;
          values.push(io);
        }
        modeling.updateProperties(element, {
          'camunda:delegateExpression': delegate,
          'camunda:asyncBefore': true,
          extensionElements: this.get('toolbox').extensions(bo, values),
        });
      });
    }

    wait(key, value, repeats) {
      return this.change(key, (element, modeling, factory) => {
        const expression = factory.create('bpmn:FormalExpression', { body: value });
        this.trigger(element, modeling, 'Timer', value ? { [repeats ? 'timeCycle' : 'timeDuration']: expression } : {});
      });
    }

    hear(key, name) {
      return this.change(key, (element, modeling) =>
        this.trigger(element, modeling, 'Message', name ? { messageRef: this.message(name) } : {}));
    }

    trigger(element, modeling, kind, attributes) {
      const bo = element.businessObject;
      const before = triggerOf(bo);
      const id = isTrigger(before, kind) ? { id: before.id } : {};
      const definition = this.get('bpmnFactory').create(`bpmn:${kind}EventDefinition`, { ...id, ...attributes });
      definition.$parent = bo;
      Object.values(attributes).forEach((value) => value.$type === 'bpmn:FormalExpression' && (value.$parent = definition));
      modeling.updateProperties(element, { eventDefinitions: [definition] });
    }

    message(name) {
      const definitions = this.modeler.getDefinitions();
      const known = definitions.rootElements.find((root) => root.$type === 'bpmn:Message' && root.name === name);
      if (known) return known;
      const ids = this.get('elementIds');
      const id = ids.unique(`message_${ids.camelCase(name.slice(name.lastIndexOf('.') + 1))}`);
      const message = this.get('bpmnFactory').create('bpmn:Message', { id, name });
      message.$parent = definitions;
      definitions.rootElements.push(message);
      return message;
    }

    goOnBeside(key, beside) {
      return this.change(key, (element, modeling) =>
        modeling.updateProperties(element, { [is(element, 'bpmn:StartEvent') ? 'isInterrupting' : 'cancelActivity']: !beside }));
    }

    // An empty condition makes the way the one that is taken otherwise.
    decide(key, condition) {
      return this.change(key, (element, modeling, factory) => {
        const gateway = element.source.businessObject;
        if (!condition) {
          modeling.updateProperties(element, { conditionExpression: undefined });
          modeling.updateProperties(element.source, { default: element });
          return;
        }
        if (gateway.default === element.businessObject) modeling.updateProperties(element.source, { default: undefined });
        const conditionExpression = factory.create('bpmn:FormalExpression', { body: condition });
        conditionExpression.$parent = element.businessObject;
        modeling.updateProperties(element, { conditionExpression });
      });
    }

    add(key, kind) {
      return this.change(key, (element) => this.focus(this.get('toolbox').add(element, kind)));
    }

    lead(key, target) {
      return this.change(key, (element, modeling) => {
        const to = this.get('elementRegistry').get(target);
        if (to && this.get('rules').allowed('connection.create', { source: element, target: to })) {
          this.focus(modeling.connect(element, to));
        } else {
          this.tellSoon();
        }
      });
    }

    remove(key) {
      return this.change(key, (element, modeling) => modeling.removeElements([element]));
    }

    async select(id) {
      await this.ready;
      const element = this.get('elementRegistry').get(id);
      this.focus(element || this.get('canvas').getRootElement());
    }

    focus(element) {
      const canvas = this.get('canvas');
      this.get('selection', false)?.select(element === canvas.getRootElement() ? null : element);
      if (element !== canvas.getRootElement()) this.scrollTo(element, canvas);
      this.tellSoon();
    }

    scrollTo(element, canvas) {
      const view = canvas.viewbox();
      const { x, y } = this.middle(element);
      const margin = 60 / view.scale;
      const inside = x > view.x + margin && x < view.x + view.width - 3 * margin && y > view.y + margin && y < view.y + view.height - 2 * margin;
      if (!inside) {
        this.fitted = false;
        canvas.viewbox({ ...view, x: x - view.width / 2, y: y - view.height / 2, width: view.width, height: view.height });
      }
    }

    async act(action) {
      await this.ready;
      if (this.editable) this.get('editorActions').trigger(action);
    }

    // The drawing as it is here, stored or not.
    async download(name) {
      await this.ready;
      const { xml } = await this.modeler.saveXML({ format: true });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    }

    async zoom(step) {
      await this.ready;
      const canvas = this.get('canvas');
      this.fitted = false;
      if (step) canvas.zoom(canvas.zoom() * (step > 0 ? 1.25 : 0.8), 'auto');
      else this.fit();
    }

    // What showed all of the drawing goes on to do so.
    resized() {
      if (!this.drawn || !this.place.clientWidth) return;
      this.get('canvas').resized();
      if (this.fitted) this.fit();
    }

    // All of the drawing, beside the tools.
    fit() {
      this.fitted = true;
      const canvas = this.get('canvas');
      const { inner, outer } = canvas.viewbox();
      const left = this.editable ? 120 : 20;
      const scale = Math.min(1, (outer.width - left - 20) / inner.width, (outer.height - 40) / inner.height);
      canvas.viewbox({
        x: inner.x - left / scale, y: inner.y - 20 / scale, width: outer.width / scale, height: outer.height / scale,
      });
    }

    // Each with id, error and text.
    async findings(found) {
      this.found = found;
      await this.ready;
      this.mark();
    }

    mark() {
      const canvas = this.get('canvas');
      const overlays = this.get('overlays');
      const registry = this.get('elementRegistry');
      overlays.remove({ type: 'finding' });
      this.shown.filter(({ id }) => registry.get(id)).forEach(({ id, name }) => canvas.removeMarker(id, name));
      this.shown = [];
      const root = canvas.getRootElement();
      (this.found || []).forEach(({ id, error, text }) => {
        const element = registry.get(id);
        if (!element || element === root || this.shown.some((other) => other.id === id)) return;
        const name = error ? 'finding-error' : 'finding-warning';
        this.shown.push({ id, name });
        canvas.addMarker(id, name);
        if (!element.waypoints) overlays.add(id, 'finding', { position: { top: -10, left: -10 }, html: this.badge(error, text) });
      });
    }

    badge(error, text) {
      const badge = document.createElement('span');
      badge.className = `finding-badge ${error ? 'error' : 'warning'}`;
      badge.textContent = error ? '!' : '?';
      badge.title = text;
      return badge;
    }

    // Another file, such as the one that another page saved.
    async replace(model, revision) {
      await this.ready;
      this.revision = revision;
      sessionStorage.removeItem(this.draft);
      clearTimeout(this.saving);
      this.saving = undefined;
      this.tooLarge = false;
      this.model = model;
      this.modeler.destroy();
      await this.open(this.Modeler);
    }
  }

  mfa.editProcess = (host, place, file, state, draft) => {
    host.editor?.end();
    host.editor = new Editor(place, file, state, draft);
  };
})();
