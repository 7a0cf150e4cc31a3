import * as vscode from 'vscode'
import type { Account, Draft, DraftTarget, SentDraft } from '../../core/publish/target.ts'
import type { Records } from '../../records/records.ts'
import { shownScheme } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { withNotification } from '../adapters/show.ts'

/**
 * The person's accounts at services that take drafts, and sending to them. Keys are kept in secret storage, each for
 * the address that it was given for: changing a setting never gives a key to another address.
 */
export class Drafts implements vscode.Disposable, vscode.TextDocumentContentProvider {
  readonly #secrets: vscode.SecretStorage
  readonly #records: Pick<Records, 'sendDraft'>
  readonly #provider = vscode.workspace.registerTextDocumentContentProvider(shownScheme, this)
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly onDidChange = this.#changed.event
  readonly #shown = new Map<string, string>()

  constructor(secrets: vscode.SecretStorage, records: Pick<Records, 'sendDraft'>) {
    this.#secrets = secrets
    this.#records = records
  }

  /** The address in the settings, without a trailing slash; empty for a chat, `undefined` if there is none. */
  addressOf({ addressSetting }: DraftTarget): string | undefined {
    if (addressSetting === undefined) return ''
    const address = readSettings().draftAddresses[addressSetting]?.trim().replace(/\/+$/, '') ?? ''
    return URL.canParse(address) ? address : undefined
  }

  /** The account with the stored key, or one that the person enters now; `undefined` if they enter none. */
  async account(target: DraftTarget, address: string): Promise<Account | undefined> {
    // Some systems have no secret storage; then the key is asked for each time.
    const kept = await Promise.resolve(this.#secrets.get(nameOf(target, address))).catch(() => undefined)
    const key = kept ?? (await this.askForKey(target, address))
    return key ? { address, key, lists: readSettings().mailingLists } : undefined
  }

  /** Stores the key that the person enters; an empty one removes the stored key. `undefined` if they cancel. */
  async askForKey(target: DraftTarget, address: string): Promise<string | undefined> {
    const entered = await vscode.window.showInputBox({
      title: vscode.l10n.t('Key for {0}', target.label),
      prompt: target.askForKey(),
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) => {
        const isFit = text.trim() === '' || target.isKey(text.trim())
        return isFit
          ? undefined
          : vscode.l10n.t('This is not a key for {0}. {1}', target.label, target.askForKey())
      },
    })
    const key = entered?.trim()
    if (key === undefined) return undefined
    const name = nameOf(target, address)
    const kept = key === '' ? this.#secrets.delete(name) : this.#secrets.store(name, key)
    await Promise.resolve(kept).catch(() => {})
    return key === '' ? undefined : key
  }

  /** @throws errors of the records, and the signal's reason when the person cancels */
  send(draft: Draft, target: DraftTarget, account: Account): Thenable<SentDraft> {
    const title = vscode.l10n.t('Sending the digest to {0}', target.label)
    return withNotification(title, (signal) =>
      this.#records.sendDraft({ target: target.id, draft, account }, signal),
    )
  }

  /** Shows a text beside the digest, in a read-only document that need not be saved. */
  async show(text: string, name: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: shownScheme, path: `/${name}` })
    this.#shown.set(uri.toString(), text)
    this.#changed.fire(uri)
    const document = await vscode.workspace.openTextDocument(uri)
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true })
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#shown.get(uri.toString()) ?? ''
  }

  dispose(): void {
    this.#provider.dispose()
    this.#changed.dispose()
  }
}

function nameOf({ id }: DraftTarget, address: string): string {
  return `researchDigest.draftKey.${id}.${address}`
}
