// Builds dist/ before tests that read it.
export { buildIfStale as default } from '../scripts/build/if-stale.ts'
