import * as vscode from 'vscode'
import { paperHints } from '../../core/language/inlayHints.ts'
import { paperSelector } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { toSpan } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'

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
