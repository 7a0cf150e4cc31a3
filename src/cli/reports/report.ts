import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { LineTable } from '../../core/base/span.ts'
import type { Finding, Severity } from '../../core/rules/rule.ts'

/** One format in which `check` prints its findings. */
export interface Report {
  /** Its name for `--format`. */
  readonly id: string
  /** It is for programs, and in English in every environment. */
  readonly isEnglish?: boolean
  /** It is one text for all files, to which nothing can be appended. */
  readonly isOneText?: boolean
  /** The lines of the report on all checked files, with findings or without. */
  write(files: readonly CheckedFile[]): Iterable<string>
}

/** The path relative to the working folder, with `/`; unchanged if it leads out of that folder. */
export function pathFromHere(file: string): string {
  const below = path.relative('.', file)
  const isOutside = below.startsWith('..') || path.isAbsolute(below)
  return (isOutside ? file : below).split(path.sep).join('/')
}

/** The same as a URI reference. */
export function uriFromHere(file: string): string {
  const below = pathFromHere(file)
  if (below.startsWith('..') || path.isAbsolute(below)) return pathToFileURL(file).href
  return below.split('/').map(encodeURIComponent).join('/')
}

/** The findings of the rules for one file. */
export interface CheckedFile {
  /** As named on the command line, or found in a folder, relative to how that was named. */
  readonly file: string
  readonly findings: readonly PlacedFinding[]
}

/** Lines and columns count from 1, columns in UTF-16 units; the end is after the last character. */
export interface PlacedFinding {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The rule's id. */
  readonly rule: string
  readonly severity: Severity
  readonly message: string
}

export function checkedFile(file: string, text: string, findings: readonly Finding[]): CheckedFile {
  const lines = new LineTable(text)
  return {
    file,
    findings: findings.map(({ span: { start, end }, rule, severity, message }) => ({
      line: lines.numberAt(start) + 1,
      column: lines.columnAt(start) + 1,
      endLine: lines.numberAt(end) + 1,
      endColumn: lines.columnAt(end) + 1,
      rule: rule.id,
      severity,
      message,
    })),
  }
}
