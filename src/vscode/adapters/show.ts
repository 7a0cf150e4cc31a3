// The only place from which text reaches notifications, lists and the status bar. Whatever it contains, such as a file
// name or text from a service, it is shown as it is: no part becomes a link, a command or an icon. Work that is shown can be cancelled.
import * as vscode from 'vscode'
import { delay } from '../../core/base/async.ts'
import { describeError, isAbort } from '../../core/base/errors.ts'
import { inLabel, inLine, inName, inNotification } from '../../core/base/foreignText.ts'

/** The button that the person pressed; `undefined` if they closed the message. */
export function showInformation(
  message: string,
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(inNotification(message), ...buttons)
}

export function showWarning(message: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(inNotification(message), ...buttons)
}

export function showError(message: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showErrorMessage(inNotification(message), ...buttons)
}

/** Asks a question that must be answered first; returns whether the person confirmed. */
export async function confirm(
  question: string,
  button: string,
  details: readonly string[] = [],
): Promise<boolean> {
  return (await ask(question, [button], details)) === button
}

/** The same with several buttons; the one that the person pressed, if any. */
export function ask(
  question: string,
  buttons: readonly string[],
  details: readonly string[],
): Thenable<string | undefined> {
  const options = { modal: true, detail: details.map(inNotification).join('\n') }
  return vscode.window.showWarningMessage(inNotification(question), options, ...buttons)
}

/** Shows in the status bar, for a moment, what has been done. */
export function showBriefly(message: string): void {
  vscode.window.setStatusBarMessage(inLabel(message), brieflyMs)
}

const brieflyMs = 4_000

export interface Progress {
  /** @param increment per cent since the last report */
  report(message: string, increment?: number): void
}

/** Runs the work under a notification that can cancel it. */
export function withNotification<T>(
  title: string,
  work: (signal: AbortSignal, progress: Progress) => Promise<T>,
): Thenable<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: inNotification(title),
    cancellable: true,
  }
  return vscode.window.withProgress(options, (shown, token) => {
    const report = (message: string, increment?: number) =>
      shown.report({ message: inNotification(message), ...(increment !== undefined && { increment }) })
    return withSignal(token, (signal) => work(signal, { report }))
  })
}

/** Runs the work while the status bar shows the title. */
export function withStatus<T>(title: string, work: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: inLabel(title) }, work)
}

/** Runs the work while a view of the side bar shows progress. */
export function withViewProgress<T>(viewId: string, work: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId } }, work)
}

/** A row of a list, as text. */
export interface Row {
  readonly label: string
  readonly description?: string
  readonly detail?: string
  /** A row that only separates others. */
  readonly kind?: vscode.QuickPickItemKind
}

/** Lets the person choose a row; `undefined` if they choose none. */
export async function pickRow<T extends Row>(
  rows: readonly T[],
  options: vscode.QuickPickOptions,
): Promise<T | undefined> {
  const items = rows.map((row) => ({ ...toQuickPickItem(row), row }))
  return (await vscode.window.showQuickPick(items, options))?.row
}

/** A row of a list with multiple selection. */
interface ChoosableRow extends Row {
  /** Whether it is selected at first; by default it is. */
  readonly picked?: boolean
}

/** Lets the person select several rows; `undefined` if they cancel. */
export async function pickRows<T extends ChoosableRow>(
  rows: readonly T[],
  options: vscode.QuickPickOptions,
): Promise<readonly T[] | undefined> {
  const items = rows.map((row) => ({
    ...toQuickPickItem(row),
    picked: row.picked ?? true,
    row,
  }))
  const picked = await vscode.window.showQuickPick(items, { ...options, canPickMany: true })
  return picked?.map(({ row }) => row)
}

interface PickedItem<T extends Row> extends vscode.QuickPickItem {
  readonly row: T
}

/** A list whose rows change while the person types. */
export class RowPicker<T extends Row> {
  readonly #pick = vscode.window.createQuickPick<PickedItem<T>>()

  get view(): Omit<vscode.QuickPick<PickedItem<T>>, 'items'> {
    return this.#pick
  }

  /** VS Code must not filter out rows that were found by more than the letters of the label. */
  set rows(rows: readonly T[]) {
    this.#pick.items = rows.map((row) => ({ ...toQuickPickItem(row), alwaysShow: true, row }))
  }

  get shown(): readonly T[] {
    return this.#pick.items.map(({ row }) => row)
  }

  /** The selected rows, or the active one in a list with single selection. */
  get chosen(): readonly T[] {
    return this.#pick.selectedItems.map(({ row }) => row)
  }

  /** Selects rows for the person. */
  choose(isChosen: (row: T) => boolean): void {
    this.#pick.selectedItems = this.#pick.items.filter(({ row }) => isChosen(row))
  }
}

function toQuickPickItem({ label, description, detail, kind }: Row): vscode.QuickPickItem {
  return {
    label: inLabel(label),
    ...(description !== undefined && { description: inLabel(description) }),
    ...(detail !== undefined && { detail: inLabel(detail) }),
    ...(kind !== undefined && { kind }),
  }
}

/** The label of a completion; the text beside it never becomes icons. */
export function completionLabel({ label, description }: Row): vscode.CompletionItemLabel {
  return { label: inLabel(label), ...(description !== undefined && { description }) }
}

/** A row of a tree, as VS Code wants it. */
export type TreeRow = vscode.TreeItem

/** A row of a tree in the side bar. */
export function treeItem(
  { label, description = '' }: Row,
  state: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(inName(label), state)
  item.description = inName(description)
  return item
}

/** A name in the outline, in breadcrumbs and in lists of symbols. */
export function symbolName(name: string): string {
  return inName(name)
}

/** Markdown whose links may run these commands of ours. Untrusted text in it must already be escaped. */
export function markdownWithCommands(text: string, commands: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text)
  markdown.isTrusted = { enabledCommands: commands }
  return markdown
}

/** The address of a link that runs a command. */
export function commandAddress(command: string, argument: unknown): string {
  const encoded = encodeURIComponent(JSON.stringify([argument]))
  return `command:${command}?${encoded.replaceAll('(', '%28').replaceAll(')', '%29')}`
}

/** The text of an item of the status bar: one of VS Code's icons, and words. */
export function statusText(iconName: string, words: string): string {
  return words === '' ? `$(${iconName})` : `$(${iconName}) ${inLabel(words)}`
}

/** A count as people write it in the editor's language: `3,000,000`. */
export function formatCount(count: number): string {
  return count.toLocaleString(vscode.env.language)
}

/**
 * A log that untrusted text cannot forge: such text, for example from a service, starts no line and is not interpreted.
 */
export function createLog(): vscode.LogOutputChannel {
  const channel = vscode.window.createOutputChannel(vscode.l10n.t('Research Digest'), { log: true })
  return Object.create(channel, {
    info: { value: (message: string) => channel.info(inLine(message)) },
    warn: { value: (message: string) => channel.warn(inLine(message)) },
    error: { value: (message: string | Error) => channel.error(inLine(String(message))) },
  })
}

/** An error handler for promises that are not awaited: cancellations are ignored, other errors go to the log. */
export function reportError(log: vscode.LogOutputChannel, doing: string): (error: unknown) => void {
  return (error) => {
    if (isAbort(error) || error instanceof vscode.CancellationError) return
    log.error(`${doing}: ${describeError(error)}`)
  }
}

/**
 * Runs the work with a signal that follows the token; no listener stays behind on the token. The signal's reason is the
 * error by which VS Code recognises a cancellation; it would log any other as a failure.
 */
export async function withSignal<T>(
  token: vscode.CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const cancel = () => controller.abort(new vscode.CancellationError())
  if (token.isCancellationRequested) cancel()
  const listener = token.onCancellationRequested(cancel)
  try {
    return await work(controller.signal)
  } finally {
    listener.dispose()
  }
}

export interface Pending {
  readonly kind: 'pending'
}

/**
 * The result of the work, or that it is still pending after this many milliseconds; the work continues.
 * @throws what the work throws, and the signal's reason as soon as it aborts.
 */
export async function withTimeout<T>(
  work: Promise<T>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<T | Pending> {
  const patience = new AbortController()
  const over = delay(timeoutMs, AbortSignal.any([signal, patience.signal]))
  try {
    return await Promise.race([work, over.then(() => ({ kind: 'pending' }) as const)])
  } finally {
    over.catch(() => {}) // Ended early; nobody waits for it.
    patience.abort()
  }
}
