import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import * as l10n from '@vscode/l10n'
import {
  type CatalogueProgress,
  type CatalogueResult,
  IndexThreads,
  type ReportLine,
} from '../../catalogue/workerCatalogue.ts'
import { systemClock } from '../../core/base/async.ts'
import { CatalogueSearch } from '../../core/catalogue/catalogueSearch.ts'
import { type HarvestQuestion, harvest } from '../../core/catalogue/harvest/harvest.ts'
import { withCatalogue } from '../../core/catalogue/openCatalogue.ts'
import { type BadLine, importSnapshot } from '../../core/catalogue/snapshot/importSnapshot.ts'
import { Gate, Pacing } from '../../core/http/pacing.ts'
import { createHttpClient } from '../../core/http/undiciClient.ts'
import { openLanes } from '../../core/library/laneFiles.ts'
import { readableTex } from '../../core/paper/text.ts'
import { requireJsonLines } from '../input/readTextFile.ts'
import {
  type Command,
  type ExitCode,
  importInto,
  lineLog,
  type Output,
  parseArguments,
  readAddress,
  requireDatabase,
  suggestion,
  UsageError,
  untilInterrupted,
  userAgent,
  usualCataloguePath,
} from './command.ts'

const subcommands: ReadonlyMap<string, Run> = new Map([
  ['import', runImport],
  ['update', runUpdate],
  ['search', runSearch],
])

type Run = (asked: CatalogueArguments, output: Output) => Promise<ExitCode>

export const catalogue: Command = {
  name: 'catalogue',
  summary: () => l10n.t('Keeps a catalogue of all arXiv papers on this computer, and searches it.'),
  forms: [
    'catalogue import FILE [--catalogue PATH] [--json]',
    'catalogue update [--set SET]… [--from YYYY-MM-DD] [--oai URL] [--catalogue PATH]',
    '  [--user-agent TEXT] [--json]',
    'catalogue search WORDS… [--catalogue PATH] [--json]',
  ],
  terms: () => ({
    import: l10n.t(
      "reads arXiv's metadata snapshot: JSON Lines, plain, gzip or zip; after an interruption, the same command continues where it stopped",
    ),
    update: l10n.t(
      'asks arXiv for the changes since the last update, with at most one request every three seconds',
    ),
    search: l10n.t('prints papers by title words, authors, years, or the beginning of an identifier'),
    '--catalogue': l10n.t(
      'the catalogue file; by default $RESEARCH_DIGEST_CATALOGUE, or the one that VS Code uses',
    ),
    '--set': l10n.t('a set such as cs or physics:hep-th; may be repeated; by default all'),
    '--from': l10n.t('changes since this date; by default since the last update'),
    '--oai': l10n.t("address of arXiv's OAI-PMH interface"),
    '--user-agent': l10n.t('the user agent to send to arXiv'),
    '--json': l10n.t('one JSON object per line: progress, bad lines and the result, or the papers'),
  }),
  async run(args, output) {
    const { values, positionals } = parseArguments(args, options)
    const [name = '', ...names] = positionals
    const run = subcommands.get(name)
    if (!run) {
      const hint = suggestion(name, [...subcommands.keys()])
      throw new UsageError(l10n.t('{0} expects import, update or search.', 'catalogue') + hint)
    }
    const unused =
      name === 'update' ? undefined : updateOptions.find((option) => values[option] !== undefined)
    if (unused !== undefined)
      throw new UsageError(l10n.t('{0} has no option {1}.', `catalogue ${name}`, `--${unused}`))
    const cataloguePath = values.catalogue ?? usualCataloguePath()
    requireDatabase(cataloguePath)
    return run(
      {
        names,
        catalogue: cataloguePath,
        json: values.json ?? false,
        set: values.set ?? [],
        from: values.from,
        oaiUrl: readAddress(values.oai, '--oai'),
        userAgent: values['user-agent'],
      },
      output,
    )
  },
}

const options = {
  catalogue: { type: 'string' },
  json: { type: 'boolean' },
  set: { type: 'string', multiple: true },
  from: { type: 'string' },
  oai: { type: 'string' },
  // All commands that ask services have it; the catalogue does without the library.
  library: { type: 'string' },
  'user-agent': { type: 'string' },
} as const

/** What only an update understands. */
const updateOptions = ['set', 'from', 'oai', 'user-agent'] as const

/** The arguments of the subcommands of `catalogue`. */
interface CatalogueArguments {
  readonly names: readonly string[]
  readonly catalogue: string
  readonly json: boolean
  readonly set: readonly string[]
  readonly from: string | undefined
  readonly oaiUrl: string | undefined
  readonly userAgent: string | undefined
}

/** The bundle of the threads is beside that of the command line. */
const threadPath = new URL(
  import.meta.url.endsWith('.ts') ? '../../catalogue/indexWorker.ts' : './catalogueIndex.cjs',
  import.meta.url,
)
/** More of the file is cached than for a search: rows change all over it. */
const cacheKilobytes = 64_000
/** With the wrong file, nobody wants a message for each line. */
const mostBadLinesNamed = 100

/** `catalogue import`. */
async function runImport(asked: CatalogueArguments, output: Output): Promise<ExitCode> {
  const [file, ...more] = asked.names
  if (file === undefined || more.length > 0)
    throw new UsageError(l10n.t('{0} expects one file.', 'catalogue import'))
  await requireJsonLines(file)
  return importInto(asked.catalogue, () => importFrom(file, asked, output))
}

function importFrom(file: string, asked: CatalogueArguments, output: Output): Promise<ExitCode> {
  const lines = new ProgressLines(asked.json, output)
  const options = { path: asked.catalogue, log: lineLog(output), cacheKilobytes }
  return withCatalogue<ExitCode>(options, async (database) => {
    const threads = new IndexThreads(threadPath, asked.catalogue)
    let named = 0
    const onBadLine = (bad: BadLine) => {
      named += 1
      if (named <= mostBadLinesNamed) lines.badLine(file, bad)
    }
    try {
      const state = await untilInterrupted((signal) =>
        importSnapshot(database, file, {
          signal,
          indexer: threads,
          listeners: { onProgress: (progress) => lines.progress(progress), onBadLine },
        }),
      )
      await lines.result({ lines: state.lines, papers: state.papers, badLines: state.badLines })
      return 0
    } finally {
      await threads.close()
    }
  })
}

const mostPapers = 20

/** `catalogue search`: one paper per line. */
async function runSearch(asked: CatalogueArguments, output: Output): Promise<ExitCode> {
  if (asked.names.length === 0)
    throw new UsageError(l10n.t('{0} expects words or an identifier.', 'catalogue search'))
  // One that is begun here would answer that there is no such paper.
  if (!existsSync(asked.catalogue)) {
    output.complain(l10n.t('no catalogue at {0}; expected one, or --catalogue PATH.', asked.catalogue))
    return 2
  }
  return withCatalogue<ExitCode>({ path: asked.catalogue, log: lineLog(output) }, async (database) => {
    for (const { id, title, authors, categories } of new CatalogueSearch(database).search(
      asked.names.join(' '),
      mostPapers,
    )) {
      const line = asked.json
        ? JSON.stringify({ id, title, authors, categories })
        : `${id}  ${readableTex(title)}`
      await output.print(line)
    }
    return 0
  })
}

const arxivOaiUrl = 'https://oaipmh.arxiv.org/oai'
/** A page of records is larger than other responses. */
const maxBytes = 64_000_000
const timeoutMs = 300_000

/** A valid calendar date in the form `YYYY-MM-DD`. */
function isDay(written: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(written) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written)
}

/** `catalogue update`. */
async function runUpdate(asked: CatalogueArguments, output: Output): Promise<ExitCode> {
  const { from, set: sets, oaiUrl = arxivOaiUrl } = asked
  if (asked.names.length > 0) throw new UsageError(l10n.t('{0} expects options only.', 'catalogue update'))
  if (from !== undefined && !isDay(from)) {
    throw new UsageError(l10n.t('{0} expects a date such as {1}.', '--from', '2026-11-24'))
  }
  return importInto(asked.catalogue, () => updateFrom({ oaiUrl, sets, from }, asked, output))
}

function updateFrom(question: HarvestQuestion, asked: CatalogueArguments, output: Output): Promise<ExitCode> {
  const lines = new ProgressLines(asked.json, output)
  const log = lineLog(output)
  return withCatalogue<ExitCode>({ path: asked.catalogue, log }, async (database) => {
    const lanes = openLanes({ log, clock: systemClock })
    const gate = new Gate(lanes, systemClock, `${process.pid} ${randomUUID()}`)
    const http = createHttpClient({ userAgent: asked.userAgent ?? userAgent, maxBytes, timeoutMs })
    try {
      const counts = await untilInterrupted((signal) =>
        harvest(database, question, {
          http,
          pacing: new Pacing(systemClock, gate),
          log,
          signal,
          onProgress: ({ papers, waitingUntil }) =>
            lines.progress({ stage: waitingUntil ? 'waiting' : 'asking', fraction: undefined, papers }),
        }),
      )
      await lines.result(counts)
      return 0
    } finally {
      await http.close()
      lanes.close()
    }
  })
}

const tellEveryMs = 200

/** Reports progress: a JSON object per line for programs, an occasional line for people. */
class ProgressLines {
  readonly #json: boolean
  readonly #output: Output
  #told = 0

  constructor(json: boolean, output: Output) {
    this.#json = json
    this.#output = output
  }

  progress({ stage, fraction, papers }: CatalogueProgress): void {
    const now = Date.now()
    if (now - this.#told < (this.#json ? tellEveryMs : 10 * tellEveryMs) && fraction !== 1) return
    this.#told = now
    if (this.#json) void this.#print({ kind: 'progress', stage, fraction, papers })
    else {
      const share = fraction === undefined ? '' : ` ${Math.floor(fraction * 100)}%`
      this.#output.complain(`${stages[stage]?.() ?? stage}${share}, ${l10n.t('papers: {0}', papers)}`)
    }
  }

  badLine(file: string, { line, expected }: BadLine): void {
    if (this.#json) void this.#print({ kind: 'badLine', line, expected })
    else this.#output.complain(`${file}:${line}: ${l10n.t('expected {0}', expected)}`)
  }

  async result(result: CatalogueResult): Promise<void> {
    if (this.#json) await this.#print({ kind: 'result', ...result })
    else {
      await this.#output.print(describeResult(result))
    }
  }

  #print(line: ReportLine): Promise<void> {
    return this.#output.print(JSON.stringify(line))
  }
}

const stages: Readonly<Record<string, () => string>> = {
  reading: () => l10n.t('reading'),
  indexing: () => l10n.t('indexing'),
  asking: () => l10n.t('requesting'),
  waiting: () => l10n.t('waiting'),
}

function describeResult({ lines, papers, badLines, deleted }: CatalogueResult): string {
  const counts = [
    lines !== undefined && l10n.t('lines: {0}', lines),
    l10n.t('papers: {0}', papers),
    badLines !== undefined && l10n.t('bad lines: {0}', badLines),
    deleted !== undefined && l10n.t('deleted: {0}', deleted),
  ]
  return counts.filter((count) => count !== false).join(', ')
}
