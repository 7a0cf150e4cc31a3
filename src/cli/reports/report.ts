import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { LineTable } from '../../core/base/span.ts'
import type { Finding, Severity } from '../../core/rules/rule.ts'

/** One form in which `check` prints what it has found. */
export interface Report {
  /** What `--format` calls it. */
  readonly id: string
  /** It is for programs, and says the same in every language. */
  readonly isEnglish?: boolean
  /** It is one text for all files, which cannot be added to. */
  readonly isOneText?: boolean
  /** The lines of the report on all files that were checked, with findings or without. */
  write(files: readonly CheckedFile[]): Iterable<string>
}

/** The path from the working folder, with `/`; as it is where it leads out of that folder. */
export function pathFromHere(file: string): string {
  const below = path.relative('.', file)
  const isOutside = below.startsWith('..') || path.isAbsolute(below)
  return (isOutside ? file : below).split(path.sep).join('/')
}

/** The same as a reference to a URI. */
export function uriFromHere(file: string): string {
  const below = pathFromHere(file)
  if (below.startsWith('..') || path.isAbsolute(below)) return pathToFileURL(file).href
  return below.split('/').map(encodeURIComponent).join('/')
}

/** What the rules say of one file. */
export interface CheckedFile {
  /** As named on the command line, or found below a folder as that was named. */
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
