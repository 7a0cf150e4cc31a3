import * as vscode from 'vscode'
import { decodeText } from '../../core/base/textBytes.ts'
import type { Conventions } from '../../core/digest/conventions/conventions.ts'
import { type DigestDate, dateIn } from '../../core/digest/date.ts'
import {
  type EarlierDigest,
  newDigestFile,
  sectionLines,
  usualTemplate,
} from '../../core/digest/newDigest.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { templateFileName } from '../../core/digest/template.ts'
import { beginWith, readingListName } from '../../core/language/insertPapers.ts'
import { pickRows, showInformation } from '../adapters/show.ts'
import type { Command, Services } from '../services.ts'
import { type PickedFromQueue, pickFromQueue } from './readingCommands.ts'

/**
 * Starts the digest of a date where the conventions want it, or opens an existing one. Asks for the date, and which
 * sections of the previous digest and which papers of the reading list to start with; a date given as an argument is
 * not asked for.
 */
export const newDigest: Command = {
  id: 'researchDigest.newDigest',
  async run(services, argument) {
    const home = await homeOfDigests(services)
    if (!home) return
    const given = typeof argument === 'string' ? dateIn(argument) : undefined
    const date = given ?? (await askForDate())
    if (!date) return
    const { conventions, folder } = home
    const earlier = await earlierDigest(services, folder, date)
    const { path } = newDigestFile({ conventions, date, earlier })
    const file = vscode.Uri.joinPath(folder, path)
    if (await exists(file)) return show(file)
    const sections = given ? [] : await askForSections(services, file, earlier)
    if (!sections) return
    const template = await readText(
      vscode.Uri.joinPath(folder, conventions?.newDigest.template ?? templateFileName),
    )
    const picked = given ? undefined : await pickPapers(services, file)
    if (!given && !picked) return
    const empty = newDigestFile({ conventions, date, earlier, sections, template })
    const papers = picked?.papers ?? []
    const { text, cursor } = beginWith(papers, { empty, earlier, conventions, facts: services.papers })
    const edit = new vscode.WorkspaceEdit()
    edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(text) })
    if (!(await vscode.workspace.applyEdit(edit))) return
    await show(file, cursor)
    if (papers.length > 0) await picked?.tick()
  },
}

/**
 * Where new digests go: the folder of the nearest conventions, otherwise that of the workspace. Shows a message if
 * there is none.
 */
async function homeOfDigests({
  conventions,
}: Pick<Services, 'conventions'>): Promise<
  { readonly conventions: Conventions | undefined; readonly folder: vscode.Uri } | undefined
> {
  const open = vscode.window.activeTextEditor?.document.uri
  const own = open && vscode.workspace.getWorkspaceFolder(open)
  const root = (own ?? vscode.workspace.workspaceFolders?.[0])?.uri
  if (!root) {
    void showInformation(vscode.l10n.t('Open a folder first; the new digest is created in it.'))
    return undefined
  }
  const found = await conventions.find(own && open ? open : vscode.Uri.joinPath(root, 'any.md'))
  return { conventions: found?.conventions, folder: found?.folder ?? root }
}

async function askForDate(): Promise<DigestDate | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Digest'),
    prompt: vscode.l10n.t('The date of the digest'),
    value: today(),
    validateInput: (text) =>
      isDay(dateIn(text)) ? undefined : vscode.l10n.t('Expected a date, such as {0}.', today()),
  })
  return typed === undefined ? undefined : dateIn(typed)
}

function isDay(date: DigestDate | undefined): boolean {
  return date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date)
}

/** The lines of the selected sections, empty if there are none; `undefined` if the person cancels. */
async function askForSections(
  { conventions }: Pick<Services, 'conventions'>,
  file: vscode.Uri,
  earlier: EarlierDigest | undefined,
): Promise<readonly string[] | undefined> {
  if (!earlier) return []
  const { sections = [], entries = [] } = (await conventions.find(file))?.conventions ?? {}
  const lines = sectionLines(parseDigest(earlier.text, sections, entries))
  if (lines.length === 0) return []
  const rows = lines.map((line) => ({ label: line.replace(/^#+\s+/, ''), line }))
  const picked = await pickRows(rows, {
    title: vscode.l10n.t('New Digest'),
    placeHolder: vscode.l10n.t('Select sections of {0} to start with', earlier.path),
  })
  return picked?.map(({ line }) => line)
}

/** The selected papers of the reading list, empty if there are none; `undefined` if the person cancels. */
function pickPapers({ papers }: Services, file: vscode.Uri): Promise<PickedFromQueue | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(file)?.uri ?? vscode.Uri.joinPath(file, '..')
  return pickFromQueue(papers, folder, vscode.l10n.t('Select papers from {0} to start with', readingListName))
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return (await readText(file)) !== undefined
}

/** `undefined` if there is no such file, or it is not text. */
async function readText(file: vscode.Uri): Promise<string | undefined> {
  try {
    return decodeText(await vscode.workspace.fs.readFile(file))?.text
  } catch {
    return undefined
  }
}

async function show(file: vscode.Uri, cursor?: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file)
  const editor = await vscode.window.showTextDocument(document, { preview: false })
  if (cursor === undefined) return
  const at = document.positionAt(cursor)
  editor.selection = new vscode.Selection(at, at)
}

/** In the writer's own time zone. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The longest time that starting a digest waits for the archive to be read, in milliseconds. */
const patienceMs = 2_000

/**
 * The latest digest below a folder that is not after a date; `undefined` if there is none, or it cannot be read in
 * time.
 */
async function earlierDigest(
  { archive }: Pick<Services, 'archive'>,
  folder: vscode.Uri,
  date: DigestDate,
): Promise<EarlierDigest | undefined> {
  const index = await archive.settled(AbortSignal.timeout(patienceMs)).catch(() => archive.index)
  const root = `${folder.toString()}/`
  const found = index
    .digests()
    .findLast(
      (digest) =>
        digest.file.startsWith(root) && !digest.isNote && digest.date !== undefined && digest.date < date,
    )
  if (found?.date === undefined) return undefined
  const uri = vscode.Uri.parse(found.file)
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === found.file)
  try {
    const text = open?.getText() ?? decodeText(await vscode.workspace.fs.readFile(uri))?.text
    const path = uri.path.slice(folder.path.length + 1)
    return text === undefined ? undefined : { path, date: found.date, text }
  } catch {
    // Removed since the archive was read; the new digest then starts without it.
    return undefined
  }
}

/** Opens the template of new digests; creates an initial one if there is none. */
export const editTemplate: Command = {
  id: 'researchDigest.editTemplate',
  async run(services) {
    const home = await homeOfDigests(services)
    if (!home) return
    const file = vscode.Uri.joinPath(home.folder, home.conventions?.newDigest.template ?? templateFileName)
    const edit = new vscode.WorkspaceEdit()
    edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(usualTemplate) })
    await vscode.workspace.applyEdit(edit)
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file), { preview: false })
  },
}

/** The samples that are part of the package, in the languages of the interface. */
const sample = 'sample/2020-11-generative-models.digest'
const samples: Readonly<Record<string, string>> = { ko: 'l10n/sample.ko.digest' }

/** Opens a digest to experiment with. It is a new document, which touches no file until the person saves it. */
export const openSampleDigest: Command = {
  id: 'researchDigest.openSampleDigest',
  async run({ context }) {
    const file = vscode.Uri.joinPath(context.extensionUri, samples[vscode.env.language] ?? sample)
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
    const document = await vscode.workspace.openTextDocument({ language: 'research-digest', content })
    await vscode.window.showTextDocument(document, { preview: false })
  },
}
