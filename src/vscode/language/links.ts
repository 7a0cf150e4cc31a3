import * as vscode from 'vscode'
import { paperHints, plainLinks } from '../../core/language/links.ts'
import { paperSelector } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { toRange, toSpan } from '../adapters/spans.ts'
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

export const registerInlayHints: RegisterFeature = ({ documents, papers }) => {
  const changed = new vscode.EventEmitter<void>()
  const provider = vscode.languages.registerInlayHintsProvider(paperSelector, {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(document, range) {
      const digest = readSettings(document).inlayHints ? documents.asDigest(document) : undefined
      if (!digest) return []
      return paperHints(digest, toSpan(document, range), papers).map(({ offset, text, details }) => {
        const hint = new vscode.InlayHint(document.positionAt(offset), text)
        hint.paddingLeft = true
        hint.tooltip = details
        return hint
      })
    },
  })
  return vscode.Disposable.from(
    changed,
    provider,
    papers.onDidChange(() => changed.fire()),
    documents.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('researchDigest.inlayHints')) changed.fire()
    }),
  )
}
