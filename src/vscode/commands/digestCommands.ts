// How a digest begins and where it goes: new digests, the template and the sample, and drafts at services.
import * as vscode from 'vscode'
import { isAbort } from '../../core/base/errors.ts'
import { decodeText } from '../../core/base/textBytes.ts'
import type { Conventions } from '../../core/digest/conventions/conventions.ts'
import { type DigestDate, dateIn, templateFileName } from '../../core/digest/date.ts'
import {
  type EarlierDigest,
  newDigestFile,
  sectionLines,
  usualTemplate,
} from '../../core/digest/newDigest.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { beginWith, readingListName } from '../../core/language/insertPapers.ts'
import type { Account, Draft, DraftTarget, SentDraft } from '../../core/publish/target.ts'
import { chosenDocument } from '../adapters/documents.ts'
import {
  ask,
  formatCount,
  pickRow,
  pickRows,
  showError,
  showInformation,
  showWarning,
  withStatus,
} from '../adapters/show.ts'
import { activeDigest, exportOptions, withRecords } from '../export/saveExport.ts'
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
    const earlier = await withStatus(vscode.l10n.t('Reading the archive'), () =>
      services.habits.digestBefore(date, folder),
    )
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
  const at = cursor === undefined ? undefined : document.positionAt(cursor)
  await vscode.window.showTextDocument(document, {
    preview: false,
    ...(at && { selection: new vscode.Range(at, at) }),
  })
}

/** In the writer's own time zone. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
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

/** Sends the active digest to a service as a draft, after the person has seen its problems and confirmed. */
export const publishDigestAsDraft: Command = {
  id: 'researchDigest.publishDigestAsDraft',
  async run(services, argument) {
    const digest = activeDigest(services, await chosenDocument(argument))
    const place = digest && (await pickPlace(services))
    if (!place) return
    const { target, address } = place
    const [exported] = await withRecords([digest], services)
    if (!exported) return
    const { checkedDraft } = await import('../../core/publish/draft.ts')
    const { draft, obstacles, remarks } = checkedDraft(exported, target, await exportOptions(services))
    if (obstacles.length > 0) {
      void showWarning(vscode.l10n.t('Nothing was sent. {0}', obstacles.join(' ')))
      return
    }
    const account = await services.drafts.account(target, address)
    if (!account) return
    const missing = target.missingOf?.(account)
    if (missing !== undefined) void showWarning(missing)
    else if (await isAgreed({ draft, target, account }, remarks, services))
      await send({ draft, target, account }, services)
  },
}

/** Asks for the key of a service that takes drafts; an empty one removes it. */
export const setDraftKey: Command = {
  id: 'researchDigest.setDraftKey',
  async run(services) {
    const place = await pickPlace(services)
    if (place) await services.drafts.askForKey(place.target, place.address)
  },
}

interface Place {
  readonly target: DraftTarget
  readonly address: string
}

async function pickPlace({ drafts }: Services): Promise<Place | undefined> {
  const { draftTargets } = await import('../../core/publish/targets.ts')
  const rows = draftTargets.map((target) => ({
    label: target.label,
    description:
      target.gives === 'draft'
        ? vscode.l10n.t('a draft that you send from there')
        : vscode.l10n.t('a message that the channel sees immediately'),
    detail: target.addressSetting === undefined ? '' : (drafts.addressOf(target) ?? ''),
    target,
  }))
  const placeHolder = vscode.l10n.t('Select the service to send the digest to')
  const target = (await pickRow(rows, { placeHolder }))?.target
  const address = target && drafts.addressOf(target)
  if (!target || address !== undefined)
    return target && address !== undefined ? { target, address } : undefined
  const setting = `researchDigest.${target.addressSetting}`
  const open = vscode.l10n.t('Open Settings')
  if ((await showWarning(vscode.l10n.t('The setting {0} has no valid address.', setting), open)) === open)
    await vscode.commands.executeCommand('workbench.action.openSettings', setting)
  return undefined
}

interface Shipment {
  readonly draft: Draft
  readonly target: DraftTarget
  readonly account: Account
}

/**
 * Shows what is sent to which service, and its problems, with a preview on request; returns whether the person
 * confirmed.
 */
async function isAgreed(
  shipment: Shipment,
  remarks: readonly string[],
  { drafts }: Services,
): Promise<boolean> {
  const { draft, target, account } = shipment
  const send = vscode.l10n.t('Send')
  const show = vscode.l10n.t('Show What Is Sent')
  const question =
    target.gives === 'draft'
      ? vscode.l10n.t('Send “{0}” to {1} as a draft?', draft.title, target.label)
      : vscode.l10n.t(
          'Post “{0}” to {1}? Everyone in the channel sees it immediately.',
          draft.title,
          target.label,
        )
  const size = vscode.l10n.t('{0} characters will be sent.', formatCount(draft.texts.join('').length))
  const answer = await ask(question, [send, show], [size, ...remarks])
  if (answer !== show) return answer === send
  const { describeDraft } = await import('../../core/publish/draft.ts')
  const name = `${target.label}.${target.gives === 'draft' ? 'html' : 'txt'}`
  await drafts.show(describeDraft(draft, target, account), name)
  return (await showInformation(vscode.l10n.t('Nothing has been sent yet. {0}', question), send)) === send
}

async function send(shipment: Shipment, services: Services): Promise<void> {
  const { draft, target, account } = shipment
  const { drafts, log } = services
  log.info(`Sending a digest to ${target.label}: ${draft.texts.join('').length} characters`)
  try {
    await tellSent(await drafts.send(draft, target, account), target)
  } catch (error) {
    if (isAbort(error) || error instanceof vscode.CancellationError) {
      void showWarning(
        vscode.l10n.t(
          'Sending was cancelled. Anything that {0} has already received stays there.',
          target.label,
        ),
      )
      return
    }
    const message = error instanceof Error ? error.message : String(error)
    log.error(`Sending a digest to ${target.label}: ${message}`)
    const other = vscode.l10n.t('Enter Key…')
    const isKey = (error as { code?: unknown }).code === 'key-refused'
    if ((await showError(message, ...(isKey ? [other] : []))) !== other) return
    const key = await drafts.askForKey(target, account.address)
    if (key) await send({ ...shipment, account: { ...account, key } }, services)
  }
}

async function tellSent({ url }: SentDraft, { label, gives }: DraftTarget): Promise<void> {
  const open = vscode.l10n.t('Open Draft')
  const message =
    gives === 'draft'
      ? vscode.l10n.t('The digest is now a draft at {0}. Nobody gets it until you send it there.', label)
      : vscode.l10n.t('The digest was posted to {0}.', label)
  const isOpened = (await showInformation(message, ...(url === undefined ? [] : [open]))) === open
  if (isOpened && url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true))
}
