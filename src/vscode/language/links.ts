import * as vscode from 'vscode'
import { plainLinks } from '../../core/language/links.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toRange } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'

export const registerLinks: RegisterFeature = ({ documents }) =>
  vscode.languages.registerDocumentLinkProvider(paperSelector, {
    provideDocumentLinks(document) {
      return plainLinks(documents.digestOf(document)).map(({ span, url, label }) => {
        const link = new vscode.DocumentLink(toRange(document, span), vscode.Uri.parse(url))
        link.tooltip = vscode.l10n.t('Open arXiv:{0}', label)
        return link
      })
    },
  })
