import * as vscode from 'vscode'
import { conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import { paperLanguages } from '../adapters/documents.ts'
import { showInformation } from '../adapters/show.ts'
import { toSpan, toWorkspaceEdit } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import { type Lesson, pickPattern, pickTitle } from '../teachEntries.ts'
import type { Command } from './command.ts'

/** Makes a pattern of the entry at the cursor or in the selection, shows what it reads, and writes it to `digest.yaml`. */
export const readEntriesLikeThis: Command = {
  id: 'researchDigest.readEntriesLikeThis',
  async run(services) {
    const editor = vscode.window.activeTextEditor
    if (!editor || !paperLanguages.includes(editor.document.languageId))
      return tell(vscode.l10n.t('Open a digest first, and put the cursor into an entry that is misread.'))
    const { document } = editor
    const folder = vscode.workspace.getWorkspaceFolder(document.uri)
    if (!folder)
      return tell(
        vscode.l10n.t('Open the folder of the digest first; the pattern goes into its digest.yaml.'),
      )
    const { version } = document
    const lesson = await findLesson(services, editor)
    const title = lesson && (await pickTitle(editor, lesson))
    const pattern = title && (await pickPattern(editor, lesson, title))
    if (!pattern) return
    if (document.version !== version)
      return tell(vscode.l10n.t('The document has changed meanwhile; nothing was taught.'))
    const found = await services.conventions.find(document.uri)
    await teach(vscode.Uri.joinPath(found?.folder ?? folder.uri, conventionsFileName), pattern)
    // Watchers may take their time to say that the file has changed.
    await services.conventions.find(document.uri)
  },
}

function tell(message: string): void {
  void showInformation(message)
}

/** Tells when the cursor is in no entry. */
async function findLesson(
  { documents, conventions }: Services,
  { document, selection }: vscode.TextEditor,
): Promise<Lesson | undefined> {
  const { entryExample } = await import('../../core/language/entryTeaching.ts')
  const { sections = [], entries = [] } = conventions.of(document) ?? {}
  const example = entryExample(document.getText(), toSpan(document, selection))
  if (example)
    return { example, known: { sections, entries }, before: documents.digestOf(document).entries.length }
  tell(vscode.l10n.t('No title with a link is here. Put the cursor into an entry, or select its title.'))
  return undefined
}

async function teach(file: vscode.Uri, pattern: string): Promise<void> {
  const { withEntry } = await import('../../core/digest/conventions/entries.ts')
  if (!(await exists(file))) {
    const edit = withEntry('', pattern)
    const create = new vscode.WorkspaceEdit()
    create.createFile(file, { contents: new TextEncoder().encode(edit?.newText) })
    await vscode.workspace.applyEdit(create)
    return
  }
  const document = await vscode.workspace.openTextDocument(file)
  const wasSaved = !document.isDirty
  const edit = withEntry(document.getText(), pattern)
  if (!edit) {
    await vscode.window.showTextDocument(document)
    return tell(vscode.l10n.t('The pattern could not be added: {0} is not valid YAML.', conventionsFileName))
  }
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, [edit]))
  // The conventions are those on the disk; what somebody was in the middle of writing is theirs to save.
  if (wasSaved) await document.save()
  else await vscode.window.showTextDocument(document, { preserveFocus: true, preview: false })
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file)
    return true
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false
    throw error
  }
}
