// How `check` prints its findings: for people, for programs, for code scanning services and for GitHub Actions.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Log, ReportingDescriptor, Result } from 'sarif'
import { inAnnotation, inAnnotationProperty } from '../../core/base/foreignText.ts'
import { LineTable } from '../../core/base/span.ts'
import { rules } from '../../core/rules/index.ts'
import type { Finding, Severity } from '../../core/rules/rule.ts'
import { programName, readManifest } from '../commands/command.ts'
import { leadingName } from '../terminal.ts'

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

/** The findings of the rules for one file. */
export interface CheckedFile {
  /** As named on the command line, or found in a folder, relative to how that was named. */
  readonly file: string
  readonly findings: readonly PlacedFinding[]
}

/** Lines and columns count from 1, columns in UTF-16 units; the end is after the last character. */
interface PlacedFinding {
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

/** One line for each finding. */
const text: Report = {
  id: 'text',

  *write(files) {
    for (const { file, findings } of files) {
      for (const { line, column, rule, message } of findings) {
        yield `${leadingName(file)}:${line}:${column} ${rule} ${message.replace(/(?<!\s)\s*\n\s*/g, ' ')}`
      }
    }
  },
}

/** One JSON object per file, one per line. */
const json: Report = {
  id: 'json',
  isEnglish: true,

  *write(files) {
    for (const file of files) yield JSON.stringify(file)
  },
}

/** SARIF 2.1.0, which code scanning services read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const sarif: Report = {
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
          results: files.flatMap(({ file, findings }) =>
            findings.map((finding) => describeFinding(file, finding)),
          ),
        },
      ],
    }
    yield* JSON.stringify(log, undefined, 2).split('\n')
  },
}

function describeRule({ id, severity, summary }: (typeof rules)[number]): ReportingDescriptor {
  return { id, shortDescription: { text: summary() }, defaultConfiguration: { level: levelOf(severity) } }
}

function describeFinding(file: string, finding: PlacedFinding): Result {
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

/**
 * Workflow commands of GitHub Actions, which shows them beside the lines of a change:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
const github: Report = {
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

/** The first is the default. */
export const reports: readonly Report[] = [text, json, sarif, github]

/** The path relative to the working folder, with `/`; unchanged if it leads out of that folder. */
export function pathFromHere(file: string): string {
  const below = path.relative('.', file)
  const isOutside = below.startsWith('..') || path.isAbsolute(below)
  return (isOutside ? file : below).split(path.sep).join('/')
}

/** The same as a URI reference. */
function uriFromHere(file: string): string {
  const below = pathFromHere(file)
  if (below.startsWith('..') || path.isAbsolute(below)) return pathToFileURL(file).href
  return below.split('/').map(encodeURIComponent).join('/')
}
