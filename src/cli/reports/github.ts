// Workflow commands of GitHub Actions, which shows them beside the lines of a change:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import { inAnnotation, inAnnotationProperty } from '../../core/base/foreignText.ts'
import type { Severity } from '../../core/rules/rule.ts'
import { pathFromHere, type Report } from './report.ts'

export const github: Report = {
  id: 'github',

  *write(files) {
    for (const { file, findings } of files) {
      for (const { line, column, endLine, endColumn, rule, severity, message } of findings) {
        const properties = { file: pathFromHere(file), line, endLine, col: column, endColumn, title: rule }
        const list = Object.entries(properties).map(
          ([key, value]) => `${key}=${inAnnotationProperty(String(value))}`,
        )
        yield `::${commandFor(severity)} ${list.join(',')}::${inAnnotation(message)}`
      }
    }
  },
}

function commandFor(severity: Severity): string {
  return severity === 'error' || severity === 'warning' ? severity : 'notice'
}
