// Workflow commands of GitHub Actions, which shows them beside the lines of a change:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import type { Severity } from '../../core/rules/rule.ts'
import { pathFromHere } from './paths.ts'
import type { Report } from './report.ts'

export const github: Report = {
  id: 'github',

  *write(files) {
    for (const { file, findings } of files) {
      for (const { line, column, endLine, endColumn, rule, severity, message } of findings) {
        const properties = { file: pathFromHere(file), line, endLine, col: column, endColumn, title: rule }
        const list = Object.entries(properties).map(
          ([key, value]) => `${key}=${escapeProperty(String(value))}`,
        )
        yield `::${commandFor(severity)} ${list.join(',')}::${escapeData(message)}`
      }
    }
  },
}

function commandFor(severity: Severity): string {
  return severity === 'error' || severity === 'warning' ? severity : 'notice'
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
