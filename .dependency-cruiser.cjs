/**
 * Which part may know which. In src-main arrows point downwards only; each row may use its own row and those below.
 * scripts/layers.mjs runs it and checks that every source file was read.
 */
const rows = [
  ['shell', 'console'],
  ['desk'],
  ['sync', 'example', 'exports', 'documents', 'consumption'],
  ['ledger', 'intake'],
  ['billing'],
];
const folders = (names) => `^src-main/(${names.join('|')})/`;

const upwards = rows.slice(1).map((row, index) => ({
  name: `${row.join('-')}-points-downwards`,
  severity: 'error',
  from: { path: folders(row) },
  to: { path: folders(rows.slice(0, index + 1).flat()) },
}));

module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'every-folder-has-its-row',
      severity: 'error',
      from: { path: '^src-main/', pathNot: folders(rows.flat()) },
      to: {},
    },
    {
      name: 'nothing-outside-the-rows',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-main/', pathNot: folders(rows.flat()) },
    },
    {
      name: 'the-shell-and-the-console-are-two-programs',
      severity: 'error',
      from: { path: '^src-main/(shell|console)/' },
      to: { path: '^src-main/(shell|console)/', pathNot: '^src-main/$1/' },
    },
    {
      name: 'intake-knows-no-ledger',
      comment: 'Reading a document must not need a database. Where the workers lie is all it may ask.',
      severity: 'error',
      from: { path: '^src-main/intake/' },
      to: { path: '^src-main/ledger/', pathNot: '^src-main/ledger/worker-file\\.ts$' },
    },
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { path: '^src-', pathNot: ['^src-main/shell/', '^src-preload/index\\.ts$'] },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'the-interface-knows-the-contract-only',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: ['^src-main/', '^src-preload/(?!contract/)'] },
    },
    {
      name: 'the-interface-knows-no-node',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-border-knows-only-itself',
      comment: 'Besides the schemas, the keys of IBANs: pure, and the same on both sides.',
      severity: 'error',
      from: { path: '^src-preload/contract/' },
      to: { pathNot: ['^src-preload/contract/', '(^|node_modules/)(zod|ibantools)(/|$)'] },
    },
    {
      name: 'the-bridge-knows-the-contract-only',
      severity: 'error',
      from: { path: '^src-preload/index\\.ts$' },
      to: { path: '^src-(main|renderer)/' },
    },
    {
      name: 'nothing-knows-the-interface',
      severity: 'error',
      from: { path: '^src-(main|preload)/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'no-cycle',
      comment: 'A circle closed by types alone is none when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'everything-is-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // An arrow made of types alone is an arrow too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
