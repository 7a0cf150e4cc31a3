import * as vscode from 'vscode'
import { escapeMarkdown } from '../../core/base/foreignText.ts'
import { conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import type { ShapedYaml, YamlChoice } from '../../core/language/yaml.ts'
import { checkedSelector, paperSelector, toRange } from '../adapters/documents.ts'
import { completionLabel } from '../adapters/show.ts'
import { isConventionsFile } from '../documentChecks.ts'
import type { RegisterFeature } from '../services.ts'

/**
 * Keys and values of front matter and conventions. A space triggers suggestions in YAML only: in other text it would
 * close the word suggestions that somebody is using.
 */
export const registerYamlCompletion: RegisterFeature = () =>
  vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(conventionsSelector, provider, ':', ' ', '{'),
    vscode.languages.registerCompletionItemProvider(paperSelector, provider, ':'),
  )

const provider: vscode.CompletionItemProvider = {
  async provideCompletionItems(document, position) {
    const offset = document.offsetAt(position)
    const yaml = await yamlAt(document, offset)
    if (!yaml) return undefined
    const { yamlChoices } = await import('../../core/language/yaml.ts')
    return yamlChoices(yaml, offset).map((choice, index) => toItem(document, choice, index))
  },
}

function toItem(document: vscode.TextDocument, choice: YamlChoice, index: number): vscode.CompletionItem {
  const kind =
    choice.kind === 'key' ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.EnumMember
  const item = new vscode.CompletionItem(completionLabel({ label: choice.label }), kind)
  item.insertText = choice.newText
  item.range = toRange(document, choice.span)
  item.documentation = choice.description
  item.sortText = String(index).padStart(4, '0')
  return item
}

/** What keys and values of front matter and conventions mean. */
export const registerYamlHover: RegisterFeature = () =>
  vscode.languages.registerHoverProvider(checkedSelector, {
    async provideHover(document, position) {
      const offset = document.offsetAt(position)
      const yaml = await yamlAt(document, offset)
      if (!yaml) return undefined
      const { yamlMeaning } = await import('../../core/language/yaml.ts')
      const meaning = yamlMeaning(yaml, offset)
      if (!meaning) return undefined
      const text = escapeMarkdown(meaning.text).replaceAll('\n', '  \n')
      return new vscode.Hover(new vscode.MarkdownString(text), toRange(document, meaning.span))
    },
  })

/** The part of a document around an offset that is our YAML: the whole conventions file, or front matter. */
async function yamlAt(document: vscode.TextDocument, offset: number): Promise<ShapedYaml | undefined> {
  const isConventions = isConventionsFile(document)
  // Most positions of most documents are in neither, and nothing needs to be loaded to see that.
  if (!isConventions && !document.lineAt(0).text.startsWith('---')) return undefined
  const { conventionsYaml, frontMatterYaml } = await import('../../core/language/yaml.ts')
  return isConventions ? conventionsYaml(document.getText()) : frontMatterYaml(document.getText(), offset)
}

/** The conventions files of folders. */
const conventionsSelector: vscode.DocumentSelector = [{ pattern: `**/${conventionsFileName}` }]
