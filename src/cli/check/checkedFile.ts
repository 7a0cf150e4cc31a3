import { LineTable } from '../../core/base/lineTable.ts'
import type { Finding } from '../../core/rules/finding.ts'
import type { Severity } from '../../core/rules/rule.ts'

/** What the rules say of one file. */
export interface CheckedFile {
  /** As named on the command line, or found below a folder as that was named. */
  readonly file: string
  readonly findings: readonly PlacedFinding[]
}

/** Lines and columns count from 1, columns in UTF-16 units; the end is behind the last character. */
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
