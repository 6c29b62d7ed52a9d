/** Who may import whom. Run by `npm run imports` and by the architecture test. */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule(
      'no-circles',
      'A circle hides who depends on whom.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'core-is-pure',
      'The core knows itself, zod, xstate, croner (asked for times only) and the expression libraries.',
      { path: '^engine/core' },
      { pathNot: ['^engine/(core|records)', 'node_modules/(zod|xstate|croner|@marcbachmann/cel-js|re2js)'] },
    ),
    rule(
      'describe-is-pure',
      'Descriptions come from definitions alone.',
      { path: '^engine/(describe|records)' },
      { pathNot: ['^engine/(core|describe|records)', 'node_modules/zod'] },
    ),
    rule(
      'classifier-is-pure',
      'Texts are classified by itself and the language detector; it runs in worker threads and knows no cases.',
      { path: '^engine/classifier' },
      { pathNot: ['^engine/classifier', '(^|node_modules/)eld/'] },
    ),
    rule(
      'definitions-are-pure',
      'The builder loads definitions; executors stay on the server.',
      { path: '^engine/steps/.+/definition\\.ts$|^engine/steps/definitions\\.ts$' },
      { path: ['executor', '^engine/runtime', '^server', '^builder'] },
    ),
    rule(
      'rules-are-pure',
      'Rules of the desk are decided without a database.',
      { path: '^server/(desk/.+|assistant)/rules\\.ts$' },
      { path: ['records\\.ts$', '^server/(store|http|accounts|channels)'] },
    ),
    rule(
      'engine-stands-alone',
      'The engine knows nothing of HTTP, SQL or React.',
      { path: '^engine' },
      {
        path: ['^server', '^builder', 'node_modules/(express|kysely|better-sqlite3|react|reactflow|@xyflow)'],
      },
    ),
    rule(
      'steps-are-strangers',
      'A step never imports another step.',
      { path: '^engine/steps/([^/]+)/' },
      { path: '^engine/steps/([^/]+)/', pathNot: '^engine/steps/$1/' },
    ),
    rule(
      'builder-has-two-doors',
      'The builder reaches the rest through engine/browser.ts and server/client.ts.',
      { path: '^builder' },
      { path: '^(engine|server)', pathNot: ['^engine/browser\\.ts$', '^server/client\\.ts$'] },
    ),
    rule(
      'sql-has-a-room',
      'SQL is written in the store and in records files only.',
      {
        path: '^(engine|server|builder)',
        pathNot: ['^server/store', '^server/.+/[a-z-]*records\\.ts$', '^server/.+/tables\\.ts$'],
      },
      { path: 'node_modules/(kysely|better-sqlite3)' },
    ),
    rule(
      'canvas-owns-react-flow',
      'React Flow stays behind the canvas folder.',
      { pathNot: '^builder/editor/canvas' },
      { path: 'node_modules/(reactflow|@xyflow)' },
    ),
    rule(
      'express-has-a-room',
      'Express stays behind the HTTP rooms.',
      { pathNot: ['^server/http', '^server/channels/webform'] },
      { path: 'node_modules/express/' },
    ),
    rule(
      'features-have-fronts',
      'A desk feature uses another through its index.ts.',
      { path: '^server/desk/([^/]+)/' },
      { path: '^server/desk/([^/]+)/', pathNot: ['^server/desk/$1/', '/index\\.ts$', '/rules\\.ts$'] },
    ),
    rule(
      'client-is-browser-safe',
      'What the builder loads of the server is the contract.',
      { path: '^server/(contract|client)' },
      {
        path: [
          '^server/(store|http|desk|accounts|automation|channels)',
          '^engine/(runtime|steps/.+/executor)',
        ],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
