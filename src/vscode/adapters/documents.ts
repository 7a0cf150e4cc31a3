import * as vscode from 'vscode'
import { looksLikeDigest } from '../../core/digest/detect.ts'
import type { Digest } from '../../core/digest/digest.ts'
import { parseDigest } from '../../core/digest/parseDigest.ts'
import { readSettings } from './settings.ts'

/** Documents in which papers can be named. */
export const paperLanguages: readonly string[] = ['research-digest', 'markdown', 'plaintext']

export const paperSelector: vscode.DocumentSelector = paperLanguages.map((language) => ({ language }))

interface Snapshot {
  readonly version: number
  readonly digest: Digest
}

/** The digest of each open document: one parse a version, shared by all features. */
export class DigestDocuments {
  readonly #snapshots = new WeakMap<vscode.TextDocument, Snapshot>()

  digestOf(document: vscode.TextDocument): Digest {
    const known = this.#snapshots.get(document)
    if (known?.version === document.version) return known.digest
    const digest = parseDigest(document.getText())
    this.#snapshots.set(document, { version: document.version, digest })
    return digest
  }

  /** The digest, if the document is treated as one: by its language, our front matter, a setting, or what it holds. */
  asDigest(document: vscode.TextDocument): Digest | undefined {
    if (!paperLanguages.includes(document.languageId)) return undefined
    const digest = this.digestOf(document)
    const isDigest =
      document.languageId === 'research-digest' || looksLikeDigest(digest) || isChosen(document)
    return isDigest ? digest : undefined
  }
}

function isChosen(document: vscode.TextDocument): boolean {
  const { files } = readSettings(document)
  return files.some((pattern) => vscode.languages.match({ pattern }, document) > 0)
}
