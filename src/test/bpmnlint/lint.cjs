// Prints the rules that are on, and what they say of files, one a line: severity, rule, file, with tabs between.
// Usage: node lint.cjs CONFIG FILE …, in a directory where bpmnlint is installed.

const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const installed = require('node:module').createRequire(join(process.cwd(), 'package.json'));
const Linter = installed('bpmnlint/lib/linter');
const NodeResolver = installed('bpmnlint/lib/resolver/node-resolver');
const { BpmnModdle } = installed('bpmn-moddle');

const [config, ...files] = process.argv.slice(2).map(file => resolve(file));

// Rules remember what they saw: each file gets its own.
function linter() {
  return new Linter({ config: JSON.parse(readFileSync(config, 'utf8')), resolver: new NodeResolver() });
}

async function reports(file) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
  const found = await linter().lint(rootElement);
  return [
    ...warnings.map(() => ['error', 'import']),
    ...Object.entries(found).flatMap(([rule, all]) => all.map(({ category }) => [category, rule])),
  ];
}

async function run() {
  const { config: rules } = linter();
  for (const { name, category } of await linter().resolveRules(rules)) {
    console.log([category, name].join('\t'));
  }
  for (const file of files) {
    for (const report of await reports(file)) {
      console.log([...report, file].join('\t'));
    }
  }
}

run().catch(problem => {
  console.error(problem);
  process.exit(1);
});
