// The bundle as it stands in `generated/openapi.json`.
import type { CatalogError } from './catalog.ts'
import type { Json, JsonObject } from './json.ts'

/** An OpenAPI 3.1 description as `generate` writes it: self-contained, with `x-catalog`. */
export interface Bundle {
  openapi: string
  info: { title: string; summary?: string; version: string }
  paths: Record<string, JsonObject>
  /** Paths of calls beside the contract. */
  'x-companions'?: JsonObject
  /** Bodies of error responses by the catalog's `schema`; each operation has copies that name its codes. */
  'x-shapes'?: JsonObject
  /** The title of the overlay that has changed it: how one deployment differs. */
  'x-overlay'?: string
  servers?: { url: string }[]
  components?: JsonObject
  security?: Json
  tags?: { name: string; 'x-displayName'?: string; description?: string }[]
  'x-catalog': CatalogError[]
}
