import type { ESTree, Plugin } from 'vite';

/** The engine and the contract only declare: nothing happens when they are loaded. */
export const pureRooms = /\/(engine|server\/contract)\/[^?]*\.ts$/;
/** What the client reads of an endpoint at run time. The rest serves the server and the types. */
const readOfEndpoints = new Set(['id', 'method', 'path']);
const harmless = new Set<ESTree.Expression['type']>([
  'ArrowFunctionExpression',
  'FunctionExpression',
  'Literal',
]);

/**
 * Lets a screen carry only those declarations of the pure rooms that it uses. A bundler keeps `const a = b()` even if
 * nobody reads it, as the call might do something; here each such value is marked as doing nothing. Endpoints lose
 * their schemas, and then nearly all schemas have no reader left.
 */
export const shakePureRooms: Plugin = {
  name: 'switchyard-shake-pure-rooms',
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { id: pureRooms },
    handler(code) {
      return valuesIn(this.parse(code)).reduceRight(
        (text, value) =>
          `${text.slice(0, value.start)}/* @__PURE__ */ (() => (${shortened(value, code)}))()${text.slice(value.end)}`,
        code,
      );
    },
  },
};

/**
 * The editor draws steps and never runs them. Of all definitions only the screen's evaluates expressions to run, and
 * with that it would bring their whole language along, a quarter of the editor.
 */
export const drawnNotRun: Plugin = {
  name: 'switchyard-drawn-not-run',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './answer.ts' && importer?.endsWith('/engine/steps/screen/definition.ts')
      ? '\0not-run'
      : undefined,
  load: (id) =>
    id === '\0not-run'
      ? "export const checkAnswer = () => { throw new Error('Steps are run by the server.'); };"
      : undefined,
};

/** The values of the module's constants. */
const valuesIn = (program: ESTree.Program): ESTree.Expression[] =>
  program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration') return [];
    return declared.declarations.flatMap(({ init }) => (init && !harmless.has(init.type) ? [init] : []));
  });

function shortened(value: ESTree.Expression, code: string): string {
  const source = ({ start, end }: ESTree.Span) => code.slice(start, end);
  if (value.type !== 'CallExpression' || source(value.callee) !== 'endpoint') return source(value);
  const [draft] = value.arguments;
  if (draft?.type !== 'ObjectExpression') return source(value);
  const parts = draft.properties.filter(
    (part) => part.type === 'Property' && readOfEndpoints.has(source(part.key)),
  );
  return `{${parts.map(source).join()}}`;
}
