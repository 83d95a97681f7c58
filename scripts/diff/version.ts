// The version that the changes ask for, and whether it is the one that stands there.
import type { Step } from './change.ts'

type Version = [major: number, minor: number, patch: number]

function parse(text: string): Version {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(text) ?? []
  if (patch === undefined) throw new Error(`${text} is not a version; use major.minor.patch`)
  return [Number(major), Number(minor), Number(patch)]
}

/** Before 1.0.0 every step is one place lower, as npm's ranges have it: 0.2.0 may break what 0.1.0 promised. */
export function nextVersion(base: string, step: Step | undefined): string {
  const [major, minor, patch] = parse(base)
  if (step === undefined) return base
  const place = { major: 0, minor: 1, patch: 2 }[step] + (major === 0 ? 1 : 0)
  if (place === 0) return `${major + 1}.0.0`
  if (place === 1) return `${major}.${minor + 1}.0`
  return `${major}.${minor}.${patch + 1}`
}

export function isAtLeast(version: string, least: string): boolean {
  const [own, other] = [parse(version), parse(least)]
  const at = own.findIndex((part, index) => part !== other[index])
  return at < 0 || (own[at] ?? 0) > (other[at] ?? 0)
}

/** Whether the changelog has a heading for the version, with something below it. */
export function hasEntry(changelog: string, version: string): boolean {
  const section = changelog.split(/^## /m).find((it) => it.startsWith(version)) ?? ''
  return section.split('\n').slice(1).join('').trim() !== ''
}
