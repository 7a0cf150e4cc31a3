// What looks over all digests of the workspace: their index, and the year in review.
import * as vscode from 'vscode'
import type { Archive } from '../../core/archive/archive.ts'
import { findIndexBlocks } from '../../core/archive/digestIndex/indexBlocks.ts'
import { indexChanges, newIndex } from '../../core/archive/digestIndex/updateIndex.ts'
import { type CountedDigest, type YearFigures, yearFigures, yearsIn } from '../../core/archive/yearFigures.ts'
import { type ArxivId, parseIdentifier } from '../../core/arxiv/identifier.ts'
import { forEachInSlices } from '../../core/base/async.ts'
import { findFrontMatter } from '../../core/digest/frontMatter.ts'
import type { EarlierDigest } from '../../core/digest/newDigest.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { factsOf, wantedRecords } from '../../core/export/exportDigests.ts'
import { aliasesIn } from '../../core/export/exportFormat.ts'
import { parsePaperId } from '../../core/paper/paper.ts'
import { readableTex } from '../../core/paper/text.ts'
import { escapeHtml, languageAttributes, languageOf } from '../../core/render/html.ts'
import { yearLabelsIn } from '../../core/render/yearLabels.ts'
import type { RecheckResult } from '../../records/records.ts'
import { tellNoCursor, toRange } from '../adapters/documents.ts'
import { readLetters } from '../adapters/settings.ts'
import {
  commandAddress,
  confirm,
  formatCount,
  type Progress,
  pickRow,
  showError,
  showInformation,
  showWarning,
  withNotification,
  withStatus,
} from '../adapters/show.ts'
import { problemOfExclusions } from '../archive/archiveFiles.ts'
import { toLocation } from '../archive/workspaceArchive.ts'
import { archiveDigests, pickArchive } from '../export/saveExport.ts'
import { styleOfLetters } from '../preview/page.ts'
import type { Command, Services } from '../services.ts'

/**
 * Updates the indexes in the active document, or inserts one at the cursor. With the argument `{ insert: true }` the
 * person is not asked before the first one is inserted.
 */
export const updateIndex: Command = {
  id: 'researchDigest.updateIndex',
  async run({ archive, conventions }, argument) {
    const editor = vscode.window.activeTextEditor
    if (editor?.document.languageId !== 'markdown') {
      tellNoCursor(
        vscode.l10n.t(
          'Open a Markdown document first, such as the README of your digests; the index is inserted there.',
        ),
      )
      return
    }
    const root = vscode.workspace.getWorkspaceFolder(editor.document.uri)?.uri
    const problem = root && (await problemOfExclusions(root, conventions))
    if (problem !== undefined) return void showError(problem)
    if (!(await mayWrite(editor, argument))) return
    const index = await withStatus(vscode.l10n.t('Reading the archive'), () => archive.settled())
    for (let attempt = 0; attempt < attempts; attempt++) if (await update(editor, index)) return
    void showWarning(
      vscode.l10n.t('The index could not be written: the document has changed in the meantime.'),
    )
  },
}

async function mayWrite(editor: vscode.TextEditor, argument: unknown): Promise<boolean> {
  const text = editor.document.getText()
  if (text.includes('\ufffd')) {
    void showWarning(
      vscode.l10n.t(
        'The document contains characters that could not be decoded; saving it would lose them. Reopen it with the right encoding first.',
      ),
    )
    return false
  }
  const isAgreed = (argument as { readonly insert?: unknown } | undefined)?.insert === true
  if (isAgreed || findIndexBlocks(text).length > 0) return true
  const insert = vscode.l10n.t('Insert')
  const question = vscode.l10n.t(
    'This document has no index yet. Insert one at line {0}?',
    placeForIndex(editor).line + 1,
  )
  return confirm(question, insert)
}

/** The editor rejects an edit of a text that has changed since; the next attempt uses the new text. */
const attempts = 3

async function update(editor: vscode.TextEditor, index: Archive): Promise<boolean> {
  const { document } = editor
  const text = document.getText()
  const file = document.uri.toString()
  const hasIndex = findIndexBlocks(text).length > 0
  const changes = hasIndex ? indexChanges(text, index, file) : []
  return editor.edit((builder) => {
    for (const { edit } of changes) builder.replace(toRange(document, edit.span), edit.newText)
    // The editor applies the document's line ends.
    if (!hasIndex) builder.insert(placeForIndex(editor), newIndex(text, index, file))
  })
}

/** At the beginning of the cursor's line, but not in front matter. */
function placeForIndex({ document, selection }: vscode.TextEditor): vscode.Position {
  const body = document.positionAt(findFrontMatter(document.getText())?.bodyStart ?? 0)
  return new vscode.Position(Math.max(selection.active.line, body.line), 0)
}

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
    if (chosen) await showFigures(chosen, services)
  },
}

/**
 * Asks what the papers of a year cite, and shows the figures of the year with it. Takes the year as {@link yearInReview} does.
 */
export const lookUpCitations: Command = {
  id: 'researchDigest.lookUpCitations',
  async run(services, argument) {
    const chosen = await chooseYear(services, argument)
    if (!chosen) return
    const { folder, year } = chosen
    const title = vscode.l10n.t('Looking up what papers cite')
    const known = await withNotification(title, async (signal, progress) => {
      const result = await askCited(chosen, services, signal, progress)
      const digests = await count(folder, services, signal)
      const { uncovered } = figuresOf({ year, digests })
      await services.papers.lookUpAll(arxivIdsAmong(uncovered), signal)
      return { result, digests }
    }).then(undefined, whereCancelled)
    if (!known) return
    const { old, done, reason } = known.result
    if (reason !== undefined) {
      const counts = [formatCount(done), formatCount(old)] as const
      void showWarning(
        vscode.l10n.t(
          'Asked what {0} of {1} papers cite. {2} Run the command again to ask about the rest.',
          ...counts,
          reason,
        ),
      )
    }
    const now = { ...chosen, digests: known.digests }
    if (figuresOf(now).citations) await showFigures(now, services)
    else if (reason === undefined)
      void showInformation(vscode.l10n.t('No paper of {0} is known to cite another in your digests.', year))
  },
}

/** Opens the latest entry of the paper in the argument `{ id }`; pages cannot name places on other computers. */
export const openEntry: Command = {
  id: 'researchDigest.openEntry',
  async run({ archive }, argument) {
    const { id } = (argument ?? {}) as { readonly id?: unknown }
    const paper = parsePaperId(String(id))
    const entry = paper && (await archive.settled()).coverage(paper).at(-1)
    if (!entry) return
    const { uri, range } = toLocation(entry)
    await vscode.commands.executeCommand('vscode.open', uri, { selection: range })
  },
}

/** The library notes what papers cite beside their records, which are looked up first where they are missing. */
async function askCited(
  { year, digests }: ChosenYear,
  { papers }: Services,
  signal: AbortSignal,
  progress: Progress,
): Promise<RecheckResult> {
  const own = digests.filter(({ counted: { date } }) => date?.startsWith(year))
  const ids = arxivIdsAmong(own.flatMap(({ counted: { entries } }) => entries))
  await papers.lookUpAll(ids, signal)
  return papers.lookUpCited(
    ids,
    ({ old, done }) => progress.report(vscode.l10n.t('{0} of {1}', formatCount(done), formatCount(old))),
    signal,
  )
}

/** Each once, of what is counted. */
function arxivIdsAmong(papers: readonly { readonly key: string }[]): readonly ArxivId[] {
  return [...new Set(papers.flatMap(({ key }) => parseIdentifier(key)?.id ?? []))]
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
  const year = typeof argument === 'string' ? argument : await pickYear(years, digests)
  const example = year === undefined ? undefined : latestOf(year, digests)
  return year !== undefined && example ? { year, folder, digests, example } : undefined
}

function figuresOf({ year, digests }: Pick<ChosenYear, 'year' | 'digests'>): YearFigures {
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
  const { countedDigest } = await import('../../core/export/formats/site.ts')
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

async function pickYear(
  years: readonly string[],
  digests: readonly CountedFile[],
): Promise<string | undefined> {
  if (years.length === 1) return years[0]
  const { labelsIn } = await import('../../core/base/labels.ts')
  const { digestCount } = labelsIn(vscode.env.language)
  const rows = years.map((label) => {
    return { label, description: digestCount(ofYear(label, digests).length) }
  })
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
  return ofYear(year, digests)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1)
}

function ofYear(year: string, digests: readonly CountedFile[]): EarlierDigest[] {
  return digests.flatMap(({ counted: { date }, path, text }) => {
    return date?.startsWith(year) ? { path, date, text } : []
  })
}

/**
 * Opens a page with the figures of a year beside the text, in place of one that shows an earlier state of them. It has no script,
 * and asks for nothing but its styles; a link in it may look up citations.
 */
async function showFigures(chosen: ChosenYear, { papers, archive, context }: Services): Promise<void> {
  const figures = figuresOf(chosen)
  const language = languageOf(parseDigest(chosen.example.text))
  const { yearFiguresHtml } = await import('../../core/render/yearFiguresHtml.ts')
  const uncovered = await papers.findAll(arxivIdsAmong(figures.uncovered))
  const titles = new Map(Array.from(uncovered.values(), (paper) => [paper.id, readableTex(paper.title)]))
  const styles = vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview')
  const title = yearLabelsIn(language).title(figures.year)
  const viewType = 'researchDigest.year'
  const earlier = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ label, input }) => {
      return label === title && input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType)
    })
  const column = earlier?.group.viewColumn ?? vscode.ViewColumn.Beside
  const panel = vscode.window.createWebviewPanel(viewType, title, column, {
    enableScripts: false,
    enableCommandUris: [lookUpCitations.id, openEntry.id],
    localResourceRoots: [styles],
  })
  if (earlier) await vscode.window.tabGroups.close(earlier)
  const { webview } = panel
  const sheets = ['preview.css', 'year.css'].map((file) => {
    const address = webview.asWebviewUri(vscode.Uri.joinPath(styles, file)).toString()
    return `<link rel="stylesheet" href="${escapeHtml(address)}">`
  })
  const policy = `default-src 'none'; style-src ${webview.cspSource}; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'`
  const index = await archive.settled()
  const links = {
    paper(key: string) {
      const id = parsePaperId(key)
      return id && index.coverage(id).length > 0 ? commandAddress(openEntry.id, { id }) : undefined
    },
    tag: () => undefined,
    subject: () => undefined,
  }
  webview.html = `<!DOCTYPE html>
<html${languageAttributes(language)}${styleOfLetters(readLetters())}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
${sheets.join('\n')}
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
${yearFiguresHtml(figures, { language, links, titles })}
${figures.citations ? '' : citationsOffer(figures.year)}
</main>
</body>
</html>`
}

function citationsOffer(year: string): string {
  const address = commandAddress(lookUpCitations.id, year)
  const words = vscode.l10n.t('Ask Semantic Scholar or OpenAlex which of these papers cite each other')
  return `<p${languageAttributes(vscode.env.language)}><a href="${escapeHtml(address)}">${escapeHtml(words)}</a></p>`
}
