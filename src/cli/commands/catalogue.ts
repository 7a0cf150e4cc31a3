import { parseArgs } from 'node:util'
import * as l10n from '@vscode/l10n'
import { readAddress, suggestion, UsageError } from '../arguments.ts'
import type { CatalogueArguments } from '../catalogue/runCatalogue.ts'
import { requireDatabase, usualCataloguePath } from '../services.ts'
import type { Command, ExitCode, Output } from './command.ts'

/** Loaded on demand: other commands need neither database nor network. */
const subcommands: ReadonlyMap<string, () => Promise<Run>> = new Map([
  ['import', async () => (await import('../catalogue/runCatalogue.ts')).runImport],
  ['update', async () => (await import('../catalogue/runCatalogue.ts')).runUpdate],
  ['search', async () => (await import('../catalogue/runCatalogue.ts')).runSearch],
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
    '--catalogue': l10n.t('the catalogue file; by default the one that VS Code uses'),
    '--set': l10n.t('a set such as cs or physics:hep-th; may be repeated; by default all'),
    '--from': l10n.t('changes since this date; by default since the last update'),
    '--oai': l10n.t("address of arXiv's OAI-PMH interface"),
    '--user-agent': l10n.t('the user agent to send to arXiv'),
    '--json': l10n.t('one JSON object per line: progress, bad lines and the result, or the papers'),
  }),
  async run(args, output) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [name = '', ...names] = positionals
    const load = subcommands.get(name)
    if (!load) {
      const hint = suggestion(name, [...subcommands.keys()])
      throw new UsageError(l10n.t('{0} expects import, update or search.', 'catalogue') + hint)
    }
    const cataloguePath = values.catalogue ?? usualCataloguePath()
    requireDatabase(cataloguePath)
    const run = await load()
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
