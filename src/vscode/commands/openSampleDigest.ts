import * as vscode from 'vscode'
import type { Command } from './command.ts'

/** The one of the project's sample that is part of the package. */
const sample = 'sample/2020-11-generative-models.digest'

/** Opens a digest to try things on. It is a new document, which touches no file until the person saves it where they want it. */
export const openSampleDigest: Command = {
  id: 'researchDigest.openSampleDigest',
  async run({ context }) {
    const file = vscode.Uri.joinPath(context.extensionUri, sample)
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
    const document = await vscode.workspace.openTextDocument({ language: 'research-digest', content })
    await vscode.window.showTextDocument(document, { preview: false })
  },
}
