// The browser that tests drive: Debian's Chromium, or the one that CHROMIUM names.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Tests are skipped without a browser, which CI must not be. */
export const isMissing = !existsSync(executablePath) && !process.env.CI
if (isMissing)
  console.warn(
    `no browser at ${executablePath}: tests in a browser are skipped; install Chromium or set CHROMIUM`,
  )

export function launch(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ]
  return chromium.launch({ executablePath, args })
}
