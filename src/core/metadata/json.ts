import { cleanLine } from './text.ts'

/** Longest line kept of an answer. */
const longestLine = 2000

/**
 * Control characters inside of strings, which JSON forbids, are read as spaces.
 * @throws {Error} for what is not JSON in UTF-8
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse(text.replace(/\p{Cc}/gu, ' '))
  }
}

/** The members of an object; none for anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Readonly<Record<string, unknown>>) : {}
}

/** The elements of a list; none for anything else. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A clean line of text; `undefined` for anything else, and for nothing. */
export function lineOf(value: unknown): string | undefined {
  return typeof value === 'string' ? cleanLine(value).slice(0, longestLine) || undefined : undefined
}

/** ISO 8601, or its beginning; `undefined` for anything else. */
export function dateOf(value: unknown): string | undefined {
  const text = lineOf(value) ?? ''
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}
