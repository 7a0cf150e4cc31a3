import type * as vscode from 'vscode'
import type { ShapedYaml } from '../../core/language/shapedYaml.ts'
import { isConventionsFile } from '../documentChecks.ts'

/** The YAML of ours that an offset of a document is in: the whole file of conventions, or front matter. */
export async function yamlAt(document: vscode.TextDocument, offset: number): Promise<ShapedYaml | undefined> {
  const isConventions = isConventionsFile(document)
  // Most places of most documents are in neither, and nothing needs to be loaded to see that.
  if (!isConventions && !document.lineAt(0).text.startsWith('---')) return undefined
  const { conventionsYaml, frontMatterYaml } = await import('../../core/language/shapedYaml.ts')
  return isConventions ? conventionsYaml(document.getText()) : frontMatterYaml(document.getText(), offset)
}
