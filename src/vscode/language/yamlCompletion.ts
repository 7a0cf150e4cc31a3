import * as vscode from 'vscode'
import type { YamlChoice } from '../../core/language/yamlCompletion.ts'
import { conventionsSelector, paperSelector } from '../adapters/documents.ts'
import { completionLabel } from '../adapters/show.ts'
import { toRange } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { yamlAt } from './yamlAt.ts'

/**
 * Keys and values of front matter and conventions. A space asks for values in YAML alone: in other text it would end the
 * suggestions of words that somebody is in the middle of.
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
    const { yamlChoices } = await import('../../core/language/yamlCompletion.ts')
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
