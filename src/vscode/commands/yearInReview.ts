import * as vscode from 'vscode'
import { type CountedDigest, type YearFigures, yearFigures, yearsIn } from '../../core/archive/yearFigures.ts'
import { forEachInSlices } from '../../core/base/async.ts'
import type { EarlierDigest } from '../../core/digest/newDigest.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { factsOf, wantedRecords } from '../../core/export/exportDigests.ts'
import { aliasesIn } from '../../core/export/exportFormat.ts'
import { escapeHtml, languageAttributes, languageOf } from '../../core/render/html.ts'
import { yearLabelsIn } from '../../core/render/yearLabels.ts'
import { pickRow, showInformation, withNotification } from '../adapters/show.ts'
import { archiveDigests, pickArchive } from '../export/saveExport.ts'
import type { Command, Services } from '../services.ts'

/**
 * Opens the draft of a review of a year beside the digests of a folder, as a document that is no file until the person saves it.
 * Takes the year as an argument; without one it asks.
 */
export const yearInReview: Command = {
  id: 'researchDigest.yearInReview',
  async run(services, argument) {
    const chosen = await chooseYear(services, argument)
    if (chosen) await draft(chosen, services)
  },
}

/** Shows the figures of a year as plots, in a page beside the text. Takes the year as {@link yearInReview} does. */
export const yearInFigures: Command = {
  id: 'researchDigest.yearInFigures',
  async run(services, argument) {
    const chosen = await chooseYear(services, argument)
    if (!chosen) return
    const language = languageOf(parseDigest(chosen.example.text))
    await showFigures(figuresOf(chosen), language, services.context.extensionUri)
  },
}

/** A year, and the digests of the folder in which it was found. */
interface ChosenYear {
  readonly year: string
  readonly folder: vscode.WorkspaceFolder
  readonly digests: readonly CountedFile[]
  /** The latest of the year. */
  readonly example: EarlierDigest
}

async function chooseYear(services: Services, argument: unknown): Promise<ChosenYear | undefined> {
  const folder = await pickArchive(vscode.l10n.t('Select the archive to review'))
  if (!folder) return undefined
  const digests = await withNotification(vscode.l10n.t('Reading the archive'), (signal) =>
    count(folder, services, signal),
  ).then(undefined, whereCancelled)
  if (!digests) return undefined
  const years = yearsIn(digests.map(({ counted }) => counted))
  if (years.length === 0) {
    void showInformation(vscode.l10n.t('There are no digests with a date in {0}.', folder.name))
    return undefined
  }
  const year = typeof argument === 'string' ? argument : await pickYear(years)
  const example = year === undefined ? undefined : latestOf(year, digests)
  return year !== undefined && example ? { year, folder, digests, example } : undefined
}

function figuresOf({ year, digests }: ChosenYear): YearFigures {
  return yearFigures(
    digests.map(({ counted }) => counted),
    year,
  )
}

/** A digest, and what is counted of it. */
interface CountedFile {
  readonly counted: CountedDigest
  /** From the folder on. */
  readonly path: string
  readonly text: string
}

function whereCancelled(error: unknown): undefined {
  if (!(error instanceof vscode.CancellationError)) throw error
}

/** Nobody is asked for records. @throws the signal's reason, as soon as it aborts */
async function count(
  folder: vscode.WorkspaceFolder,
  services: Services,
  signal: AbortSignal,
): Promise<readonly CountedFile[]> {
  const { digests } = await archiveDigests(folder, { signal }, services)
  const papers = await services.papers.findAll(wantedRecords(digests).ids)
  const facts = factsOf({ papers, doiPapers: new Map() })
  const { countedDigest } = await import('../../core/export/site/yearPage.ts')
  const files: CountedFile[] = []
  const known = digests.map((digest) => ({ ...digest, papers: facts }))
  const aliases = aliasesIn(known)
  await forEachInSlices(known, (digest) => {
    signal.throwIfAborted()
    const counted = countedDigest(digest, aliases)
    files.push({ counted, path: digest.path, text: digest.digest.text })
  })
  return files
}

async function pickYear(years: readonly string[]): Promise<string | undefined> {
  if (years.length === 1) return years[0]
  const rows = years.map((label) => ({ label }))
  return (await pickRow(rows, { placeHolder: vscode.l10n.t('Select a year') }))?.label
}

async function draft(chosen: ChosenYear, { conventions, papers }: Services): Promise<void> {
  const { folder, example } = chosen
  const found = await conventions.find(vscode.Uri.joinPath(folder.uri, example.path))
  const figures = figuresOf(chosen)
  const { yearDocument } = await import('../../core/language/writtenSections.ts')
  const { path, text } = yearDocument({ figures, example, conventions: found?.conventions, facts: papers })
  const file = vscode.Uri.joinPath(folder.uri, path)
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }))
  await vscode.window.showTextDocument(document, { preview: false })
  // One that has been drafted before is the person's own by now.
  if (document.getText() !== '') return
  const edit = new vscode.WorkspaceEdit()
  edit.insert(document.uri, new vscode.Position(0, 0), text)
  await vscode.workspace.applyEdit(edit)
}

function latestOf(year: string, digests: readonly CountedFile[]): EarlierDigest | undefined {
  const ofYear = digests.flatMap(({ counted: { date }, path, text }) => {
    return date?.startsWith(year) ? { path, date, text } : []
  })
  return ofYear.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
}

/** Opens a page with the figures of a year beside the text. It has no script, and asks for nothing but its styles. */
async function showFigures(figures: YearFigures, language: string, extensionUri: vscode.Uri): Promise<void> {
  const { yearFiguresHtml } = await import('../../core/render/yearFiguresHtml.ts')
  const styles = vscode.Uri.joinPath(extensionUri, 'dist', 'webview')
  const title = yearLabelsIn(language).title(figures.year)
  const panel = vscode.window.createWebviewPanel('researchDigest.year', title, vscode.ViewColumn.Beside, {
    enableScripts: false,
    localResourceRoots: [styles],
  })
  const { webview } = panel
  const sheets = ['preview.css', 'year.css'].map((file) => {
    const address = webview.asWebviewUri(vscode.Uri.joinPath(styles, file)).toString()
    return `<link rel="stylesheet" href="${escapeHtml(address)}">`
  })
  const policy = `default-src 'none'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`
  const links = { paper: () => undefined, tag: () => undefined, subject: () => undefined }
  webview.html = `<!DOCTYPE html>
<html${languageAttributes(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
${sheets.join('\n')}
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
${yearFiguresHtml(figures, { language, links })}
</main>
</body>
</html>`
}
