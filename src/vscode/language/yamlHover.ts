import * as vscode from 'vscode'
import { escapeMarkdown } from '../../core/language/markdownText.ts'
import { checkedSelector } from '../adapters/documents.ts'
import { toRange } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { yamlAt } from './yamlAt.ts'

/** What keys and values of front matter and conventions mean. */
export const registerYamlHover: RegisterFeature = () =>
  vscode.languages.registerHoverProvider(checkedSelector, {
    async provideHover(document, position) {
      const offset = document.offsetAt(position)
      const yaml = await yamlAt(document, offset)
      if (!yaml) return undefined
      const { yamlMeaning } = await import('../../core/language/yamlHover.ts')
      const meaning = yamlMeaning(yaml, offset)
      if (!meaning) return undefined
      const text = escapeMarkdown(meaning.text).replaceAll('\n', '  \n')
      return new vscode.Hover(new vscode.MarkdownString(text), toRange(document, meaning.span))
    },
  })
