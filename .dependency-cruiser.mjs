// Who may import whom. Run by `npm run lint:code`.

/** Each of these folders of scripts/ imports only from the ones before it. */
const layers = ['contract', 'model', 'overlay', 'sandbox', 'check', 'docs']

const folder = (...names) => `^scripts/(${names.join('|')})/`

const layering = layers.slice(0, -1).map((layer, index) => ({
  name: `${layer}-imports-only-from-above`,
  comment: `Move what ${layer} needs into ${layer} or into a folder before it.`,
  severity: 'error',
  from: { path: folder(layer) },
  to: { path: folder(...layers.slice(index + 1)) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layering,
    {
      name: 'lint-imports-only-readers',
      comment: 'lint and generate share the readers in scripts/generate/source, nothing else.',
      severity: 'error',
      from: { path: folder('lint') },
      to: { path: folder('generate'), pathNot: folder('generate/source') },
    },
    {
      name: 'generate-does-not-import-lint',
      comment: 'Move what both need into scripts/generate/source or scripts/contract.',
      severity: 'error',
      from: { path: folder('generate') },
      to: { path: folder('lint') },
    },
    {
      name: 'no-circular-files',
      comment: 'Move what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circular-folders',
      comment: 'Move what both need into a third folder, or a file from one into the other.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
}
