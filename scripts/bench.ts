// bench: measures us beside peers in one run, alternating, and prints a Markdown table.
const benches: Record<string, () => Promise<{ sandbox: () => Promise<string> }>> = {
  sandbox: () => import('./bench/sandbox.ts'),
}

const [name = 'sandbox'] = process.argv.slice(2)
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench) {
  console.log(await (await bench()).sandbox())
} else {
  console.error(`bench: ${name} is unknown; use one of ${Object.keys(benches).join(', ')}`)
  process.exitCode = 2
}
