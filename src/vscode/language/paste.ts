import * as vscode from 'vscode'
import { paperSelector, snippetWithCursor } from '../adapters/documents.ts'
import { reportError, withSignal } from '../adapters/show.ts'
import { FollowedPastes } from '../paste/followedPastes.ts'
import { PasteWriter, type PreparedPaste } from '../paste/pasteWriter.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** The types for which the providers are called: VS Code calls a provider only if the content has one of them. */
const transferMimeTypes = ['text/plain', 'text/html', 'text/uri-list', 'files'] as const

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('researchDigest', 'papers')

/**
 * Papers that are pasted or dropped become entries, or mentions within a sentence. The plain text stays one choice
 * away.
 */
export const registerPaste: RegisterFeature = (services) => {
  const provider = new PaperPaste(services)
  return vscode.Disposable.from(
    provider,
    vscode.languages.registerDocumentPasteEditProvider(paperSelector, provider, {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: transferMimeTypes,
    }),
    vscode.languages.registerDocumentDropEditProvider(paperSelector, provider, {
      providedDropEditKinds: [kind],
      dropMimeTypes: transferMimeTypes,
    }),
  )
}

class PaperPaste
  implements vscode.DocumentPasteEditProvider, vscode.DocumentDropEditProvider, vscode.Disposable
{
  readonly #services: Services
  readonly #writer: PasteWriter
  readonly #followed: FollowedPastes

  constructor(services: Services) {
    this.#services = services
    this.#writer = new PasteWriter(services)
    this.#followed = new FollowedPastes(services)
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    transfer: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const prepared = await this.#prepare(document, ranges, transfer, token)
    if (!prepared) return undefined
    const { insertText, additionalEdit } = toEdit(prepared, ranges[0] as vscode.Range)
    const edit = new vscode.DocumentPasteEdit(insertText, titleOf(prepared), kind)
    if (additionalEdit) edit.additionalEdit = additionalEdit
    if (!prepared.isFirst) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text]
    return [edit]
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    transfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const range = new vscode.Range(position, position)
    const prepared = await this.#prepare(document, [range], transfer, token)
    if (!prepared) return undefined
    const { insertText, additionalEdit } = toEdit(prepared, range)
    const edit = new vscode.DocumentDropEdit(insertText, titleOf(prepared), kind)
    if (additionalEdit) edit.additionalEdit = additionalEdit
    if (!prepared.isFirst) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text]
    return edit
  }

  dispose(): void {
    this.#followed.dispose()
  }

  /** With several cursors, VS Code pastes plain text. A failure must not prevent a paste. */
  async #prepare(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    transfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<PreparedPaste | undefined> {
    const [range] = ranges
    if (!range || ranges.length > 1) return undefined
    try {
      const prepared = await withSignal(token, (signal) =>
        this.#writer.prepare(document, range, transfer, signal),
      )
      if (prepared && !token.isCancellationRequested) this.#followed.offer(prepared)
      return prepared
    } catch (error) {
      if (!token.isCancellationRequested) reportError(this.#services.log, 'Reading what was pasted')(error)
      return undefined
    }
  }
}

function titleOf({ written, papers }: PreparedPaste): string {
  const count = papers.references.length
  if (written.kind === 'mentions')
    return count === 1
      ? vscode.l10n.t('Insert as Paper Mention')
      : vscode.l10n.t('Insert as {0} Paper Mentions', count)
  return count === 1 ? vscode.l10n.t('Insert as Entry') : vscode.l10n.t('Insert as {0} Entries', count)
}

/** VS Code inserts at the position of the paste; further changes of its line are an additional edit. */
function toEdit(
  { document, written }: PreparedPaste,
  range: vscode.Range,
): { readonly insertText: string | vscode.SnippetString; readonly additionalEdit?: vscode.WorkspaceEdit } {
  const { span, newText, cursor } = written
  const before = document.getText(new vscode.Range(document.positionAt(span.start), range.start))
  const after = document.getText(new vscode.Range(range.end, document.positionAt(span.end)))
  const keeps = newText.startsWith(before)
  const insertText = withCursor(
    keeps ? newText.slice(before.length) : newText,
    cursor - (keeps ? before.length : 0),
  )
  if (keeps && after === '') return { insertText }
  const additionalEdit = new vscode.WorkspaceEdit()
  if (!keeps)
    additionalEdit.delete(document.uri, new vscode.Range(document.positionAt(span.start), range.start))
  if (after !== '')
    additionalEdit.delete(document.uri, new vscode.Range(range.end, document.positionAt(span.end)))
  return { insertText, additionalEdit }
}

/** With the cursor at the end, plain text: a snippet would change the indentation, which is already right. */
function withCursor(text: string, cursor: number): string | vscode.SnippetString {
  if (cursor >= text.length || cursor < 0) return text
  return snippetWithCursor(text, cursor)
}
