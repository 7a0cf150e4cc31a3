import { LineNumbers } from '../../core/base/lineNumbers.ts'
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
  const lines = new LineNumbers(text)
  const column = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1) + 1
  return {
    file,
    findings: findings.map(({ span: { start, end }, rule, severity, message }) => ({
      line: lines.of(start) + 1,
      column: column(start),
      endLine: lines.of(end) + 1,
      endColumn: column(end),
      rule: rule.id,
      severity,
      message,
    })),
  }
}
