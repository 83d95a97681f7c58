// Every command of the repository and of the package with its options: what `--help` prints and what the guides show.
import type { Command } from './command.ts'

const known = <const Of extends Command>(command: Of): Of => command

const overlay = {
  value: 'FILE',
  text: 'for a deployment that differs from the contract like this OpenAPI Overlay',
} as const

export const sandbox = known({
  name: 'sandbox',
  does: 'Serves a mock of the contract that knows accounts, codes, tokens and a password policy.',
  options: {
    port: { value: 'NUMBER', text: '0 takes a free one', default: '4010' },
    host: { value: 'ADDRESS', text: 'where to listen', default: '127.0.0.1' },
    'allow-host': {
      value: 'NAME',
      text: 'another name under which /_sandbox/ may be asked',
      repeats: true,
    },
    cert: { value: 'FILE', text: 'with --key: serve HTTPS with this certificate (PEM)' },
    key: { value: 'FILE', text: 'with --cert: its key (PEM)' },
    product: { value: 'NAME', text: 'which product responds on paths that name none' },
    data: { value: 'FILE', text: 'accounts, codes, tokens and policy, as YAML or JSON' },
    overlay,
    watch: { text: 'start anew whenever the data file changes' },
    language: { value: 'en|zh', text: 'of messages if a request asks for none', default: 'en' },
    strict: { text: 'refuse requests that violate the contract' },
    'single-use': { text: 'a code works once' },
    'code-lifetime': { value: 'SECONDS', text: 'a code works for so long' },
    'code-attempts': { value: 'NUMBER', text: 'a code works until so many wrong ones were tried' },
    log: { value: 'text|json', text: 'how requests are logged', default: 'text' },
    'write-profile': {
      value: 'FILE',
      text: 'write a profile with which the check tries everything here; replaces one of its own',
    },
  },
  example: '--product oneaccess --single-use',
})

export const check = known({
  name: 'check',
  needs: '--profile FILE | --target URL | --new-profile FILE',
  does: 'Tests whether a deployment does what the contract and its catalog say.',
  options: {
    profile: {
      value: 'FILE',
      text: 'what the check may know and do; the deployment is its baseUrl',
    },
    target: {
      value: 'URL',
      text: 'a sandbox on this machine, such as http://127.0.0.1:4010, without a profile',
    },
    product: { value: 'NAME', text: 'with --target: the product that is checked' },
    'new-profile': { value: 'FILE', text: 'write a commented profile to fill in' },
    plan: { text: 'print what would be sent, with its effects, and send nothing' },
    only: {
      value: 'TEXT',
      text: 'only operations, codes, conditions, products or effects of this name',
      repeats: true,
    },
    skip: { value: 'TEXT', text: 'all but these', repeats: true },
    language: { value: 'en|zh', text: 'ask in this language only' },
    report: {
      value: 'DIR',
      text: 'also write report.json, junit.xml, HTML and summary.md there',
    },
    since: { value: 'FILE', text: 'also compare with an earlier report.json' },
    overlay: {
      value: 'FILE',
      text: "check against the contract with this OpenAPI Overlay; else the profile's",
    },
    'write-overlay': {
      value: 'FILE',
      text: 'write what the deployment does otherwise as an overlay to review',
    },
  },
  example: '--profile tenant.yaml --plan',
  exitCodes: '0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment or usage',
})

export const password = known({
  name: 'password',
  needs: '--profile FILE --label LABEL',
  does: 'Prints a password that a check derived from the passwordSeed of a profile.',
  options: {
    profile: { value: 'FILE', text: 'that the check had' },
    label: { value: 'LABEL', text: 'of the run; the report has it' },
    number: { value: 'NUMBER', text: 'which of the run; the report has it', default: '0' },
  },
  example: '--profile tenant.yaml --label 2030-01-31',
})

const port = { value: 'NUMBER', text: '0 takes a free one', default: '4020' } as const

export const docs = known({
  name: 'docs',
  does: 'Builds the documentation as a site that opens from disk.',
  options: {
    out: { value: 'DIR', text: 'a site that stands there is replaced; else generated/docs' },
    overlay,
    serve: { text: 'serve the site once it is built' },
    port: { ...port, text: `with --serve: ${port.text}` },
  },
  example: '--serve',
})

/** As the package has it, which brings the built site. */
export const builtDocs = known({
  name: 'docs',
  does: 'Serves the documentation on this machine.',
  options: { port },
  example: '--port 0',
})

export const explain = known({
  name: 'explain',
  takes: '[TEXT]',
  does: 'Says what an error code means, found by anything pasted from a log, or from standard input.',
  options: {
    product: { value: 'NAME', text: 'only codes of this product' },
    language: { value: 'en|zh', text: "zh if the system's language is Chinese, else en" },
  },
  example: "'PWD.0005'",
  exitCodes: '0 something was found, 1 nothing, 2 wrong arguments',
})

export const diff = known({
  name: 'diff',
  takes: 'BASE [REVISION]',
  does:
    'Lists what changed for callers and which version that asks for. BASE and REVISION are a file, a git ref\n' +
    'or a version that is tagged; REVISION is generated/openapi.json if it is left out.',
  options: {
    format: { value: 'text|json|markdown', text: 'how it is printed', default: 'text' },
  },
  example: 'main',
  exitCodes:
    '0 the version is large enough, 1 it is too small or the changelog has no entry, 2 wrong arguments',
})

const copying = {
  language: {
    value: 'typescript|openapi',
    text: 'typescript: the client; openapi: the description, for generators of other languages',
  },
  out: { value: 'DIR', text: 'with --language: the folder to write to; made if it is missing' },
  overlay: { ...overlay, text: `with --language: ${overlay.text}` },
  check: {
    text: 'write nothing; exit with 1 if a file is missing, stale or left over from another version',
  },
} as const
const generating = {
  name: 'generate',
  exitCodes: '0 done or up to date, 1 stale or not valid, 2 wrong arguments',
} as const

export const generate = known({
  ...generating,
  does: 'Writes generated/ from openapi/; with --language a copy of the client for another repository.',
  options: { watch: { text: 'again after every change of openapi/' }, ...copying },
  example: '--check',
})

/** As the package has it, which does not bring openapi/. */
export const copy = known({
  ...generating,
  needs: '--language typescript|openapi --out DIR',
  does: 'Writes the client into your repository, or compares the copy that is there.',
  options: copying,
  example: '--language typescript --out src/idaas',
})

export const start = known({
  name: 'start',
  does: 'Serves a sandbox per product, checks each over HTTP and prints every verdict.',
  options: {},
  example: '',
})

export const build = known({
  name: 'build',
  does: 'Writes the code of the package into dist/.',
  options: {},
  example: '',
})

/** One command a tool. */
export const peer = known({
  name: 'peer',
  does: 'Has an independent tool test a sandbox of each product.',
  options: { prism: { text: 'of dredd alone: test Prism in place of the sandboxes' } },
  example: '',
  exitCodes:
    '0 nothing unexplained, or the tool is not installed, 1 something unexplained, 2 it could not run',
})

export const compare = known({
  name: 'compare',
  does: 'Runs our check and independent tools on the same mutants, and prints Markdown tables.',
  options: {
    each: {
      value: 'NUMBER',
      text: 'mutants of each family; `all` takes all of them',
      default: '4',
    },
    product: { value: 'NAME', text: 'whose mutants; else the first of the contract' },
    only: { value: 'NAME', text: 'this tool beside our check', repeats: true },
    write: { text: 'write the tables into generated/comparison.md' },
    install: { text: 'first install Specmatic and Schemathesis into node_modules/.cache/peers' },
    list: { text: 'print too which mutant each tool saw' },
  },
  example: '--only specmatic --each 2',
})

export const clients = known({
  name: 'clients',
  does: 'Generates a client per language with a standard generator, compiles it, and uses it against a sandbox.',
  options: {
    only: { value: 'NAMES', text: 'these languages alone, such as java,go' },
    serve: { text: 'only serve what the programs call, for recipes that are followed by hand' },
    write: { text: 'write the table into generated/clients.md' },
  },
  example: '--only go',
  exitCodes: '0 all that ran passed, 1 one failed, 2 wrong arguments',
})

export const bench = known({
  name: 'bench',
  takes: '[sandbox|check|client|generate|growth …]',
  does: 'Measures us beside peers and prints Markdown tables; all of them if none is named.',
  options: {
    write: { text: 'write each table into generated/benchmarks.md' },
    install: {
      text: 'first install the peers that are no dependency, into node_modules/.cache/peers',
    },
    quick: {
      text: 'see in seconds that all of it runs: tiny durations, no peers that must be installed',
    },
  },
  example: 'client --quick',
})
