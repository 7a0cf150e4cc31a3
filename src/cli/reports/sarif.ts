// SARIF 2.1.0, which code scanning services read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Log, ReportingDescriptor, Result } from 'sarif'
import { rules } from '../../core/rules/index.ts'
import type { Severity } from '../../core/rules/rule.ts'
import { programName, readManifest } from '../commands/command.ts'
import { type PlacedFinding, type Report, uriFromHere } from './report.ts'

export const sarif: Report = {
  id: 'sarif',
  isEnglish: true,
  isOneText: true,

  *write(files) {
    const log: Log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: programName, version: readManifest().version, rules: rules.map(describeRule) },
          },
          columnKind: 'utf16CodeUnits',
          results: files.flatMap(({ file, findings }) => findings.map((finding) => describe(file, finding))),
        },
      ],
    }
    yield* JSON.stringify(log, undefined, 2).split('\n')
  },
}

function describeRule({ id, severity, summary }: (typeof rules)[number]): ReportingDescriptor {
  return { id, shortDescription: { text: summary() }, defaultConfiguration: { level: levelOf(severity) } }
}

function describe(file: string, finding: PlacedFinding): Result {
  const { rule, severity, message, line, column, endLine, endColumn } = finding
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levelOf(severity),
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriFromHere(file) }, region } }],
  }
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note'
}
