import * as l10n from '@vscode/l10n'
import type { LinkForm } from '../../core/arxiv/links.ts'
import type { LayoutId } from '../../core/digest/model.ts'
import {
  type Command,
  isLibraryNamed,
  known,
  libraryHelp,
  missing,
  parseArguments,
  readAddress,
  readSiteAddress,
  UsageError,
  usualLibraryPath,
} from './command.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: () => l10n.t('Exports digests as pages, e-mail, chat text, bibliographies, a feed or a site.'),
  forms: [
    'export --format FORMAT [--output PATH [--force]] [--online] [--library PATH]',
    '  [--layout LAYOUT] [--links FORM] [--title TEXT] [--author TEXT]',
    '  [--address URL] [--arxiv URL] FILE|FOLDER…',
  ],
  terms: () => ({
    '--format': l10n.t(
      'one of {0}',
      'html, markdown, email, slack, discord, text, bibtex, csl-json, atom, json, site',
    ),
    '--output': l10n.t(
      'a file, or a folder for several files; by default, a single file goes to standard output; existing files are replaced only if an export wrote them and nobody has changed them since',
    ),
    '--force': l10n.t('replaces the file named by --output, whoever wrote it'),
    '--online': l10n.t(
      'asks arXiv, or other sources if it is unavailable, for papers missing from the library',
    ),
    '--library': libraryHelp(),
    '--layout': l10n.t(
      "layout of entries in Markdown: title-link, linked-title, table-row …; by default the digest's own",
    ),
    '--links': l10n.t('form of links to arXiv in Markdown: abs, pdf, html or doi; by default as written'),
    '--title': l10n.t("name of the feed or site; by default the folder's name"),
    '--author': l10n.t('author of the feed; by default its title'),
    '--address': l10n.t("where the site will be published, for the feed's links"),
    '--arxiv': l10n.t("address of arXiv's query API or of a compatible one; no other source is asked then"),
  }),
  async run(args, output) {
    const { values, positionals } = parseArguments(args, options)
    if (values.format === undefined) throw new UsageError(l10n.t('{0} expects {1}.', 'export', '--format'))
    if (positionals.length === 0)
      throw new UsageError(l10n.t('{0} expects at least one file or folder.', 'export'))
    // As elsewhere, a hyphen stands for standard output.
    const to = values.output === '-' ? undefined : values.output
    if (values.force && to === undefined) throw new UsageError(missing('--force', '--output'))
    if (values.arxiv !== undefined && !values.online) throw new UsageError(missing('--arxiv', '--online'))
    const { runExport } = await import('../export/runExport.ts')
    return runExport(
      {
        names: positionals,
        format: values.format,
        output: to,
        force: values.force ?? false,
        libraryPath: values.library ?? usualLibraryPath(),
        isNamed: isLibraryNamed(values.library),
        isOnline: values.online ?? false,
        arxivUrl: readAddress(values.arxiv, '--arxiv'),
        layout: values.layout as LayoutId | undefined,
        linkForm: readLinkForm(values.links),
        title: values.title,
        author: values.author,
        address: readSiteAddress(values.address, '--address'),
      },
      output,
    )
  },
}

const options = {
  format: { type: 'string' },
  output: { type: 'string' },
  force: { type: 'boolean' },
  online: { type: 'boolean' },
  library: { type: 'string' },
  layout: { type: 'string' },
  links: { type: 'string' },
  title: { type: 'string' },
  author: { type: 'string' },
  address: { type: 'string' },
  arxiv: { type: 'string' },
} as const

const linkForms: readonly LinkForm[] = ['abs', 'pdf', 'html', 'doi']

function readLinkForm(value: string | undefined): LinkForm | undefined {
  if (value === undefined) return undefined
  return known(value, linkForms, '--links')
}
