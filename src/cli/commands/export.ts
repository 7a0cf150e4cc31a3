import { parseArgs } from 'node:util'
import type { LinkForm } from '../../core/arxiv/links.ts'
import type { LayoutId } from '../../core/digest/model.ts'
import { known, readAddress, UsageError } from '../arguments.ts'
import { usualLibraryPath } from '../services.ts'
import type { Command } from './command.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'Writes digests as pages, mail, chat text, bibliographies, a feed or a site.',
  usage: `export --format FORMAT [--output PATH [--force]] [--online] [--library PATH] [--layout LAYOUT]
         [--links FORM] [--title TEXT] [--author TEXT] [--address URL] [--arxiv URL] FILE|FOLDER…

  --format    html, markdown, email, slack, text, bibtex, csl-json, atom, json or site
  --output    a file, or a folder where there are several; one file goes to the standard output by default;
              of what is there already only what an export wrote, and nobody has changed, is replaced
  --force     replaces the file that --output names, whoever wrote it
  --online    asks arXiv, and others where it cannot be asked, for papers that the library does not have
  --library   the library's file; by default that of VS Code
  --layout    of entries in Markdown: title-link, linked-title, table-row …; by default the digest's own
  --links     to arXiv in Markdown: abs, pdf, html or doi; by default as written
  --title     the name of the feed or site; by default that of the folder
  --author    who writes it, for the feed; by default the title
  --address   where the site will be found, for the feed's links
  --arxiv     address of arXiv's query interface or of one that answers like it; no other is asked then`,
  async run(args, output) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.format === undefined) throw new UsageError('export expects --format.')
    if (positionals.length === 0) throw new UsageError('export expects at least one file or folder.')
    const { runExport } = await import('../export/runExport.ts')
    return runExport(
      {
        names: positionals,
        format: values.format,
        output: values.output,
        force: values.force ?? false,
        library: values.library ?? usualLibraryPath(),
        isOnline: values.online ?? false,
        arxivUrl: readAddress(values.arxiv, '--arxiv'),
        layout: values.layout as LayoutId | undefined,
        linkForm: readLinkForm(values.links),
        title: values.title,
        author: values.author,
        address: readAddress(values.address, '--address'),
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
